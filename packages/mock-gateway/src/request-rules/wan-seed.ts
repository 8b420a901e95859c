import type { JsonRecord } from '../task/record.ts'
import { findField, integer } from './field.ts'

/** @throws VendorRefusal for a seed out of range. @see Gateway contract §1.4 */
export function requireWanSeed(body: JsonRecord): void {
  integer(findField(body, 'seed'), 0, 2_147_483_647)
}
