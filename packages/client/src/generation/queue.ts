import type { VideoGeneration } from './video-generation.ts'

/** Those of the list, newest first, whose turn to be sent has come: first in, first out. */
export function nextInLine(
  generations: readonly VideoGeneration[],
  parallel: number,
): VideoGeneration[] {
  const free = parallel - generations.filter(isOpen).length
  const waiting = generations.filter(({ state }) => state === 'waiting').reverse()
  return waiting.slice(0, Math.max(0, free))
}

/** Being sent, or on its way at the gateway as far as this page knows. */
function isOpen({ state }: VideoGeneration): boolean {
  return state === 'prepared' || state === 'sending' || state === 'following'
}
