/** What the gateway knows of the video it sent last. */
export interface Transfer {
  /** Bytes written to the socket, those that nobody read included. */
  socketBytes: number
  /** When the first base64 was written, on the machine's monotonic clock, in milliseconds. */
  firstBase64At?: number
}
