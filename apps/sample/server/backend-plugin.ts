import { toNodeListener } from '@generated-video/server/node'
import { createBackend } from './backend.ts'
import type { BackendOptions } from './backend.ts'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Plugin, ViteDevServer } from 'vite'

type Listener = (incoming: IncomingMessage, outgoing: ServerResponse) => unknown

/**
 * Serves the handler below `/api`, and the mock gateway below `/v1` and `/__mock`, on the page's own port. Vite has
 * checked the `Host` header by then, so that no page elsewhere gets here by rebinding its DNS.
 */
export function backendPlugin(options: Omit<BackendOptions, 'port'>): Plugin {
  return {
    name: 'generated-video-backend',
    configureServer(server) {
      let listen: ((path: string) => Listener | undefined) | undefined
      server.middlewares.use((incoming, outgoing, next) => {
        listen ??= listeners(createBackend({ port: portOf(server), ...options }))
        const listener = listen(incoming.url ?? '/')
        if (!listener) return next()
        void listener(incoming, outgoing)
      })
    },
  }
}

function listeners({ handler, mock }: ReturnType<typeof createBackend>) {
  const api = toNodeListener(handler)
  const gateway = mock ? toNodeListener(mock.fetch) : notFound
  return (path: string): Listener | undefined => {
    if (path.startsWith('/api/')) return api
    return /^\/(v1|__mock)\//.test(path) ? gateway : undefined
  }
}

/** With a real gateway there is no way past the handler, and no mock to ask. */
const notFound: Listener = (_incoming, outgoing) => outgoing.writeHead(404).end()

function portOf(server: ViteDevServer): number {
  const address = server.httpServer?.address()
  if (typeof address !== 'object' || !address) throw new Error('The server listens on no port.')
  return address.port
}
