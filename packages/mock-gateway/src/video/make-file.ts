import type { MockTask } from '../task/mock-task.ts'
import { createMockFile } from './mock-file.ts'
import type { MockFile } from './mock-file.ts'
import { findLastBox, openFreeBox } from './mp4-box.ts'
import { remuxClip } from './remux-clip.ts'
import type { MoovPlace } from './remux-clip.ts'

/**
 * Makes a task's video. Its id stands in a `free` box, so that no two tasks have the same bytes; the box also pads
 * the file to `task.size`. A size below the natural one has no effect.
 */
export async function makeFile(task: MockTask, moov: MoovPlace): Promise<MockFile> {
  if (task.fault === 'not-a-video') {
    const text = new TextEncoder().encode(`This is no video. Task ${task.id}.\n`.repeat(400))
    return createMockFile([text, paddingAfter(text.length, task.size)])
  }
  const bytes = await remuxClip(task.ratio, task.durationSeconds, moov)
  const padding = paddingAfter(bytes.length + 8 + task.id.length, task.size)
  // With the index last the box goes before it: a player has to fetch the very end.
  const split = moov === 'first' ? bytes.length : findLastBox(bytes)
  return createMockFile([
    bytes.subarray(0, split),
    openFreeBox(task.id, padding),
    padding,
    bytes.subarray(split),
  ])
}

function paddingAfter(natural: number, size: number = 0): number {
  return Math.max(size - natural, 0)
}
