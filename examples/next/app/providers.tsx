'use client'

import { createVideoClient } from '@generated-video/client'
import { VideoProvider } from '@generated-video/react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { scope } from './scope.ts'

export function Providers({ children }: { children: ReactNode }) {
  // In state, not in the module: on the server a module is shared by all visitors.
  const [queryClient] = useState(() => new QueryClient())
  const [client] = useState(() => createVideoClient({ baseUrl: '/api', scope }))

  return (
    <QueryClientProvider client={queryClient}>
      <VideoProvider client={client}>{children}</VideoProvider>
    </QueryClientProvider>
  )
}
