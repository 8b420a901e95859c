/** What a request asks for; `file` is a video behind a link. */
export type VideoRequestKind = 'submit' | 'status' | 'download' | 'models' | 'file'

export interface RequestLogOptions {
  /** What answers. */
  fetch: (request: Request) => Promise<Response>
  /** Called before each request; a promise holds it up. */
  onRequest?: ((request: Request) => unknown) | undefined
}

/** A `fetch` that keeps count. */
export interface RequestLog {
  fetch(request: Request): Promise<Response>
  count(kind?: VideoRequestKind): number
  /** True while an answer, or its body, is on its way. */
  busy(): boolean
}

/** Counts requests, and knows when the last byte has been read. */
export function createRequestLog({ fetch, onRequest }: RequestLogOptions): RequestLog {
  const kinds: VideoRequestKind[] = []
  const open = new Set<Request>()

  return {
    async fetch(request) {
      kinds.push(kindOf(request))
      await unlessAborted(request.signal, onRequest?.(request))
      open.add(request)
      const close = () => open.delete(request)
      request.signal.addEventListener('abort', close, { once: true })
      try {
        return watchBody(await fetch(request), close)
      } catch (error) {
        close()
        throw error
      }
    },
    count: (kind) => kinds.filter((one) => kind === undefined || one === kind).length,
    busy: () => open.size > 0,
  }
}

function kindOf({ method, url }: Request): VideoRequestKind {
  const { pathname } = new URL(url)
  if (pathname.endsWith('/video/generations')) return method === 'POST' ? 'submit' : 'status'
  if (pathname.endsWith('/video/generations/download')) return 'download'
  if (pathname.endsWith('/models')) return 'models'
  return pathname.includes('/video/generations/') ? 'status' : 'file'
}

function unlessAborted(signal: AbortSignal, work: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    Promise.resolve(work).then(resolve, reject)
  })
}

function watchBody(response: Response, onEnd: () => void): Response {
  if (!response.body) {
    onEnd()
    return response
  }
  const reader = response.body.getReader()
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read()
          if (!done) return controller.enqueue(value)
          controller.close()
        } catch (error) {
          controller.error(error)
        }
        onEnd()
      },
      cancel(reason) {
        onEnd()
        return reader.cancel(reason)
      },
    },
    { highWaterMark: 0 },
  )
  return new Response(body, response)
}
