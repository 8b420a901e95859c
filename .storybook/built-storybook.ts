import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = new URL('../storybook-static/', import.meta.url)

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.mp4': 'video/mp4',
}

/** A server that knows nothing but files below one path. */
export function serveBelow(path: string): Promise<Server> {
  const listening = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    if (!pathname.startsWith(path)) return response.writeHead(404).end()
    const name = pathname.slice(path.length) || 'index.html'
    readFile(new URL(name, folder)).then(
      (file) =>
        response
          .setHeader('content-type', mediaTypes[extname(name)] ?? 'application/octet-stream')
          .end(file),
      () => response.writeHead(404).end(),
    )
  })
  return new Promise((resolve) => {
    listening.listen(0, '127.0.0.1', () => resolve(listening))
  })
}

export function buildStorybook(): Promise<void> {
  return new Promise((resolve, reject) => {
    const build = spawn('pnpm', ['run', 'build:storybook'], { cwd: root, stdio: 'ignore' })
    build.once('error', reject)
    build.once('exit', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`build:storybook ended with ${String(code)}.`))
    })
  })
}
