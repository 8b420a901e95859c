import { once } from 'node:events'
import { get } from 'node:http'
import { monotonicTime } from '../server/monotonic-time.ts'
import type { IncomingMessage } from 'node:http'

/** An answer that was read to its end, and dropped. */
export interface ReadThrough {
  /** Bytes of the body. */
  size: number
  /** When its first bytes arrived, in milliseconds of the machine's monotonic clock. */
  firstByteAt: number
}

/** @throws An `Error` where it is no 200. */
export async function readThrough(url: string): Promise<ReadThrough> {
  const [response] = (await once(get(url), 'response')) as [IncomingMessage]
  if (response.statusCode !== 200) throw new Error(`The answer is a ${response.statusCode ?? 0}.`)
  let size = 0
  let firstByteAt = NaN
  for await (const chunk of response as AsyncIterable<Buffer>) {
    if (size === 0) firstByteAt = monotonicTime()
    size += chunk.length
  }
  return { size, firstByteAt }
}
