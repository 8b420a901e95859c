import { forkModule } from './fork-module.ts'

/** A server in a process of its own. */
export interface ServerProcess {
  url: string
  pid: number
  stop(): Promise<void>
}

/** Starts `src/server/<name>.ts`, with arguments and flags of Node's. */
export async function startServer(
  name: string,
  args: readonly string[] = [],
  flags: readonly string[] = [],
): Promise<ServerProcess> {
  const { message, pid, stop } = await forkModule<{ url: string }>(`server/${name}.ts`, args, flags)
  return { url: message.url, pid, stop }
}
