/**
 * Sends a video as nothing but a video, whatever its bytes turn out to be.
 *
 * @param passed - Its type, and what upstream says of it; with a `content-range` it is a part.
 * @param disposition - Makes it a download with a name.
 */
export function videoResponse(
  video: ReadableStream<Uint8Array>,
  passed: Readonly<Record<string, string>>,
  disposition: string | undefined,
): Response {
  return new Response(video, {
    status: 'content-range' in passed ? 206 : 200,
    headers: {
      ...passed,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
      ...(disposition !== undefined && { 'content-disposition': disposition }),
    },
  })
}
