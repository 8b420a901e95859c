import { startWarmProxy } from './warm-proxy.ts'
import type { Proxy, ProxyKind } from './warm-proxy.ts'

// So little that nothing of it is left in the memory that is measured.
const warmUp = { bytes: 2 ** 17, downloads: 10 }

/** Starts a server in front of the gateway, and stops it after the work. */
export async function inFreshProxy<Result>(
  kind: ProxyKind,
  gateway: string,
  work: (proxy: Proxy) => Promise<Result>,
): Promise<Result> {
  const proxy = await startWarmProxy(kind, gateway, warmUp)
  try {
    return await work(proxy)
  } finally {
    await proxy.stop()
  }
}
