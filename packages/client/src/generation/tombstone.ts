import { isRecord } from '../wire/record.ts'

/** What is kept, in the place of its record, of a generation that was sent and then removed. */
interface Tombstone {
  readonly version: 1
  readonly id: string
  /** Milliseconds since the Unix epoch. */
  readonly removedAt: number
}

export function tombstone(id: string, removedAt: number): Tombstone {
  return { version: 1, id, removedAt }
}

// No page lives so long that it might still send what was removed.
const life = 90 * 24 * 3_600_000

/** Whether nobody needs it any longer. */
export function isForgotten(value: unknown, now: number): boolean {
  return isTombstone(value) && now - value.removedAt > life
}

export function isTombstone(value: unknown): value is Tombstone {
  return isRecord(value) && typeof value.removedAt === 'number'
}
