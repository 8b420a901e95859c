const details = 20_000

/** A JPEG with as much detail as a photograph has. */
export async function takePhotograph(width: number, height: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('There is no canvas here.')
  const sky = context.createLinearGradient(0, 0, 0, height)
  sky.addColorStop(0, 'steelblue')
  sky.addColorStop(1, 'wheat')
  context.fillStyle = sky
  context.fillRect(0, 0, width, height)
  for (let detail = 0; detail < details; detail++) {
    // Spread by the golden ratio, the same each time.
    const along = (detail * 0.618034) % 1
    context.fillStyle = `hsl(${detail % 360} 60% ${30 + (detail % 40)}% / 60%)`
    context.fillRect(along * width, (detail / details) * height, width / 90, height / 120)
  }
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.92 })
}
