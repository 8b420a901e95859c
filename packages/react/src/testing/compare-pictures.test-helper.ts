/** A picture's size in pixels, and what it shows. */
export async function pixelsOf(picture: Blob) {
  const bitmap = await createImageBitmap(picture)
  const { width, height } = bitmap
  const context = new OffscreenCanvas(width, height).getContext('2d')
  context?.drawImage(bitmap, 0, 0)
  return { width, height, data: context?.getImageData(0, 0, width, height).data ?? [] }
}

/** The mean difference of two pictures' channels, 0–255. */
export async function difference(one: Blob, other: Blob): Promise<number> {
  const [{ data: first }, { data: second }] = [await pixelsOf(one), await pixelsOf(other)]
  let sum = 0
  for (let at = 0; at < first.length; at++) sum += Math.abs((first[at] ?? 0) - (second[at] ?? 0))
  return sum / first.length
}
