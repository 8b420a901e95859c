import {
  BufferSource,
  BufferTarget,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  Input,
  MP4,
  Mp4OutputFormat,
  Output,
} from 'mediabunny'
import type { EncodedPacket } from 'mediabunny'
import { landscape } from '../clips/landscape.ts'
import { portrait } from '../clips/portrait.ts'
import { square } from '../clips/square.ts'

/** The frames there are clips of. */
export type ClipRatio = '16:9' | '9:16' | '1:1'

/** Where the index of the file stands; a player can start early only if it comes first. */
export type MoovPlace = 'first' | 'last'

const clips: Readonly<Record<ClipRatio, string>> = {
  '16:9': landscape,
  '9:16': portrait,
  '1:1': square,
}

const remuxed = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()

/** Repeats the clip of a ratio until it has the asked length. Each combination is made once and kept. */
export function remuxClip(
  ratio: ClipRatio,
  durationSeconds: number,
  moov: MoovPlace,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = `${ratio} ${durationSeconds} ${moov}`
  const bytes = remuxed.get(key) ?? repeatClip(clips[ratio], durationSeconds, moov)
  remuxed.set(key, bytes)
  return bytes
}

async function repeatClip(
  clip: string,
  durationSeconds: number,
  moov: MoovPlace,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = Uint8Array.from(atob(clip), (character) => character.charCodeAt(0))
  const input = new Input({ source: new BufferSource(bytes), formats: [MP4] })
  const track = await input.getPrimaryVideoTrack()
  const decoderConfig = await track?.getDecoderConfig()
  if (!track || !decoderConfig) throw new Error('The clip holds no video.')
  const packets: EncodedPacket[] = []
  for await (const packet of new EncodedPacketSink(track).packets()) packets.push(packet)

  const target = new BufferTarget()
  const output = new Output({
    format: new Mp4OutputFormat({ fastStart: moov === 'first' ? 'in-memory' : false }),
    target,
  })
  const source = new EncodedVideoPacketSource('avc')
  output.addVideoTrack(source, { frameRate: 24 })
  await output.start()
  for (const packet of fillTime(packets, durationSeconds))
    await source.add(packet, { decoderConfig })
  await output.finalize()
  if (!target.buffer) throw new Error('The clip could not be written.')
  return new Uint8Array(target.buffer)
}

/** The clips have no B-frames and begin with their only key frame, so they may end after any packet. */
function* fillTime(
  packets: readonly EncodedPacket[],
  durationSeconds: number,
): Generator<EncodedPacket> {
  const last = packets.at(-1)
  const loopSeconds = last ? last.timestamp + last.duration : 0
  for (let loop = 0; loop * loopSeconds < durationSeconds; loop++) {
    for (const [index, packet] of packets.entries()) {
      const timestamp = loop * loopSeconds + packet.timestamp
      const left = durationSeconds - timestamp
      if (left < 0.001) return
      yield packet.clone({
        type: index === 0 ? 'key' : 'delta',
        timestamp,
        duration: Math.min(packet.duration, left),
        sequenceNumber: loop * packets.length + index,
      })
    }
  }
}
