import type { VideoErrorCode } from '@generated-video/client'

/** An answer of the handler's own: it refuses, and nothing was sent upstream. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  /** HTTP status of the answer. */
  readonly status: number
  readonly code: VideoErrorCode
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: number,
    code: VideoErrorCode,
    message: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message)
    this.status = status
    this.code = code
    this.headers = headers
  }
}
