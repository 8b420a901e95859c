import { taskIdOf } from '../downloads/video-address.ts'
import { spreadOf } from '../results/spread.ts'
import { inFreshProxy } from './in-fresh-proxy.ts'
import { readThrough } from './read-through.ts'
import type { Transfer } from '../server/send-video.ts'
import type { Figures } from '../results/sample.ts'
import type { ProxyKind } from './warm-proxy.ts'

const times = 50

/** How long the first base64 of a slow gateway takes to come out as bytes: the median of 50 downloads. */
export function measureFirstByte(
  kind: ProxyKind,
  gateway: string,
  bytes: number,
): Promise<Figures> {
  return inFreshProxy(kind, gateway, async ({ downloadUrlOf }) => {
    const url = await downloadUrlOf(taskIdOf(bytes, 'slow'))
    const delays: number[] = []
    while (delays.length < times) {
      const { firstByteAt } = await readThrough(url)
      const { firstBase64At = NaN } = await lastTransfer(gateway)
      delays.push(firstByteAt - firstBase64At)
    }
    return { firstByte: spreadOf(delays).median }
  })
}

async function lastTransfer(gateway: string): Promise<Transfer> {
  return (await (await fetch(`${gateway}/last-transfer`)).json()) as Transfer
}
