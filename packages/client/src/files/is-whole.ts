/** Whether kept bytes are still there: what the system has lost or damaged cannot be read, or is no mp4 any more. */
export async function isWhole(blob: Blob): Promise<boolean> {
  try {
    const start = new TextDecoder('latin1').decode(await blob.slice(0, 12).arrayBuffer())
    await blob.slice(-1).arrayBuffer()
    return start.includes('ftyp')
  } catch {
    return false
  }
}
