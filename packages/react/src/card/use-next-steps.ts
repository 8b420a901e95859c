'use client'

import { createGenerationId, validateRequest, VideoError } from '@generated-video/client'
import type { VideoClient, VideoGeneration } from '@generated-video/client'
import { useContext, useState } from 'react'
import { failureOf, isDeclined, mayHaveCost, namesTask } from '../generation/generation-failure.ts'
import { isRunning } from '../generation/generation-status.ts'
import type { VideoStatus } from '../generation/generation-status.ts'
import { requestTakers } from '../generation/request-takers.ts'
import type { ChangedField } from '../generation/request-takers.ts'
import { useIsRetried } from '../generation/use-is-retried.ts'
import { canRetry, useRetry } from '../generation/use-retry.ts'
import type { VideoView } from '../generation/use-video-view.ts'
import { removals } from '../history/removals.ts'
import { VideoActionContext } from '../provider/video-action-context.ts'
import type { VideoActionHandler } from '../provider/video-action-context.ts'
import { useVideoClient } from '../provider/video-client-context.ts'

/** What a card offers to do next. Absent where it makes no sense now. */
export interface NextSteps {
  /** Changes the prompt; tells whether it came in time. Rejects for what the model does not take. */
  readonly edit?: ((prompt: string) => Promise<boolean>) | undefined
  /** True where the prompt was declined: changed, it is another video; unchanged, it is not sent. */
  readonly isDeclined?: boolean | undefined
  /** Puts the request where it can be changed. False where there is no form. */
  readonly takeToForm?: ((field: ChangedField) => boolean) | undefined
  /** Absent once it was tried again, unless that is known to have cost nothing. */
  readonly retry?: (() => void) | undefined
  /** True where trying again may pay for what has been paid for. */
  readonly mayCostAgain?: boolean | undefined
  readonly check?: (() => Promise<void>) | undefined
  readonly stopWaiting?: (() => void) | undefined
  readonly resume?: (() => void) | undefined
  readonly fetchVideo?: (() => void) | undefined
  /** Forgets it. Absent while it is being sent. */
  readonly remove?: (() => void) | undefined
  /** Hands the error to the app, which alone can sign in or add credit. */
  readonly solve?: (() => void) | undefined
}

/** Gives what helps a card's video next: first of all what its error names. */
export function useNextSteps(
  generation: VideoGeneration | undefined,
  view: VideoView,
  onAction: VideoActionHandler | undefined,
): NextSteps {
  const client = useVideoClient()
  const retry = useRetry(generation)
  const isRetried = useIsRetried(generation)
  const [edits] = useState(() => new Map<string, string>())
  const general = useContext(VideoActionContext)
  const { status, error } = view
  const handle = onAction ?? general
  const isForTheApp = error?.action === 'sign_in' || error?.action === 'add_credit'

  return {
    ...(generation && ofGeneration(client, generation, view, edits)),
    retry: generation && mayRetry(generation, status) && !isRetried ? retry : undefined,
    fetchVideo: canFetch(view) ? view.fetchVideo : undefined,
    resume: status === 'stopped' || (generation && namesTask(generation)) ? view.resume : undefined,
    solve: handle && isForTheApp ? () => handle(error, generation) : undefined,
  }
}

function canFetch({ status, error }: VideoView): boolean {
  return status === 'not_fetched' || status === 'ready' || error?.action === 'check_again'
}

const over = new Set<VideoStatus>(['failed', 'canceled', 'expired', 'submit_unknown'])

function mayRetry(generation: VideoGeneration, status: VideoStatus): boolean {
  return generation.request !== undefined && over.has(status) && canRetry(generation)
}

function ofGeneration(
  client: VideoClient,
  generation: VideoGeneration,
  { status }: VideoView,
  edits: Map<string, string>,
): NextSteps {
  const { id, request } = generation
  const { generations } = client
  const declined = over.has(status) && isDeclined(failureOf(generation))
  return {
    mayCostAgain: mayHaveCost(generation),
    edit: editor(client, generation, { isWaiting: status === 'waiting', declined, edits }),
    isDeclined: declined,
    takeToForm: request && status !== 'waiting' ? formTaker(client, generation) : undefined,
    check: status === 'submit_unknown' ? () => generations.check(id) : undefined,
    stopWaiting: isRunning(status) ? () => generations.stop(id) : undefined,
    remove: status === 'sending' ? undefined : () => removals(client).remove(id),
  }
}

interface EditorOptions {
  isWaiting: boolean
  declined: boolean
  /** The generations that prompts became: pressed twice, a prompt is sent once. */
  edits: Map<string, string>
}

function editor(
  client: VideoClient,
  { id, request }: VideoGeneration,
  { isWaiting, declined, edits }: EditorOptions,
): NextSteps['edit'] {
  if (!request || !(isWaiting || declined)) return undefined
  if (isWaiting) return (prompt) => client.generations.edit(id, { ...request, prompt })
  return (prompt) => {
    const changed = { ...request, prompt }
    const [issue] = validateRequest(changed, client.catalog)
    if (issue) return Promise.reject(new VideoError('invalid_request', issue.message))
    const generationId = edits.get(prompt) ?? createGenerationId()
    edits.set(prompt, generationId)
    // What becomes of it stands on the new generation.
    client.submit(changed, { generationId, parentId: id }).catch(() => undefined)
    return Promise.resolve(true)
  }
}

function formTaker(client: VideoClient, generation: VideoGeneration) {
  return (field: ChangedField) => {
    const take = requestTakers(client).latest()
    take?.(generation, field)
    return take !== undefined
  }
}
