import { answerLeaves } from './answer-leaves.ts'

const most = 32
const longest = 2_048

/** The absolute URLs in a request, in any of its settings: answers may say them again. */
export function linksOfRequest(request: unknown): ReadonlySet<string> {
  const links = [...answerLeaves(request)].flatMap(({ value }) =>
    typeof value === 'string' && value.length <= longest && isLink(value)
      ? [new URL(value).href]
      : [],
  )
  return new Set(links.slice(0, most))
}

function isLink(text: string): boolean {
  return /^\s*https?:\/\//i.test(text) && URL.canParse(text)
}
