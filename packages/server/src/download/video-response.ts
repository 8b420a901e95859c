import { contentDisposition } from './content-disposition.ts'

/**
 * Sends a video as nothing but a video, whatever its bytes turn out to be.
 *
 * @param filename - Asks for a download with that name.
 */
export function videoResponse(
  video: ReadableStream<Uint8Array>,
  passed: Readonly<Record<string, string>>,
  filename: string | null,
): Response {
  return new Response(video, {
    headers: {
      ...passed,
      'content-type': 'video/mp4',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
      ...(filename !== null && { 'content-disposition': contentDisposition(filename) }),
    },
  })
}
