'use client'

import { createVideoClient } from '@generated-video/client'
import { createMockGateway } from '@generated-video/mock-gateway'
import { VideoProvider } from '../provider/video-provider.tsx'
import { useState } from 'react'
import type { ReactNode } from 'react'

/** Gives each story a gateway of its own, in the page, at forty times the usual speed. */
export function MockGatewayProvider({ children }: { children: ReactNode }): ReactNode {
  const [client] = useState(() =>
    createVideoClient({
      baseUrl: '/v1',
      // The mock takes any key.
      apiKey: 'mock',
      dangerouslyAllowBrowser: true,
      fetch: createMockGateway({ speed: 40, links: 'blob' }).fetch,
    }),
  )

  return <VideoProvider client={client}>{children}</VideoProvider>
}
