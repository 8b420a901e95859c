import { taskIdOf } from '../downloads/video-address.ts'
import { inFreshBrowser } from './bench-browser.ts'
import type { Transfer } from '../server/send-video.ts'
import type { Figures } from '../results/sample.ts'

/** How much of the JSON the client reads, and how much of it the gateway had written by then. Not timed. */
export async function countInBrowser(gateway: string, bytes: number): Promise<Figures> {
  const counted = await inFreshBrowser(`${gateway}/page.html`, { patience: 120_000 }, ({ call }) =>
    call('countBytesRead', taskIdOf(bytes)),
  )
  const { socketBytes } = (await (await fetch(`${gateway}/last-transfer`)).json()) as Transfer
  return { ...counted, socketBytes }
}
