import {
  BufferSource,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  Input,
  MP4,
  Mp4OutputFormat,
  Output,
} from 'mediabunny'
import type { EncodedPacket, InputTrack } from 'mediabunny'
import { landscape } from '../clips/landscape.ts'
import { portrait } from '../clips/portrait.ts'
import { sound } from '../clips/sound.ts'
import { square } from '../clips/square.ts'

/** The frames there are clips of. */
type ClipRatio = '16:9' | '9:16' | '1:1'

/** Where the index of the file stands; a player can start early only if it comes first. */
export type MoovPlace = 'first' | 'last'

/** What is made of a clip. */
export interface RemuxOptions {
  readonly ratio: ClipRatio
  readonly durationSeconds: number
  readonly moov: MoovPlace
  readonly hasSound: boolean
}

const clips: Readonly<Record<ClipRatio, string>> = {
  '16:9': landscape,
  '9:16': portrait,
  '1:1': square,
}

/** Seconds. Vendors' sound ends in a whole frame of its own, a little after the last picture. */
const longerSound = 0.04

const remuxed = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()

/** Repeats the clip of a ratio until it has the asked length. Each combination is made once and kept. */
export function remuxClip(options: RemuxOptions): Promise<Uint8Array<ArrayBuffer>> {
  const { ratio, durationSeconds, moov, hasSound } = options
  const key = `${ratio} ${durationSeconds} ${moov} ${hasSound}`
  const bytes = remuxed.get(key) ?? repeatClip(options)
  remuxed.set(key, bytes)
  return bytes
}

async function repeatClip({ ratio, durationSeconds, moov, hasSound }: RemuxOptions) {
  const target = new BufferTarget()
  const output = new Output({
    format: new Mp4OutputFormat({ fastStart: moov === 'first' ? 'in-memory' : false }),
    target,
  })
  const pictures = new EncodedVideoPacketSource('avc')
  output.addVideoTrack(pictures, { frameRate: 24 })
  const tones = hasSound ? new EncodedAudioPacketSource('aac') : undefined
  if (tones) output.addAudioTrack(tones)
  await output.start()
  await Promise.all([
    addPictures(pictures, clips[ratio], durationSeconds),
    tones && addSound(tones, durationSeconds + longerSound),
  ])
  await output.finalize()
  if (!target.buffer) throw new Error('The clip could not be written.')
  return new Uint8Array(target.buffer)
}

async function addPictures(source: EncodedVideoPacketSource, clip: string, seconds: number) {
  const track = await open(clip).getPrimaryVideoTrack()
  const decoderConfig = await track?.getDecoderConfig()
  if (!track || !decoderConfig) throw new Error('The clip holds no video.')
  for (const packet of fillTime(await packetsOf(track), seconds))
    await source.add(packet, { decoderConfig })
  source.close()
}

async function addSound(source: EncodedAudioPacketSource, seconds: number) {
  const track = await open(sound).getPrimaryAudioTrack()
  const decoderConfig = await track?.getDecoderConfig()
  if (!track || !decoderConfig) throw new Error('The clip holds no sound.')
  // What comes before its beginning only warms the decoder up, and does so once.
  const packets = (await packetsOf(track)).filter(({ timestamp }) => timestamp >= 0)
  for (const packet of fillTime(packets, seconds)) await source.add(packet, { decoderConfig })
  source.close()
}

function open(clip: string): Input {
  const bytes = Uint8Array.from(atob(clip), (character) => character.charCodeAt(0))
  return new Input({ source: new BufferSource(bytes), formats: [MP4] })
}

async function packetsOf(track: InputTrack): Promise<EncodedPacket[]> {
  const packets: EncodedPacket[] = []
  for await (const packet of new EncodedPacketSink(track).packets()) packets.push(packet)
  return packets
}

/**
 * The clips have no B-frames and begin with their only key frame, so they may end after any packet. Every packet of
 * sound is a key one.
 */
function* fillTime(packets: readonly EncodedPacket[], seconds: number): Generator<EncodedPacket> {
  const start = packets[0]?.timestamp ?? 0
  const last = packets.at(-1)
  const loopSeconds = last ? last.timestamp + last.duration - start : 0
  for (let loop = 0; loop * loopSeconds < seconds; loop++) {
    for (const [index, packet] of packets.entries()) {
      const timestamp = loop * loopSeconds + packet.timestamp - start
      const left = seconds - timestamp
      if (left < 0.001) return
      yield packet.clone({
        timestamp,
        duration: Math.min(packet.duration, left),
        sequenceNumber: loop * packets.length + index,
      })
    }
  }
}
