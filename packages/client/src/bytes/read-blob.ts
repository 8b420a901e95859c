import { streamOf } from './byte-stream.ts'
import { isWebmStart } from './media-start.ts'
import type { ByteReader } from './byte-reader.ts'

/** Bytes as far as they came, and what they failed with where that is not the end. */
export interface ReadBlob {
  readonly blob: Blob
  readonly failure?: { readonly error: unknown } | undefined
}

/**
 * Reads bytes into a Blob, which the platform keeps wherever it has room.
 *
 * @param type - `video/mp4` or `video/webm` where it is not given, as the bytes begin.
 * @throws What the reader fails with. Chromium's own `blob()` would put a `TypeError` without a cause in its place.
 */
export async function readBlob(bytes: ByteReader, type?: string): Promise<Blob> {
  const { blob, failure } = await readBlobSoFar(bytes, type)
  if (failure) throw failure.error
  return blob
}

/** As {@link readBlob}; what comes before a failure is not lost. */
export async function readBlobSoFar(bytes: ByteReader, type?: string): Promise<ReadBlob> {
  let failure: { error: unknown } | undefined
  const remembered: ByteReader = {
    ...bytes,
    read: () =>
      bytes.read().catch((error: unknown) => {
        failure = { error }
        return undefined
      }),
  }
  const stream = (await platformCopies()) ? streamOf(remembered, asItIs) : streamOf(remembered)
  const blob = await blobOf(stream, type ?? 'video/mp4')
  return { blob: type === undefined ? await typed(blob) : blob, failure }
}

/** The same bytes, with the type of what they begin as. */
async function typed(blob: Blob): Promise<Blob> {
  const start = new Uint8Array(await blob.slice(0, 4).arrayBuffer())
  return isWebmStart(start) ? blob.slice(0, blob.size, 'video/webm') : blob
}

/** Finds out, while an answer is still on its way, what {@link readBlob} needs to know of the platform. */
export function prepareBlobs(): void {
  platformCopies().catch(() => undefined)
}

let copies: Promise<boolean> | undefined

/**
 * Whether the platform has copied a piece of a body by the time it asks for the next one. The Fetch standard says so
 * ("incrementally read a body"), and browsers do; then one piece of memory serves for a whole video. Node does not.
 */
function platformCopies(): Promise<boolean> {
  copies ??= probeCopies()
  return copies
}

async function probeCopies(): Promise<boolean> {
  const memory = new Uint8Array(1)
  const sameMemory: ByteReader = {
    read: () => Promise.resolve(memory[0] === 2 ? undefined : memory.fill((memory[0] ?? 0) + 1)),
    cancel: () => undefined,
  }
  const blob = await blobOf(streamOf(sameMemory, asItIs), '')
  return String(new Uint8Array(await blob.arrayBuffer())) === '1,2'
}

function blobOf(stream: ReadableStream<Uint8Array>, type: string): Promise<Blob> {
  return new Response(stream, { headers: { 'content-type': type } }).blob()
}

function asItIs(piece: Uint8Array): Uint8Array {
  return piece
}
