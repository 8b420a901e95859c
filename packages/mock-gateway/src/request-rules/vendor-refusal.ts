import type { FailureReason } from '../task/failure-reason.ts'

/** A setting that the vendor refuses: nothing runs, nothing is billed. */
export class VendorRefusal extends Error {
  override readonly name = 'VendorRefusal'
  readonly reason: FailureReason

  constructor(message: string, code?: string) {
    super(message)
    this.reason = { message, ...(code !== undefined && { code }) }
  }
}
