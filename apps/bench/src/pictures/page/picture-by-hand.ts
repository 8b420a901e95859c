/** A picture cropped to a frame, in what an app would write for that. */
export async function pictureByHand(
  file: Blob,
  { width, height }: { width: number; height: number },
): Promise<string> {
  const bitmap = await createImageBitmap(file)
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width, height })
  const scale = Math.max(width / bitmap.width, height / bitmap.height)
  const [drawnWidth, drawnHeight] = [bitmap.width * scale, bitmap.height * scale]
  const context = canvas.getContext('2d')
  const [left, top] = [(width - drawnWidth) / 2, (height - drawnHeight) / 2]
  context?.drawImage(bitmap, left, top, drawnWidth, drawnHeight)
  return canvas.toDataURL('image/jpeg', 0.9)
}
