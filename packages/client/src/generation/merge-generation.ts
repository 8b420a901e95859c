import { toRecord } from './generation-record.ts'
import { toWholeRecord } from './whole-record.ts'
import type { VideoGeneration } from './video-generation.ts'

/** What this page knows together with what another one does; `undefined` where that is nothing new. */
export function mergeGeneration(
  found: VideoGeneration,
  known: VideoGeneration | undefined,
): VideoGeneration | undefined {
  if (!known) return found
  if (found.state === 'waiting') return standsInQueue(found, known) ? found : undefined
  // Whoever sends it has written what was sent.
  const request = found.request ?? known.request
  const newer = isNewer(found, known) ? found : known
  if (newer === known && isSame(request, known.request)) return undefined
  return { ...newer, ...(request && { request, model: request.model }) }
}

function isNewer(found: VideoGeneration, known: VideoGeneration): boolean {
  if (known.state === 'waiting' || known.state === 'prepared') return true
  if (found.state === 'sending') return false
  // One that had ended may turn out to have a task, which is followed from then on.
  if (Boolean(known.task) !== Boolean(found.task)) return found.task !== undefined
  if (known.state === 'settled') return false
  // What is not kept, such as a task's details, makes no difference.
  return !isSame(toRecord(found), toRecord(known))
}

/** Of one that waits, the queue knows best: its place too. What another page had begun to send, it may have given back. */
function standsInQueue(found: VideoGeneration, known: VideoGeneration): boolean {
  if (known.state === 'waiting') return !isSame(toWholeRecord(found), toWholeRecord(known))
  return known.state === 'sending'
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
