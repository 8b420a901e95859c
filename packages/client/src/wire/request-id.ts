import { hideSecrets } from './hide-secrets.ts'

const written = /\(request id: ([\w.:-]+)\)/gi

/** The gateway's id of a request as its header tells it; `undefined` where that is too long or not plain. */
export function plainRequestId(header: string | undefined): string | undefined {
  const id = header?.trim() ?? ''
  return /^[\w.:-]{1,128}$/.test(id) && hideSecrets(id) === id ? id : undefined
}

/** The id that the new-api family writes behind a message. Each gateway on the way adds its own, so the last one counts. */
export function writtenRequestId(message: string): string | undefined {
  return plainRequestId([...message.matchAll(written)].at(-1)?.[1])
}
