import { createMockGateway } from '@generated-video/mock-gateway'
import { toNodeListener } from '@generated-video/server/node'
import { createVideoHandler } from '@generated-video/server'
import react from '@vitejs/plugin-react'
import { defineConfig, type PreviewServer, type ViteDevServer } from 'vite'

const handler = createVideoHandler({
  apiKey: 'sk-mock', // with your own key and base URL, and without the next three lines: the real gateway
  baseUrl: 'https://mock-gateway.example/v1',
  fetch: createMockGateway({ speed: 20 }).fetch,
  linkedResults: { hosts: ['files.mock-gateway.example'] },
  dangerouslyAllowAnonymous: true, // there is nothing to spend; else `authorize: (request) => userIdOf(request)`
})

const api = toNodeListener(handler)
const serveApi = ({ middlewares }: ViteDevServer | PreviewServer) =>
  void middlewares.use((req, res, next) => (req.url?.startsWith('/api/') ? api(req, res) : next()))
const csp = "default-src 'self'; media-src 'self' blob:; img-src 'self' blob: data:"

export default defineConfig({
  plugins: [react(), { name: 'api', configureServer: serveApi, configurePreviewServer: serveApi }],
  preview: { headers: { 'content-security-policy': csp } },
})
