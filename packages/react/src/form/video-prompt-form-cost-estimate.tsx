'use client'

import type { CostEstimate } from '@generated-video/client'
import { forwardRef } from 'react'
import type { ForwardedRef } from 'react'
import { renderElement } from '../internal/render-element.tsx'
import type { Part, PartProps } from '../internal/render-element.tsx'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import { useVideoPromptForm } from './video-prompt-form-context.ts'
import type { VideoPromptFormState } from './video-prompt-form-context.ts'

type Amount = Extract<CostEstimate, { kind: 'known' }>

export type VideoPromptFormCostEstimateProps = PartProps<'p', VideoPromptFormState>

/** Says what the video will cost, or that this is not known. Renders a `<p>`, or nothing without `prices`. */
export const VideoPromptFormCostEstimate: Part<
  VideoPromptFormCostEstimateProps,
  HTMLParagraphElement
> = forwardRef(function VideoPromptFormCostEstimate(
  props: VideoPromptFormCostEstimateProps,
  ref: ForwardedRef<HTMLParagraphElement>,
) {
  const { state, estimate, hasPrices } = useVideoPromptForm('CostEstimate')
  const { cost, locale } = useVideoMessages()
  if (!hasPrices) return null

  return renderElement('p', props, ref, state, {
    'data-slot': 'video-prompt-form-cost-estimate',
    children: cost(estimate.kind === 'known' ? inWords(estimate, locale) : undefined),
  })
})

function inWords({ amount, currency }: Amount, locale: string): string {
  // A video may cost less than a cent.
  const digits = { maximumSignificantDigits: amount < 0.1 ? 2 : undefined }
  try {
    const options = { style: 'currency', currency, ...digits } as const
    return new Intl.NumberFormat(locale, options).format(amount)
  } catch {
    // Credits, say, are no currency of ISO 4217.
    return `${new Intl.NumberFormat(locale, digits).format(amount)} ${currency}`
  }
}
