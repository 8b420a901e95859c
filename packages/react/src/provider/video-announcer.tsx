'use client'

import { isSettled } from '@generated-video/client'
import type { VideoGeneration } from '@generated-video/client'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { hideVisually } from '../internal/hide-visually.ts'
import { explainError } from '../messages/explain-error.ts'
import { shortenPrompt } from '../messages/shorten-prompt.ts'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import type { VideoMessages } from '../messages/video-messages.ts'
import { onNotKept } from './not-kept-news.ts'
import { useVideoClient } from './video-client-context.ts'

/**
 * Says to screen readers what becomes of the generations: accepted, finished, failed. Renders a visually hidden
 * `<div role="status">`.
 */
export function VideoAnnouncer(): ReactNode {
  const client = useVideoClient()
  const { generations } = client
  const messages = useVideoMessages()
  const [text, setText] = useState('')

  useEffect(() => {
    let before = generations.list()
    return generations.subscribe(() => {
      const news = generations
        .list()
        .map((generation) => announcement(messages, before.find(isSame(generation)), generation))
        .filter((line) => line !== undefined)
      before = generations.list()
      if (news.length > 0) setText(news.join('\n'))
    })
  }, [generations, messages])

  useEffect(() => onNotKept(client, () => setText(messages.notKept)), [client, messages])

  return (
    <div ref={hideVisually} role="status" data-slot="generated-video-announcer">
      {text}
    </div>
  )
}

function isSame({ id }: VideoGeneration): (other: VideoGeneration) => boolean {
  return (other) => other.id === id
}

/** What a change of one generation is worth saying; nothing for most. */
function announcement(
  messages: VideoMessages,
  before: VideoGeneration | undefined,
  after: VideoGeneration,
): string | undefined {
  const stage = stageOf(after)
  // One that comes from the store, or another tab, is no news here.
  if (!before || stage === undefined || stageOf(before) === stage) return undefined
  const prompt = shortenPrompt(after.request?.prompt ?? after.model)
  if (stage === 'accepted') return messages.accepted(prompt)
  if (stage === 'finished') return messages.finished(prompt)
  return messages.ended(prompt, why(messages, after))
}

function stageOf({ state, task }: VideoGeneration): 'accepted' | 'finished' | 'ended' | undefined {
  if (task?.status === 'succeeded') return 'finished'
  if (state === 'settled' || state === 'submit_unknown' || (task && isSettled(task))) return 'ended'
  return task ? 'accepted' : undefined
}

function why(messages: VideoMessages, { state, task, error }: VideoGeneration): string {
  const status = task && isSettled(task) ? task.status : 'failed'
  const explained = explainError(
    messages,
    state === 'submit_unknown' ? state : status === 'succeeded' ? 'ready' : status,
    (task?.status === 'failed' ? task.error : undefined) ?? error,
  )
  return explained?.what ?? messages['status.failed']
}
