import { handlerUrl, taskIdOf } from '../downloads/video-address.ts'
import { startServer } from '../processes/start-server.ts'
import { readThrough } from './read-through.ts'
import { submitThrough } from './submit-through.ts'
import type { ServerProcess } from '../processes/start-server.ts'

/**
 * Node's flags for both: a young generation of 4 MB. V8 doubles it by itself once enough was loaded, and with it the
 * garbage that lies about: one import more or less would decide on the figures.
 */
const flags = ['--max-semi-space-size=4']

/** Our handler, or the same server with nothing in between. */
export type ProxyKind = 'handler' | 'pipe'

/** A server in front of the gateway. */
export interface Proxy extends ServerProcess {
  /** Where it answers with a task's video. */
  downloadUrlOf(taskId: string): Promise<string>
}

export interface WarmUp {
  /** Of each video. */
  bytes: number
  downloads: number
}

/** Starts a server in front of the gateway, and lets it answer a few downloads: a server is not new for long. */
export async function startWarmProxy(
  kind: ProxyKind,
  gateway: string,
  { bytes, downloads }: WarmUp,
): Promise<Proxy> {
  const server = await startServer('proxy-process', [kind, gateway], flags)
  const downloadUrlOf = async (taskId: string) => {
    const { url: origin } = server
    const id = kind === 'handler' ? await submitThrough(origin, taskId) : taskId
    return handlerUrl({ origin, taskId: id })
  }
  const url = await downloadUrlOf(taskIdOf(bytes))
  for (let done = 0; done < downloads; done++) await readThrough(url)
  return { ...server, downloadUrlOf }
}
