/** Bytes from `start` up to and without `end`. */
export interface ByteRange {
  start: number
  end: number
}

/**
 * Reads a `Range` header.
 *
 * @returns `undefined` where the whole file is to be sent: without a header, or with one that asks for several parts.
 * @see RFC 9110 §14.2
 */
export function readRange(
  header: string | null,
  size: number,
): ByteRange | 'unsatisfiable' | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? []
  if (first === undefined || last === undefined || first + last === '') return undefined
  if (first === '')
    return Number(last) === 0
      ? 'unsatisfiable'
      : { start: Math.max(size - Number(last), 0), end: size }
  const start = Number(first)
  const end = last === '' ? size : Math.min(Number(last) + 1, size)
  if (last !== '' && Number(last) < start) return undefined
  return start < size ? { start, end } : 'unsatisfiable'
}
