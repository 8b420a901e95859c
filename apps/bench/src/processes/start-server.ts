import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A server in a process of its own. */
export interface ServerProcess {
  url: string
  pid: number
  stop(): Promise<void>
}

/**
 * Starts a server module of the bench.
 *
 * @param name - Its file in `src/server`, without extension.
 * @throws An `Error` where it ends before it listens.
 */
export async function startServer(
  name: string,
  args: readonly string[] = [],
): Promise<ServerProcess> {
  const module = fileURLToPath(new URL(`../server/${name}.ts`, import.meta.url))
  const child = fork(module, args, { execArgv: ['--conditions=@generated-video/source'] })
  const exited = once(child, 'exit')
  const [message] = (await Promise.race([
    once(child, 'message'),
    exited.then(([code]) => Promise.reject(new Error(`${name} ended with ${String(code)}.`))),
  ])) as [{ url: string }]
  return {
    url: message.url,
    pid: child.pid ?? 0,
    async stop() {
      child.kill()
      await exited
    },
  }
}
