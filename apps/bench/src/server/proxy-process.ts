import { toNodeListener } from '@generated-video/server/node'
import { createVideoHandler } from '@generated-video/server'
import { listen } from './listen.ts'
import { servePage } from './page-files.ts'

/** What stands in front of the gateway: our handler, or what passes the gateway's bodies on untouched. */
const [, , kind, gateway = ''] = process.argv
const handlers = {
  handler: () =>
    createVideoHandler({
      apiKey: 'sk-bench',
      baseUrl: `${gateway}/v1`,
      dangerouslyAllowAnonymous: true,
    }),
  pipe: () => passOn,
}
const answer = toNodeListener(handlers[kind as keyof typeof handlers]())

listen((request, response) => {
  if (request.url === '/cpu') return response.end(JSON.stringify(process.cpuUsage()))
  if (!servePage(request, response)) answer(request, response)
})

async function passOn({ url, signal }: Request): Promise<Response> {
  const { pathname, search } = new URL(url)
  const path = pathname.replace(/^\/api/, '/v1')
  const { body, headers } = await fetch(gateway + path + search, { signal })
  const contentType = headers.get('content-type') ?? 'application/octet-stream'
  return new Response(body, { headers: { 'content-type': contentType } })
}
