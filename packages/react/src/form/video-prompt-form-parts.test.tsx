import { fireEvent, render, screen } from '@testing-library/react'
import type { ReactElement } from 'react'
import { expect, it, vi } from 'vitest'
import { testParts } from '../internal/test-parts.test-helper.tsx'
import type { CommonProps, ConformingPart } from '../internal/test-parts.test-helper.tsx'
import { setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import * as entry from './index.ts'
import { custom } from './form-controls.test-helper.tsx'

interface FormPart extends ConformingPart {
  /** The form around it; absent for what is a form itself. */
  inside?: entry.VideoPromptFormRootProps
  /** The event by which the part does something of its own. */
  acts?: readonly [
    prop: 'onChange' | 'onClick' | 'onSubmit',
    event: (element: HTMLElement) => unknown,
  ]
}

const picture = 'https://files.example/boat.png'
const form = { 'data-sending': null }
const field = { 'data-invalid': null }
const pictures = { ...field, 'data-dragging': null }
const sora = { defaultModel: 'sora-2' }
const veo = { defaultModel: 'veo-3.1-generate-preview' }
const own = { defaultModel: 'own' }

const select = (value: string | number) =>
  ['onChange', (element: HTMLElement) => fireEvent.change(element, { target: { value } })] as const
const check = ['onChange', (element: HTMLElement) => fireEvent.click(element)] as const
const press = ['onClick', (element: HTMLElement) => fireEvent.click(element)] as const
const submit = ['onSubmit', (element: HTMLElement) => fireEvent.submit(element)] as const

const parts: Record<string, FormPart> = {
  VideoPromptForm: {
    draw: (props) => <entry.VideoPromptForm {...props} />,
    slot: 'video-prompt-form',
    state: form,
    acts: submit,
  },
  VideoPromptFormAdvanced: {
    draw: (props) => <entry.VideoPromptFormAdvanced {...props} />,
    inside: veo,
    slot: 'video-prompt-form-advanced',
    state: form,
  },
  VideoPromptFormAspectRatio: {
    draw: (props) => <entry.VideoPromptFormAspectRatio {...props} />,
    inside: sora,
    slot: 'video-prompt-form-aspect-ratio',
    state: field,
  },
  VideoPromptFormAudio: {
    draw: (props) => <entry.VideoPromptFormAudio {...props} />,
    inside: veo,
    slot: 'video-prompt-form-audio',
    state: field,
    acts: check,
  },
  VideoPromptFormCostEstimate: {
    draw: (props) => <entry.VideoPromptFormCostEstimate {...props} />,
    inside: { prices: { currency: 'USD', models: {} } },
    slot: 'video-prompt-form-cost-estimate',
    state: form,
  },
  VideoPromptFormCount: {
    draw: (props) => <entry.VideoPromptFormCount {...props} />,
    inside: veo,
    slot: 'video-prompt-form-count',
    state: field,
    acts: select(2),
  },
  VideoPromptFormDuration: {
    draw: (props) => <entry.VideoPromptFormDuration {...props} />,
    inside: sora,
    slot: 'video-prompt-form-duration',
    state: field,
    acts: select(8),
  },
  VideoPromptFormErrors: {
    draw: (props) => <entry.VideoPromptFormErrors {...props} />,
    inside: sora,
    slot: 'video-prompt-form-errors',
    state: form,
  },
  VideoPromptFormExamples: {
    draw: (props) => <entry.VideoPromptFormExamples {...props} />,
    inside: sora,
    slot: 'video-prompt-form-examples',
    state: form,
  },
  VideoPromptFormFirstFrame: {
    draw: (props) => <entry.VideoPromptFormFirstFrame {...props} />,
    inside: sora,
    slot: 'video-prompt-form-first-frame',
    state: pictures,
  },
  VideoPromptFormFit: {
    draw: (props) => <entry.VideoPromptFormFit {...props} />,
    inside: { ...sora, defaultValues: { firstFrame: picture } },
    slot: 'video-prompt-form-fit',
    state: field,
    acts: select('fit'),
  },
  VideoPromptFormFooter: {
    draw: (props) => <entry.VideoPromptFormFooter {...props} />,
    inside: sora,
    slot: 'video-prompt-form-footer',
    state: form,
  },
  VideoPromptFormHeader: {
    draw: (props) => <entry.VideoPromptFormHeader {...props} />,
    inside: sora,
    slot: 'video-prompt-form-header',
    state: form,
  },
  VideoPromptFormLastFrame: {
    draw: (props) => <entry.VideoPromptFormLastFrame {...props} />,
    inside: { ...veo, defaultValues: { firstFrame: picture } },
    slot: 'video-prompt-form-last-frame',
    state: pictures,
  },
  VideoPromptFormModel: {
    draw: (props) => <entry.VideoPromptFormModel {...props} />,
    inside: sora,
    slot: 'video-prompt-form-model',
    state: field,
    acts: select('wanx-video-v1'),
  },
  VideoPromptFormNegativePrompt: {
    draw: (props) => <entry.VideoPromptFormNegativePrompt {...props} />,
    inside: own,
    slot: 'video-prompt-form-negative-prompt',
    state: field,
    acts: select('Rain'),
  },
  VideoPromptFormReferences: {
    draw: (props) => <entry.VideoPromptFormReferences {...props} />,
    inside: { defaultModel: 'seedance-1.0' },
    slot: 'video-prompt-form-references',
    state: pictures,
  },
  VideoPromptFormRemix: {
    draw: (props) => <entry.VideoPromptFormRemix {...props} />,
    inside: { ...sora, defaultValues: { remixOf: 'task_1' } },
    slot: 'video-prompt-form-remix',
    state: form,
  },
  VideoPromptFormResolution: {
    draw: (props) => <entry.VideoPromptFormResolution {...props} />,
    inside: veo,
    slot: 'video-prompt-form-resolution',
    state: field,
    acts: select('720p'),
  },
  VideoPromptFormRoot: {
    draw: (props) => (
      <entry.VideoPromptFormRoot {...props}>
        <entry.VideoPromptFormTextarea />
      </entry.VideoPromptFormRoot>
    ),
    slot: 'video-prompt-form',
    state: form,
    acts: submit,
  },
  VideoPromptFormSeed: {
    draw: (props) => <entry.VideoPromptFormSeed {...props} />,
    inside: veo,
    slot: 'video-prompt-form-seed',
    state: field,
    acts: select(7),
  },
  VideoPromptFormSize: {
    draw: (props) => <entry.VideoPromptFormSize {...props} />,
    inside: own,
    slot: 'video-prompt-form-size',
    state: field,
    acts: select('1280x720'),
  },
  VideoPromptFormStatus: {
    draw: (props) => <entry.VideoPromptFormStatus {...props} />,
    inside: sora,
    slot: 'video-prompt-form-status',
    state: form,
  },
  VideoPromptFormStyle: {
    draw: (props) => <entry.VideoPromptFormStyle {...props} />,
    inside: { defaultModel: 'wanx-video-v1' },
    slot: 'video-prompt-form-style',
    state: field,
    acts: select('anime'),
  },
  VideoPromptFormSubmit: {
    draw: (props) => <entry.VideoPromptFormSubmit {...props} />,
    inside: sora,
    slot: 'video-prompt-form-submit',
    state: form,
    acts: press,
  },
  VideoPromptFormTextarea: {
    draw: (props) => <entry.VideoPromptFormTextarea {...props} />,
    inside: sora,
    slot: 'video-prompt-form-textarea',
    state: field,
    acts: select('A paper boat'),
  },
  VideoPromptFormWatermark: {
    draw: (props) => <entry.VideoPromptFormWatermark {...props} />,
    inside: veo,
    slot: 'video-prompt-form-watermark',
    state: field,
    acts: check,
  },
}

const acting = Object.entries(parts).flatMap(([name, part]) =>
  part.acts ? [[name, part, part.acts] as const] : [],
)

it('knows every part that is exported', () => {
  const exported = Object.keys(entry).filter((name) => name.startsWith('VideoPromptForm'))

  expect(Object.keys(parts).sort()).toEqual(exported.sort())
})

testParts(parts, (part, props) => Promise.resolve(show(part, props)))

it.each(acting)(
  '%s calls the user’s handler first, which may keep its own from running',
  (_, part, [prop, act]) => {
    const prevented = show(part, {
      [prop]: (event: { preventDefault: () => void }) => event.preventDefault(),
    })
    const before = prevented.trace()
    act(screen.getByTestId('part'))
    expect(prevented.trace()).toEqual(before)
    prevented.unmount()

    const handle = vi.fn()
    const { trace } = show(part, { [prop]: handle })
    act(screen.getByTestId('part'))
    expect(trace()).not.toEqual(before)
    expect(handle).toHaveBeenCalledOnce()
  },
)

it.each(Object.entries(parts).filter(([, { inside }]) => inside))(
  '%s says where it has to stand',
  (_, { draw }) => {
    const errors = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    // React 18 reports it there too.
    const quiet = (event: ErrorEvent) => event.preventDefault()
    window.addEventListener('error', quiet)
    const { wrapper } = setUpVideoTest()

    expect(() => render(draw({}), { wrapper })).toThrow(
      /^\[@generated-video\/react\] <VideoPromptForm\w+> must stand inside <VideoPromptFormRoot>\.$/,
    )
    window.removeEventListener('error', quiet)
    errors.mockRestore()
  },
)

/** Renders the part, in its form. */
function show({ draw, inside }: FormPart, props: CommonProps) {
  const sizes = ['1280x720', '1920x1080', '720x1280']
  const catalog = { own: { ...custom, sizes, negativePrompt: true } }
  const { client, wrapper } = setUpVideoTest({ clientOptions: { catalog } })
  const part = draw({ 'data-testid': 'part', ...props })
  const { unmount } = render(inside ? inForm(part, inside) : part, { wrapper })

  return {
    unmount,
    /** All that a part can bring about: what stands in the form, what was sent, what keeps it from that. */
    trace: () => [
      Object.entries(sessionStorage).filter(([name]) => name.includes(`:${client.scope}/`)),
      document.querySelector('[data-slot=video-prompt-form-error]')?.textContent,
      document.activeElement?.tagName,
    ],
  }
}

function inForm(part: ReactElement, props: entry.VideoPromptFormRootProps) {
  return (
    <entry.VideoPromptFormRoot {...props}>
      {part}
      {part.type !== entry.VideoPromptFormTextarea && <entry.VideoPromptFormTextarea />}
    </entry.VideoPromptFormRoot>
  )
}
