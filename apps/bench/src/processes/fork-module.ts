import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A module of the bench that runs in a process of its own. */
export interface ForkedModule<Message> {
  /** The first thing it said. */
  message: Message
  pid: number
  stop(): Promise<void>
}

/**
 * Runs a module and waits for its first message.
 *
 * @param path - From `src`.
 * @param flags - Node's, beside those that every module gets.
 * @throws An `Error` with what it wrote where it ends without one.
 */
export async function forkModule<Message>(
  path: string,
  args: readonly string[],
  flags: readonly string[] = [],
): Promise<ForkedModule<Message>> {
  const child = fork(fileURLToPath(new URL(`../${path}`, import.meta.url)), args, {
    execArgv: ['--conditions=@generated-video/source', '--expose-gc', ...flags],
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  })
  let complaints = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (complaints += text))
  const exited = once(child, 'exit')
  const [message] = (await Promise.race([
    once(child, 'message'),
    exited.then(() => Promise.reject(new Error(`${path} ended. ${complaints}`))),
  ])) as [Message]
  return {
    message,
    pid: child.pid ?? 0,
    async stop() {
      child.kill()
      await exited
    },
  }
}
