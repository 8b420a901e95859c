import { createMockGateway } from '@generated-video/mock-gateway'
import { createVideoHandler } from '@generated-video/server'
import type { VideoHandler } from '@generated-video/server'

// Next loads this module once per route, and again on a hot reload. The handler remembers what was submitted, and
// the mock its tasks, so there must be one of each.
const shared = globalThis as typeof globalThis & { videoHandler?: VideoHandler }

export const videoHandler = (shared.videoHandler ??= createHandler())

function createHandler(): VideoHandler {
  const { MIXROUTE_API_KEY, MIXROUTE_BASE_URL } = process.env
  if (MIXROUTE_API_KEY) {
    return createVideoHandler({
      apiKey: MIXROUTE_API_KEY,
      baseUrl: MIXROUTE_BASE_URL,
      // Whoever it lets through spends on your key: check your session here, and return its user's id.
      authorize: () => undefined,
    })
  }
  return createVideoHandler({
    apiKey: 'sk-mock',
    baseUrl: 'https://mock-gateway.example/v1',
    fetch: createMockGateway({ speed: 20 }).fetch,
    linkedResults: { hosts: ['files.mock-gateway.example'] },
    // Safe here alone: the mock costs nothing.
    dangerouslyAllowAnonymous: true,
  })
}
