/** So many chunks go by before other work of the event loop gets a turn. */
const chunksPerTurn = 16

/**
 * A body that makes each chunk when it is asked for: nothing is prepared ahead, and cancelling stops the work.
 *
 * @param signal - Aborting it breaks the body off with the signal's reason, as the platform does.
 */
export function chunkStream(
  chunks: Generator<Uint8Array<ArrayBuffer>>,
  signal: AbortSignal | undefined,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  let count = 0
  let release = () => {}
  return new ReadableStream(
    {
      start(controller) {
        const abort = () => {
          chunks.return(undefined)
          controller.error(signal?.reason)
        }
        signal?.addEventListener('abort', abort, { once: true })
        release = () => signal?.removeEventListener('abort', abort)
      },
      async pull(controller) {
        if (++count % chunksPerTurn === 0) await nextTurn()
        if (signal?.aborted) return
        try {
          const next = chunks.next()
          if (!next.done) return controller.enqueue(next.value)
          controller.close()
        } catch (error) {
          controller.error(error)
        }
        release()
      },
      cancel() {
        release()
        chunks.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
}

// Not a timer: pages slow those down, and tests stop them.
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
