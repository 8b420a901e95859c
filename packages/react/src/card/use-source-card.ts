'use client'

import type { VideoError } from '@generated-video/client'
import { useObjectUrl } from '../file/use-object-url.ts'
import { usePlayback } from '../file/use-playback.ts'
import { useDecodedSource } from '../file/use-decoded-source.ts'
import type { DecodedSource } from '../file/use-decoded-source.ts'
import type { VideoStatus } from '../generation/generation-status.ts'
import { explainError, explainUnplayable } from '../messages/explain-error.ts'
import { useVideoMessages } from '../messages/video-messages-context.ts'
import type { VideoMessages } from '../messages/video-messages.ts'
import type { GeneratedVideoCard } from './generated-video-context.ts'
import type { GeneratedVideoSubject } from './generated-video-root.tsx'

/** Gives a card's parts what they share, for a video at hand. */
export function useSourceCard(subject: GeneratedVideoSubject): GeneratedVideoCard {
  const messages = useVideoMessages()
  const source = useDecodedSource(subject.src)
  const { url: leased } = useObjectUrl(source.kind === 'blob' ? source.blob : undefined)
  const url = source.kind === 'url' ? source.url : leased
  const playback = usePlayback(url)
  const error = source.kind === 'refused' ? source.error : playback.error
  const link = source.kind === 'url' && !isBlobUrl(source.url) ? source.url : undefined
  const status = error ? 'failed' : url === undefined ? 'fetching' : 'ready'

  return {
    state: { status, aspectRatio: subject.aspectRatio ?? '16:9', connection: 'online' },
    prompt: subject.prompt,
    settings: [],
    differences: [],
    model: undefined,
    taskId: undefined,
    result: 0,
    results: 1,
    submittedAt: undefined,
    typicalTime: undefined,
    reported: undefined,
    url,
    link,
    saveable: url === undefined ? undefined : saveable(source),
    error,
    explanation: playback.error
      ? explainUnplayable(messages, link, playback.error)
      : explainSource(messages, status, error),
    playFailed: playback.fail,
    pictureMissed: playback.missPicture,
  }
}

function saveable(source: DecodedSource) {
  if (source.kind === 'blob') return source.blob
  return source.kind === 'url' && isBlobUrl(source.url) ? source.url : undefined
}

function explainSource(
  messages: VideoMessages,
  status: VideoStatus,
  error: VideoError | undefined,
) {
  const explained = explainError(messages, status, error)
  return explained && { what: messages.sourceRefused, detail: explained.detail }
}

function isBlobUrl(url: string): url is `blob:${string}` {
  return url.startsWith('blob:')
}
