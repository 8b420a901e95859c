/**
 * Story parameters that show one function of a story file the way an app would write it.
 *
 * @param file - The story file's text.
 * @param description - For a whole file. A comment above `meta` would replace the parameters there.
 */
export function showingCode(file: string, name: string, description?: string) {
  return {
    docs: {
      ...(description !== undefined && { description: { component: description } }),
      canvas: { sourceState: 'shown' },
      source: { code: exampleCode(file, name), language: 'tsx' },
    },
  }
}

function exampleCode(file: string, name: string): string {
  const start = file.indexOf(`\nfunction ${name}(`) + 1
  const body = file.slice(start, file.indexOf('\n}\n', start) + 2)
  const isUsed = (word: string) => new RegExp(`\\b${word}\\b`).test(body)
  const imports = new Map<string, string[]>()
  for (const [, names = '', from = ''] of file.matchAll(/^import \{([^}]+)\} from '([^']+)'$/gm)) {
    const used = names
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== '' && isUsed(word))
    const source = entryOf(from)
    imports.set(source, [...(imports.get(source) ?? []), ...used])
  }
  const lines = [...imports]
    .filter(([, names]) => names.length > 0)
    .map(([source, names]) => `import { ${names.join(', ')} } from '${source}'`)
  return `${lines.join('\n')}\n\nexport ${body}`
}

function entryOf(from: string): string {
  if (!from.startsWith('.')) return from
  return /[/-]form[/.-]/.test(from) ? '@generated-video/react/form' : '@generated-video/react'
}
