/** Sends a command, and resolves with its `result`. */
export type BidiSend = (method: string, params: object) => Promise<unknown>

interface Answer {
  id?: number
  result?: unknown
  error?: string
  message?: string
}

/**
 * Opens a WebDriver BiDi session.
 *
 * @throws An `Error` with the browser's own words where it refuses.
 * @see https://www.w3.org/TR/webdriver-bidi/
 */
export async function openBidi(url: string): Promise<BidiSend> {
  const socket = new WebSocket(`${url}/session`)
  const waiting = new Map<number, (answer: Answer) => void>()
  socket.onmessage = ({ data }: MessageEvent<string>) => {
    const answer = JSON.parse(data) as Answer
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer)
  }
  await new Promise((resolve, reject) => {
    socket.onopen = resolve
    socket.onerror = reject
  })
  let last = 0
  const send: BidiSend = (method, params) =>
    new Promise((resolve, reject) => {
      const id = ++last
      waiting.set(id, ({ result, error, message }) => {
        waiting.delete(id)
        if (error === undefined) resolve(result)
        else reject(new Error(`${method}: ${error}: ${message}`))
      })
      socket.send(JSON.stringify({ id, method, params }))
    })
  await send('session.new', { capabilities: {} })
  return send
}
