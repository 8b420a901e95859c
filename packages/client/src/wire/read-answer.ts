import { ByteSource } from '../bytes/byte-source.ts'
import { JsonReader } from '../bytes/json-reader.ts'
import { VideoError } from '../video-error.ts'
import type { ByteReader } from '../bytes/byte-reader.ts'
import type { TakeString } from '../bytes/json-reader.ts'

/**
 * Reads a JSON answer as it streams. Texts longer than 64 KiB are cut, or handed to `takeString`.
 *
 * @param watch - Gets, before anything is read, what tells at any time how much has been.
 * @throws VideoError `malformed_response` where it is not JSON; what its body fails with.
 */
export async function readAnswer(
  body: ByteReader,
  takeString?: TakeString,
  watch?: (partial: () => unknown) => void,
): Promise<unknown> {
  const source = new ByteSource(body)
  const json = new JsonReader(source)
  watch?.(() => json.partial)
  try {
    const value = await json.value(takeString)
    await json.end()
    return value
  } catch (error) {
    source.cancel(error)
    throw error
  }
}

/** Reads the body of an error as far as it is JSON; `undefined` where it is not. */
export async function readErrorAnswer(body: ByteReader): Promise<unknown> {
  try {
    return await readAnswer(body)
  } catch (error) {
    if (VideoError.is(error)) return undefined
    throw error
  }
}
