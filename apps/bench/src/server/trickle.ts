import { setTimeout as wait } from 'node:timers/promises'

const kibibyte = 1_024
const none = new Uint8Array()
/** How long a slow gateway pauses, in milliseconds: longer than any goal allows. */
const pause = 50

/**
 * A slow gateway: the JSON's head with the first of its base64, and the rest only after a pause. Whoever waits for
 * more than that before he sends anything is seen to wait.
 */
export async function* trickle(
  pieces: Iterable<Uint8Array>,
  onFirstBase64: () => void,
): AsyncGenerator<Uint8Array> {
  const [head = none, first = none, ...rest] = pieces
  onFirstBase64()
  yield Buffer.concat([head, first.subarray(0, kibibyte)])
  await wait(pause)
  yield first.subarray(kibibyte)
  yield* rest
}
