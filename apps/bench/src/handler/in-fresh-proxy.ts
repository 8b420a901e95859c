import { taskIdOf } from '../downloads/video-address.ts'
import { startServer } from '../processes/start-server.ts'
import { readThrough } from './read-through.ts'
import { submitThrough } from './submit-through.ts'
import type { ServerProcess } from '../processes/start-server.ts'

/** Our handler, or the same server with nothing in between. */
export type ProxyKind = 'handler' | 'pipe'

/** Where the proxy answers with a task's video. */
type DownloadUrlOf = (taskId: string) => Promise<string>

const tiny = 2 ** 17
const warmUps = 10

/** Starts a server in front of the gateway, lets it answer a few tiny downloads, and stops it after the work. */
export async function inFreshProxy<Result>(
  kind: ProxyKind,
  gateway: string,
  work: (downloadUrlOf: DownloadUrlOf, proxy: ServerProcess) => Promise<Result>,
): Promise<Result> {
  const proxy = await startServer('proxy-process', [kind, gateway])
  const downloadUrlOf: DownloadUrlOf = async (taskId) => {
    const id = kind === 'handler' ? await submitThrough(proxy.url, taskId) : taskId
    return `${proxy.url}/api/video/generations/download?id=${id}`
  }
  try {
    const url = await downloadUrlOf(taskIdOf(tiny))
    for (let done = 0; done < warmUps; done++) await readThrough(url)
    return await work(downloadUrlOf, proxy)
  } finally {
    await proxy.stop()
  }
}
