import type { VideoClient } from '@generated-video/client'

/** Makes one of something for each client; it lives as long as the client does. */
export function perClient<Made>(
  make: (client: VideoClient) => Made,
): (client: VideoClient) => Made {
  const made = new WeakMap<VideoClient, { of: Made }>()
  return (client) => {
    const known = made.get(client) ?? { of: make(client) }
    made.set(client, known)
    return known.of
  }
}
