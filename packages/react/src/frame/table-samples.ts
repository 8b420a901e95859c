import { findBox } from './mp4-box.ts'
import type { PictureTrack, SampleRun } from './picture-track.ts'

/** Samples; days of pictures. */
const most = 1e7

/** The samples that a track's own tables tell of: none where all stand in fragments. */
export function samplesOfTables({ tables, cut }: PictureTrack): SampleRun {
  const stsz = findBox(tables, 'stsz')
  const count = Math.min(stsz?.getUint32(8) ?? 0, most)
  const durations = repeated(findBox(tables, 'stts'))
  const offsets = repeated(findBox(tables, 'ctts'))
  let decode = 0
  let [start, end] = [-Infinity, -Infinity]
  for (let sample = 0; sample < count; sample++) {
    const duration = durations.next().value ?? 0
    const shown = decode + ((offsets.next().value ?? 0) | 0)
    if (shown > start && shown < cut) [start, end] = [shown, Math.min(shown + duration, cut)]
    decode += duration
  }
  return { start, end, lastByte: stsz ? lastByteOf(tables, stsz, count) : 0 }
}

/** The values of a table that says how often each comes. @see ISO/IEC 14496-12 §8.6.1 */
function* repeated(table: DataView | undefined): Generator<number, undefined> {
  for (let entry = 0; table && entry < table.getUint32(4); entry++) {
    const at = 8 + entry * 8
    for (let left = table.getUint32(at); left > 0; left--) yield table.getUint32(at + 4)
  }
}

/** @see ISO/IEC 14496-12 §8.7 */
function lastByteOf(tables: DataView, stsz: DataView, count: number): number {
  const stsc = findBox(tables, 'stsc')
  const stco = findBox(tables, 'stco')
  const co64 = findBox(tables, 'co64')
  const chunks = (stco ?? co64)?.getUint32(4) ?? 0
  const size = stsz.getUint32(4)
  let [sample, run, last] = [0, 0, 0]
  for (let chunk = 0; stsc && chunk < chunks && sample < count; chunk++) {
    const isNext = run + 1 < stsc.getUint32(4) && chunk + 1 >= stsc.getUint32(8 + (run + 1) * 12)
    if (isNext) run++
    let at = stco ? stco.getUint32(8 + chunk * 4) : Number(co64?.getBigUint64(8 + chunk * 8))
    const end = Math.min(count, sample + stsc.getUint32(8 + run * 12 + 4))
    for (; sample < end; sample++) at += size || stsz.getUint32(12 + sample * 4)
    last = Math.max(last, at)
  }
  return last
}
