import { taskIdOf } from '../downloads/video-address.ts'
import { forkModule } from '../processes/fork-module.ts'
import type { BenchContext } from '../part.ts'
import type { Case } from '../results/measure-in-rounds.ts'
import type { Figures } from '../results/sample.ts'
import type { DownloadOutcome } from './download-process.ts'
import type { NodeDownload } from './node-downloads.ts'

/** One download in a Node process of its own. */
export function nodeCase(name: NodeDownload, bytes: number, { gateway }: BenchContext): Case {
  return { name, bytes, measure: () => measureInNode(name, gateway.url, bytes) }
}

async function measureInNode(name: NodeDownload, origin: string, bytes: number): Promise<Figures> {
  const args = [name, origin, taskIdOf(bytes)]
  const { message, stop } = await forkModule<DownloadOutcome>('node/download-process.ts', args)
  await stop()
  if ('failure' in message) throw new Error(message.failure)
  if (message.size !== bytes) throw new Error(`${message.size} bytes arrived of ${bytes}.`)
  return message.figures
}
