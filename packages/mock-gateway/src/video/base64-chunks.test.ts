import { expect, it } from 'vitest'
import { base64Chunks, base64Length } from './base64-chunks.ts'
import { createMockFile, readBytes } from './mock-file.ts'

it.each([0, 1, 2, 3, 49_151, 49_152, 49_153, 200_000])(
  'encodes %i zeros between two runs of bytes',
  (zeros) => {
    const run = Uint8Array.from({ length: 50_001 }, (_, index) => (index * 7) % 256)
    const file = createMockFile([run, zeros, run])

    const text = Buffer.concat([...base64Chunks(file)]).toString()

    const bytes = Buffer.concat([run, new Uint8Array(zeros), run])
    expect(text === bytes.toString('base64')).toBe(true)
    expect(text).toHaveLength(base64Length(file))
    expect(Buffer.compare(readBytes(file, 50_000, 50_002), bytes.subarray(50_000, 50_002))).toBe(0)
  },
)
