import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { ChildProcessByStdio } from 'node:child_process'
import type { Readable } from 'node:stream'

/** A program and all it has started. */
export interface BrowserProcess {
  /** Its standard error: browsers say there how to reach them. */
  readonly stderr: Readable
  /** Ends it, and all it has started. */
  stop(): Promise<void>
}

export function startProcess(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): BrowserProcess {
  // A group of its own, so that the group can be ended as one.
  const child = spawn(command, args, { env, detached: true, stdio: ['ignore', 'ignore', 'pipe'] })
  // A pipe that nobody reads fills up, and stops who writes into it.
  child.stderr.resume()
  const exited = once(child, 'exit')
  // Where it does not start, `stop` says so.
  exited.catch(() => undefined)

  return {
    stderr: child.stderr,
    async stop() {
      endGroup(child)
      child.stderr.destroy()
      await exited
    },
  }
}

function endGroup({ pid }: ChildProcessByStdio<null, null, Readable>): void {
  if (pid === undefined) return
  try {
    process.kill(-pid)
  } catch {
    // It has ended by itself.
    return
  }
}
