import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { chromiumLaunch } from '../../../../chromium.ts'

type Fields = Readonly<Record<string, unknown>>

/** What Chromium answers to the commands that are sent to it. */
interface Answers {
  'Browser.close': Fields
  'Runtime.evaluate': {
    result: { value: unknown }
    exceptionDetails?: { exception?: { description?: string } }
  }
  'SystemInfo.getProcessInfo': { processInfo: readonly { type: string; id: number }[] }
  'Target.attachToTarget': { sessionId: string }
  'Target.getTargets': { targetInfos: readonly { type: string; targetId: string }[] }
}

/** A Chromium of one's own, told what to do over its debugging pipe. */
export interface ChromiumProcess {
  /**
   * Sends one command.
   *
   * @throws An `Error` with Chromium's own words.
   * @see Chrome DevTools Protocol
   */
  send<Method extends keyof Answers>(
    method: Method,
    params?: Fields,
    sessionId?: string,
  ): Promise<Answers[Method]>
  close(): Promise<void>
}

/**
 * Starts Chromium. Test drivers watch the network of each page, and what is watched keeps every body a second time,
 * on the page's own thread: reading one takes three times as long. Nobody watches here.
 */
export async function startChromium(flags: readonly string[]): Promise<ChromiumProcess> {
  const profile = await mkdtemp(join(tmpdir(), 'bench-'))
  const own = ['--headless=new', '--remote-debugging-pipe', `--user-data-dir=${profile}`]
  const child = spawn(
    chromiumLaunch.executablePath ?? 'chromium',
    [...(chromiumLaunch.args ?? []), ...own, ...flags],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'], detached: true },
  )
  const exited = once(child, 'exit')
  const [, , , input, output] = child.stdio as [null, null, null, Writable, Readable]
  const send = commandsOver(input, output)
  return {
    send,
    async close() {
      await Promise.race([send('Browser.close').catch(() => undefined), exited])
      await exited
      await rm(profile, { recursive: true, force: true, maxRetries: 10 })
    },
  }
}

interface Answer {
  id?: number
  result?: Answers[keyof Answers]
  error?: { message: string }
}

function commandsOver(input: Writable, output: Readable): ChromiumProcess['send'] {
  const waiting = new Map<number, (answer: Answer) => void>()
  let rest = ''
  let lastId = 0
  output.setEncoding('utf8').on('data', (text: string) => {
    const messages = (rest + text).split('\0')
    rest = messages.pop() ?? ''
    for (const message of messages) {
      const answer = JSON.parse(message) as Answer
      waiting.get(answer.id ?? 0)?.(answer)
    }
  })
  output.once('close', () => {
    for (const settle of waiting.values()) settle({ error: { message: 'Chromium has ended.' } })
  })
  return <Method extends keyof Answers>(method: Method, params: Fields = {}, sessionId?: string) =>
    new Promise<Answers[Method]>((resolve, reject) => {
      const id = ++lastId
      waiting.set(id, ({ result = {}, error }) => {
        waiting.delete(id)
        if (error) reject(new Error(`${method}: ${error.message}`))
        else resolve(result as Answers[Method])
      })
      input.write(`${JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) })}\0`)
    })
}
