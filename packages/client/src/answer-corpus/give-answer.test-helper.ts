import type { Arrival, CorpusAnswer } from './corpus-answer.test-helper.ts'

/** Answers a request as the corpus describes. */
export function giveAnswer(answer: CorpusAnswer, request: Request): Promise<Response> {
  const { status = 200, headers, arrives = 'whole', json } = answer
  if (arrives === 'refused') return Promise.reject(new TypeError('fetch failed'))
  if (arrives === 'never') return untilAborted(request.signal)
  const text = answer.text ?? (json === undefined ? undefined : JSON.stringify(json))
  const body = text === undefined ? null : bodyStream(new TextEncoder().encode(text), arrives)
  const type = { 'content-type': 'application/json' }
  return Promise.resolve(new Response(body, { status, headers: { ...type, ...headers } }))
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason))
  })
}

function bodyStream(whole: Uint8Array, arrives: Arrival): ReadableStream<Uint8Array> {
  const bytes = whole.slice(0, lengthOf(arrives))
  const step = arrives === 'dribbling' ? 1 : bytes.length
  let at = 0
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at < bytes.length) return controller.enqueue(bytes.slice(at, (at += step)))
      if (typeof arrives === 'string' || 'cutAfter' in arrives) return controller.close()
      if ('lostAfter' in arrives) return controller.error(new TypeError('terminated'))
      return new Promise(() => undefined)
    },
  })
}

function lengthOf(arrives: Arrival): number {
  if (typeof arrives === 'string') return Infinity
  if ('cutAfter' in arrives) return arrives.cutAfter
  return 'lostAfter' in arrives ? arrives.lostAfter : arrives.stalledAfter
}
