import { nextTask } from './next-task.ts'

/** Pixels looked at in one piece. */
const pieceLength = 2 ** 19

/** Whether any pixel lets through what is behind it. Many pictures could, and do not. */
export async function hasAlpha(surface: OffscreenCanvasRenderingContext2D): Promise<boolean> {
  const { width, height } = surface.canvas
  const rows = Math.max(1, Math.floor(pieceLength / width))
  for (let y = 0; y < height; y += rows) {
    const { data } = surface.getImageData(0, y, width, Math.min(rows, height - y))
    for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return true
    await nextTask()
  }
  return false
}
