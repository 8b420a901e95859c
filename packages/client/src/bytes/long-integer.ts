/** A whole number of JSON that has more digits than a number holds: ids are written so. */
export class LongInteger {
  readonly digits: string

  constructor(digits: string) {
    this.digits = digits
  }

  /** As near as a number comes. */
  toJSON(): number {
    return Number(this.digits)
  }
}
