import { taskIdOf } from '../downloads/video-address.ts'
import { submitThrough } from '../handler/submit-through.ts'
import { mebibyte } from '../part.ts'
import { measureInBrowser } from './measure-in-browser.ts'
import type { BenchContext } from '../part.ts'
import type { Case } from '../results/measure-in-rounds.ts'
import type { PageDownload } from './page/page.ts'
import type { PeersPageDownload } from './page/peers-page.ts'

type BrowserSubject = { bytes: number } & (
  { page?: 'page'; download: PageDownload } | { page: 'peers-page'; download: PeersPageDownload }
)

const throughServers: Readonly<Record<string, 'handler' | 'pipe'>> = {
  clientThroughHandler: 'handler',
  handlerFile: 'handler',
  pipedFile: 'pipe',
}
const throughStatus: readonly PageDownload[] = ['clientStatus', 'fetchStatusDataUrl']

/** One download in a Chromium of its own. */
export function browserCase(subject: BrowserSubject, context: BenchContext): Case {
  const { page = 'page', download, bytes } = subject
  const server = throughServers[download] ?? 'gateway'
  const isVeo = throughStatus.some((name) => name === download)
  const taskId = taskIdOf(bytes, isVeo ? 'veo' : 'sora')
  return {
    name: download,
    bytes,
    measure: async () =>
      measureInBrowser({
        page,
        download,
        bytes,
        origin: context[server].url,
        taskId: server === 'handler' ? await submitThrough(context.handler.url, taskId) : taskId,
        gateway: context.gateway.url,
        // A minute to start and to check, and a second for each mebibyte.
        patience: 60_000 + (bytes / mebibyte) * 1_000,
      }),
  }
}
