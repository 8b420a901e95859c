import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { IncomingMessage, ServerResponse } from 'node:http'

/** Where the built page lies. */
export const pageFolder = fileURLToPath(new URL('../../dist/', import.meta.url))

const html =
  '<!doctype html><meta charset="utf-8"><title>Bench</title><script type="module" src="/page.js"></script>'

/** Answers with the page that the cases run in, where that is what is asked for. */
export function servePage({ url }: IncomingMessage, response: ServerResponse): boolean {
  if (url === '/') response.setHeader('content-type', 'text/html').end(html)
  else if (url === '/page.js') {
    response.setHeader('content-type', 'text/javascript').end(readFileSync(`${pageFolder}page.js`))
  } else return false
  return true
}
