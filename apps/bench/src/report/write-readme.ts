import { readFile, writeFile } from 'node:fs/promises'

const readme = new URL('../../README.md', import.meta.url)
const marker = 'Written by `pnpm bench`; changes here are lost.'
const begin = `<!-- begin: ${marker} -->`
const end = '<!-- end -->'

/**
 * Puts the report between the README's two markers.
 *
 * @throws An `Error` where they are not there.
 */
export async function writeReadme(report: string): Promise<void> {
  const text = await readFile(readme, 'utf8')
  const [before, rest] = text.split(begin)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined) throw new Error('The README has no markers.')
  await writeFile(readme, `${before}${begin}\n\n${report.trim()}\n\n${end}${after}`)
}
