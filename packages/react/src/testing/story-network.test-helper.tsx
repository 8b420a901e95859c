import type { StoryClock } from './story-clock.test-helper.tsx'

/** Stands between a story's client and its gateway. It may answer itself, or set the clock ahead. */
export type StoryNetwork = (
  request: Request,
  next: (request: Request) => Promise<Response>,
  clock: StoryClock,
) => Promise<Response>

export type StoryRoute = 'submit' | 'status' | 'download' | 'models'

/** The networks of the toolbar. */
export const storyNetworks: Readonly<Record<'fast' | 'slow' | 'lost', StoryNetwork>> = {
  fast: (request, next) => next(request),
  async slow(request, next) {
    await wait(400)
    return trickled(await next(request), Infinity)
  },
  lost: () => Promise.reject(new TypeError('Failed to fetch')),
}

/** A network that deals with one route in its own way. */
export function onRoute(route: StoryRoute, network: StoryNetwork): StoryNetwork {
  return (request, next, clock) =>
    routeOf(request) === route ? network(request, next, clock) : next(request)
}

/** Answers in the gateway's place. */
export function answering(body: unknown, status = 200): StoryNetwork {
  return () => Promise.resolve(Response.json(body, { status }))
}

/** A gateway that lists these models and no other. */
export function listing(...ids: readonly string[]): StoryNetwork {
  return onRoute('models', answering({ object: 'list', data: ids.map((id) => ({ id })) }))
}

/** Never answers. */
export const hanging: StoryNetwork = ({ signal }) =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason))
  })

/** Lets so many bytes of the answer arrive, and hardly anything after them. */
export function stallingAfter(bytes: number): StoryNetwork {
  return async (request, next) => trickled(await next(request), bytes)
}

function routeOf({ method, url }: Request): StoryRoute | undefined {
  if (method === 'POST') return 'submit'
  if (url.endsWith('/models')) return 'models'
  if (url.includes('/video/generations/download')) return 'download'
  return url.includes('/video/generations/') ? 'status' : undefined
}

const pieceSize = 16 * 1024
const pieceGap = 150
// The client gives a body up that stands still for a minute.
const signOfLife = 20_000

/** The same answer, some 100 KB of it a second, and hardly more than `limit` bytes. */
function trickled(response: Response, limit: number): Response {
  let left = limit
  const slowly = new TransformStream<Uint8Array, Uint8Array>({
    async transform(chunk, controller) {
      for (let at = 0; at < chunk.length;) {
        const [size, gap] = left > 0 ? [pieceSize, pieceGap] : [1, signOfLife]
        await wait(gap)
        const piece = chunk.subarray(at, at + size)
        at += piece.length
        left -= piece.length
        controller.enqueue(piece)
      }
    },
  })
  return response.body ? new Response(response.body.pipeThrough(slowly), response) : response
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
