import type { Clock } from '../clock.ts'

/** Milliseconds between two looks at what has not been answered. */
const gap = 500
/** After how many looks a storage is no longer waited for that answers nothing at all. */
const mostLooks = 20

/** Storage answers others, or nothing at all for ten seconds, but not this call. */
export class LateStorage extends Error {
  override readonly name = 'LateStorage'

  constructor() {
    super('Storage has not answered.')
  }
}

interface WatchOptions {
  /** Waits the whole ten seconds, even though younger calls have been answered. @defaultValue false */
  patient?: boolean | undefined
}

/** Waits for the answers of one storage, and tells those that will not come from those that take long. */
export interface StorageWatch {
  /**
   * What a call answers, however long it takes.
   *
   * @throws {@link LateStorage} where younger calls, or a probe begun after it, have been answered and it has not, or
   * where storage has answered nothing at all for ten seconds in which the page was not busy.
   */
  answered<Result>(call: () => Promise<Result>, options?: WatchOptions): Promise<Result>
}

interface Unanswered {
  readonly number: number
  readonly patient: boolean
  looks: number
  wasOvertaken: boolean
  giveUp(): void
}

/**
 * Time alone says nothing: on a page that was busy for a second every answer is a second old. One timer serves all
 * calls, and runs only while there are any.
 *
 * @param probe - A call of the same storage that changes nothing.
 */
export function createStorageWatch(clock: Clock, probe: () => Promise<unknown>): StorageWatch {
  const unanswered = new Map<number, Unanswered>()
  let begun = 0
  /** Of those that have been answered. */
  let youngest = 0
  let isProbing = false
  let isSilent = false
  let cancelLook: (() => void) | undefined

  function begin<Result>(call: () => Promise<Result>): { number: number; answer: Promise<Result> } {
    const number = ++begun
    const answer = attempt(call)
    const note = () => {
      youngest = Math.max(youngest, number)
      isSilent = false
      drop(number)
    }
    answer.then(note, note)
    return { number, answer }
  }

  function drop(number: number): void {
    unanswered.delete(number)
    if (unanswered.size > 0) return
    cancelLook?.()
    cancelLook = undefined
  }

  function lookLater(): void {
    if (unanswered.size > 0) cancelLook ??= clock.schedule(look, gap)
  }

  function look(): void {
    cancelLook = undefined
    for (const call of [...unanswered.values()]) if (isLate(call)) call.giveUp()
    if (unanswered.size > 0 && !isProbing) sendProbe()
    // Not before answers have had their turn: however long the page was busy, it was one look.
    void Promise.resolve().then(lookLater)
  }

  function isLate(call: Unanswered): boolean {
    const isOvertaken = youngest > call.number
    const patience = isSilent && !call.patient ? 1 : mostLooks
    if (++call.looks >= patience) {
      isSilent ||= !isOvertaken
      return true
    }
    if (call.wasOvertaken && !call.patient) return true
    call.wasOvertaken = isOvertaken
    return false
  }

  function sendProbe(): void {
    isProbing = true
    const end = () => {
      isProbing = false
    }
    begin(probe).answer.then(end, end)
  }

  return {
    answered(call, { patient = false } = {}) {
      const { number, answer } = begin(call)
      return new Promise((resolve, reject) => {
        const giveUp = () => {
          drop(number)
          reject(new LateStorage())
        }
        unanswered.set(number, { number, patient, looks: 0, wasOvertaken: false, giveUp })
        lookLater()
        answer.then(resolve, reject)
      })
    },
  }
}

/** A call that throws has answered as well. */
function attempt<Result>(call: () => Promise<Result>): Promise<Result> {
  try {
    return call()
  } catch (error) {
    return Promise.reject(error)
  }
}
