import { toRecord } from './generation-record.ts'
import type { VideoGeneration } from './video-generation.ts'

/** What this page knows together with what another one does; `undefined` where that is nothing new. */
export function mergeGeneration(
  found: VideoGeneration,
  known: VideoGeneration | undefined,
): VideoGeneration | undefined {
  const request = known?.request ?? found.request
  const newer = !known || isNewer(found, known) ? found : known
  if (newer === known && request === known.request) return undefined
  return { ...newer, ...(request && { request }) }
}

function isNewer(found: VideoGeneration, known: VideoGeneration): boolean {
  if (known.state === 'prepared') return true
  if (known.state === 'settled' || found.state === 'sending') return false
  if (known.task && !found.task) return false
  return !isSameRecord(found, known)
}

/** What is not kept, such as a task's details, makes no difference. */
function isSameRecord(one: VideoGeneration, other: VideoGeneration): boolean {
  return JSON.stringify(toRecord(one)) === JSON.stringify(toRecord(other))
}
