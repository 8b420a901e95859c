import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { IncomingMessage, ServerResponse } from 'node:http'

/** Where the built pages lie. */
export const pageFolder = fileURLToPath(new URL('../../dist/', import.meta.url))

/** Answers with a page that the cases run in, or its code, where that is what is asked for. */
export function servePage({ url }: IncomingMessage, response: ServerResponse): boolean {
  const [, name = '', extension] = /^\/([\w-]+)\.(html|js)$/.exec(url ?? '') ?? []
  if (extension === 'html') response.setHeader('content-type', 'text/html').end(pageOf(name))
  else if (extension === 'js') {
    const code = readFileSync(`${pageFolder}${name}.js`)
    response.setHeader('content-type', 'text/javascript').end(code)
  } else return false
  return true
}

function pageOf(name: string): string {
  const script = `<script type="module" src="/${name}.js"></script>`
  return `<!doctype html><meta charset="utf-8"><title>Bench</title>${script}`
}
