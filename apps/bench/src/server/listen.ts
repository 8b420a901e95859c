import { createServer } from 'node:http'
import type { RequestListener } from 'node:http'

/** Serves on a free port of loopback, tells the bench where, and ends with it. */
export function listen(listener: RequestListener): void {
  const server = createServer(listener)
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    process.send?.({ url: `http://127.0.0.1:${port}` })
  })
  process.once('disconnect', () => process.exit())
}
