import type { MockTask } from '../task/mock-task.ts'
import { nearestRatio } from '../task/ratio.ts'
import { createMockFile } from './mock-file.ts'
import type { MockFile } from './mock-file.ts'
import { findLastBox, openFreeBox } from './mp4-box.ts'
import { remuxClip } from './remux-clip.ts'
import type { MoovPlace } from './remux-clip.ts'

const clipRatios = ['16:9', '9:16', '1:1'] as const

/**
 * Makes one of a task's videos. The task's id and the video's number stand in a `free` box, so that no two videos
 * have the same bytes; the box also pads the file to `task.size`. A size below the natural one has no effect.
 */
export async function makeFile(
  task: MockTask,
  moov: MoovPlace,
  index: number = 0,
): Promise<MockFile> {
  const name = index === 0 ? task.id : `${task.id}#${index}`
  if (task.fault === 'not-a-video') {
    const text = new TextEncoder().encode(`This is no video. Task ${name}.\n`.repeat(400))
    return createMockFile([text, paddingAfter(text.length, task.size)])
  }
  const { ratio, durationSeconds, hasSound = false } = task.spec
  const clipRatio = nearestRatio(clipRatios, ratio)
  const bytes = await remuxClip({ ratio: clipRatio, durationSeconds, moov, hasSound })
  const padding = paddingAfter(bytes.length + 8 + name.length, task.size)
  // With the index last the box goes before it: a player has to fetch the very end.
  const split = moov === 'first' ? bytes.length : findLastBox(bytes)
  return createMockFile([
    bytes.subarray(0, split),
    openFreeBox(name, padding),
    padding,
    bytes.subarray(split),
  ])
}

function paddingAfter(natural: number, size: number = 0): number {
  return Math.max(size - natural, 0)
}
