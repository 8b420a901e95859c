import { expect, it, vi } from 'vitest'
import { createPartialFiles } from './partial-files.ts'

/** As large as it says: its bytes are never looked at. */
const piece = (mebibytes: number) =>
  Object.defineProperty(new Blob(), 'size', { value: mebibytes * 1024 * 1024 })

it('lets the oldest pieces go beyond 256 MiB, and tells of each', () => {
  const onDropped = vi.fn()
  const files = createPartialFiles(onDropped)

  files.keep('a', piece(100))
  files.keep('b', piece(156))
  expect(onDropped).not.toHaveBeenCalled()
  files.keep('c', piece(1))

  expect(onDropped.mock.calls).toEqual([['a']])
  expect(['a', 'b', 'c'].map((id) => files.get(id) !== undefined)).toEqual([false, true, true])
})

it('keeps a piece that is larger than all of that', () => {
  const files = createPartialFiles(() => undefined)

  files.keep('a', piece(300))

  expect(files.get('a')?.size).toBe(300 * 1024 * 1024)
})

it('keeps the longest piece of a file', () => {
  const files = createPartialFiles(() => undefined)

  files.keep('a', piece(2))
  files.keep('a', piece(1))

  expect(files.get('a')?.size).toBe(2 * 1024 * 1024)
})
