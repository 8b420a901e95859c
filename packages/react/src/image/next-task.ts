/**
 * Resolves in a later task, so that the page may answer its visitor meanwhile. A timer would wait, and in a hidden
 * page for a second.
 */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(undefined)
  })
}
