/** Work under way, each with any number of visitors who wait for it. */
export interface SharedCalls<Result> {
  /**
   * Waits for the work of that name, and starts it where it is not under way. It is aborted once all have left.
   *
   * @throws The signal's reason, as soon as it aborts; the work goes on for the others.
   */
  join(
    name: string,
    signal: AbortSignal,
    work: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result>
}

interface Call<Result> {
  readonly result: Promise<Result>
  readonly controller: AbortController
  visitors: number
}

export function createSharedCalls<Result>(): SharedCalls<Result> {
  const calls = new Map<string, Call<Result>>()

  function start(name: string, work: (signal: AbortSignal) => Promise<Result>): Call<Result> {
    const controller = new AbortController()
    const call = { controller, result: work(controller.signal), visitors: 0 }
    calls.set(name, call)
    const forget = () => {
      if (calls.get(name) === call) calls.delete(name)
    }
    call.result.then(forget, forget)
    return call
  }

  return {
    async join(name, signal, work) {
      signal.throwIfAborted()
      const call = calls.get(name) ?? start(name, work)
      call.visitors++
      try {
        return await unlessAborted(call.result, signal)
      } finally {
        call.visitors--
        if (call.visitors === 0 && calls.get(name) === call) {
          // At once, so that nobody joins a call that is being called off.
          calls.delete(name)
          call.controller.abort(signal.reason)
        }
      }
    },
  }
}

function unlessAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error)
    signal.addEventListener('abort', abort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
