/** Carries the answer to a call that goes no further. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly response: Response

  constructor(response: Response) {
    super('The call was refused.')
    this.response = response
  }
}
