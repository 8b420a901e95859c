import { findBox, findBoxes, isLong } from './mp4-box.ts'
import type { Mp4Box } from './mp4-box.ts'
import type { PictureTrack, SampleRun } from './picture-track.ts'

/** What a fragment holds of a track. */
export interface FragmentSamples extends SampleRun {
  /** When the next fragment begins, in the track's time, unless that says so itself. */
  readonly next: number
}

/** What holds for the samples of a fragment that do not say otherwise. */
interface FragmentHeader {
  readonly duration: number
  /** Bytes. */
  readonly size: number
  /** Where the fragment's bytes are counted from. */
  readonly base: number
}

/**
 * The samples of a track that one fragment tells of; `undefined` where there are none.
 *
 * @param begin - When it begins, unless it says so itself.
 * @see ISO/IEC 14496-12 §8.8
 */
export function samplesOfFragment(
  moof: DataView,
  { start: base }: Mp4Box,
  track: PictureTrack,
  begin: number,
): FragmentSamples | undefined {
  const traf = findBoxes(moof, 'traf').find(
    (box) => findBox(box, 'tfhd')?.getUint32(4) === track.id,
  )
  const tfhd = traf && findBox(traf, 'tfhd')
  if (!tfhd) return undefined
  const header = readHeader(tfhd, base, track)
  let [start, end, lastByte] = [-Infinity, -Infinity, 0]
  let decode = beginOf(findBox(traf, 'tfdt')) ?? begin
  for (const trun of findBoxes(traf, 'trun')) {
    let byte = header.base + (trun.getUint32(0) & 1 ? trun.getInt32(8) : 0)
    for (const { duration, offset, size } of samplesOf(trun, header)) {
      const shown = decode + offset
      if (shown > start && shown < track.cut)
        [start, end] = [shown, Math.min(shown + duration, track.cut)]
      decode += duration
      byte += size
    }
    lastByte = Math.max(lastByte, byte)
  }
  return { start, end, lastByte, next: decode }
}

/** @see ISO/IEC 14496-12 §8.8.12 */
function beginOf(tfdt: DataView | undefined): number | undefined {
  if (!tfdt) return undefined
  return isLong(tfdt) ? Number(tfdt.getBigUint64(4)) : tfdt.getUint32(4)
}

/** @see ISO/IEC 14496-12 §8.8.7 */
function readHeader(tfhd: DataView, base: number, { defaults }: PictureTrack): FragmentHeader {
  const next = fieldReader(tfhd, 8)
  const [high, low] = [next(0x1), next(0x1)]
  next(0x2)
  return {
    base: high === undefined || low === undefined ? base : high * 2 ** 32 + low,
    duration: next(0x8) ?? defaults.duration,
    size: next(0x10) ?? defaults.size,
  }
}

/** @see ISO/IEC 14496-12 §8.8.8 */
function* samplesOf(trun: DataView, header: FragmentHeader) {
  const next = fieldReader(trun, 8)
  next(0x1)
  next(0x4)
  for (let left = trun.getUint32(4); left > 0; left--) {
    const duration = next(0x100) ?? header.duration
    const size = next(0x200) ?? header.size
    next(0x400)
    yield { duration, size, offset: (next(0x800) ?? 0) | 0 }
  }
}

/** Reads the fields of 32 bits that a box has only where its flags say so, one after the other. */
function fieldReader(box: DataView, start: number): (flag: number) => number | undefined {
  const flags = box.getUint32(0)
  let at = start
  return (flag) => {
    if ((flags & flag) === 0) return undefined
    at += 4
    return box.getUint32(at - 4)
  }
}
