import { findBox, findBoxes, isLong } from './mp4-box.ts'

/** The track of a file that holds its pictures. */
export interface PictureTrack {
  readonly id: number
  /** Its units in a second. */
  readonly timescale: number
  /** What turns its own time into seconds of the player's. */
  readonly secondsOf: (time: number) => number
  /** Where its pictures end because they are edited to, in its own time. */
  readonly cut: number
  /** The tables of its samples, empty where they stand in fragments. */
  readonly tables: DataView
  /** Of samples in fragments that do not say it. */
  readonly defaults: SampleDefaults
}

interface SampleDefaults {
  readonly duration: number
  /** Bytes. */
  readonly size: number
}

/** Some of a track's samples. */
export interface SampleRun {
  /** When the last of them is shown, in the track's time. */
  readonly start: number
  /** When that ends. */
  readonly end: number
  /** Where the bytes of all of them end in the file. */
  readonly lastByte: number
}

/** Finds the first track with pictures; `undefined` where there is none, or it is edited in a way not read here. */
export function readPictureTrack(moov: DataView): PictureTrack | undefined {
  const trak = findBoxes(moov, 'trak').find(hasPictures)
  const tkhd = trak && findBox(trak, 'tkhd')
  const mdhd = trak && findBox(trak, 'mdia', 'mdhd')
  const mvhd = findBox(moov, 'mvhd')
  const tables = trak && findBox(trak, 'mdia', 'minf', 'stbl')
  if (!tkhd || !mdhd || !mvhd || !tables) return undefined
  const id = tkhd.getUint32(isLong(tkhd) ? 20 : 12)
  const timescale = timescaleOf(mdhd)
  const edit = readEdit(findBox(trak, 'edts', 'elst'))
  if (!edit || timescale === 0) return undefined
  const wait = edit.wait / (timescaleOf(mvhd) || 1)
  const length = (edit.length / (timescaleOf(mvhd) || 1)) * timescale
  return {
    id,
    timescale,
    secondsOf: (time) => (time - edit.from) / timescale + wait,
    cut: edit.length === 0 ? Infinity : edit.from + length,
    tables,
    defaults: readDefaults(moov, id),
  }
}

function hasPictures(trak: DataView): boolean {
  return findBox(trak, 'mdia', 'hdlr')?.getUint32(8) === 0x76696465 // vide
}

/** @see ISO/IEC 14496-12 §8.2.2, §8.4.2 */
function timescaleOf(header: DataView): number {
  return header.getUint32(isLong(header) ? 20 : 12)
}

/** @see ISO/IEC 14496-12 §8.8.3 */
function readDefaults(moov: DataView, id: number): SampleDefaults {
  const mvex = findBox(moov, 'mvex')
  const trex = mvex && findBoxes(mvex, 'trex').find((box) => box.getUint32(4) === id)
  return { duration: trex?.getUint32(12) ?? 0, size: trex?.getUint32(16) ?? 0 }
}

/**
 * Reads that a track begins later, or is shown from some time on: what writers do about sound and picture that do not
 * begin together. `wait` and `length` are in the movie's time, `from` in the track's.
 *
 * @see ISO/IEC 14496-12 §8.6.6
 */
function readEdit(elst: DataView | undefined) {
  const edit = { wait: 0, from: 0, length: 0 }
  const count = elst?.getUint32(4) ?? 0
  for (let entry = 0; elst && entry < count; entry++) {
    const at = 8 + entry * (isLong(elst) ? 20 : 12)
    const length = isLong(elst) ? Number(elst.getBigUint64(at)) : elst.getUint32(at)
    const from = isLong(elst) ? Number(elst.getBigInt64(at + 8)) : elst.getInt32(at + 4)
    const isEmpty = from === -1
    // What is shown in pieces, or in another order.
    if (!isEmpty && entry < count - 1) return undefined
    if (isEmpty) edit.wait += length
    else Object.assign(edit, { from, length })
  }
  return edit
}
