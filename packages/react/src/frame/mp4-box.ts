/** A box of an MP4. */
export interface Mp4Box {
  readonly type: string
  /** Where it begins, in bytes. */
  readonly start: number
  /** Where what it holds begins. */
  readonly content: number
  /** Where it ends; where the bytes end before that, it is cut. */
  readonly end: number
}

const longestHeader = 16
/** Of a file; one with more is none. */
const mostBoxes = 20_000

/** The boxes that stand one after the other in bytes at hand. */
function* boxesIn(view: DataView): Generator<Mp4Box> {
  for (let at = 0; at + 8 <= view.byteLength;) {
    const box = boxAt(view, at, 0, view.byteLength)
    if (!box || box.end > view.byteLength) return
    yield box
    at = box.end
  }
}

/** The content of a box, by the types of the boxes that it stands in and its own. */
export function findBox(view: DataView, ...path: readonly string[]): DataView | undefined {
  const [type, ...rest] = path
  for (const box of boxesIn(view)) {
    if (box.type !== type) continue
    const content = contentIn(view, box)
    return rest.length === 0 ? content : findBox(content, ...rest)
  }
  return undefined
}

/** The contents of every box of a type. */
export function findBoxes(view: DataView, type: string): DataView[] {
  return Array.from(boxesIn(view))
    .filter((box) => box.type === type)
    .map((box) => contentIn(view, box))
}

/** Whether a box has a version, and it is the one with numbers of 64 bits. */
export function isLong(box: DataView): boolean {
  return box.getUint8(0) === 1
}

/** The boxes of a file, of which only the headers are read. One whose header is cut has no type. */
export async function boxesOf(file: Blob): Promise<readonly Mp4Box[]> {
  const boxes: Mp4Box[] = []
  for (let at = 0; at < file.size && boxes.length < mostBoxes;) {
    const header = new DataView(await file.slice(at, at + longestHeader).arrayBuffer())
    const isCut = header.byteLength < 8
    const box = isCut
      ? { type: '', start: at, content: at, end: at + 8 }
      : boxAt(header, 0, at, file.size)
    if (!box) break
    boxes.push(box)
    at = box.end
  }
  return boxes
}

function contentIn(view: DataView, { content, end }: Mp4Box): DataView {
  return new DataView(view.buffer, view.byteOffset + content, end - content)
}

/** @see ISO/IEC 14496-12 §4.2 */
function boxAt(view: DataView, at: number, before: number, fileEnd: number): Mp4Box | undefined {
  const short = view.getUint32(at)
  const isLong = short === 1
  if (isLong && at + longestHeader > view.byteLength) return undefined
  const length = isLong ? Number(view.getBigUint64(at + 8)) : short
  const start = before + at
  const content = start + (isLong ? longestHeader : 8)
  const end = length === 0 ? fileEnd : start + length
  const type = String.fromCharCode(...[4, 5, 6, 7].map((byte) => view.getUint8(at + byte)))
  return end < content ? undefined : { type, start, content, end }
}
