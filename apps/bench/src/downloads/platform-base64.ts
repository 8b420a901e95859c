/** The platform's own decoder. Node 24 has no `fromBase64`, but its `Buffer`. */
export function platformBase64(text: string): Uint8Array<ArrayBuffer> {
  return 'fromBase64' in Uint8Array ? Uint8Array.fromBase64(text) : Buffer.from(text, 'base64')
}
