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

export function isTombstone(value: unknown): value is Tombstone {
  return isRecord(value) && typeof value.removedAt === 'number'
}
