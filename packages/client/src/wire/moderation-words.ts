import { isModeratedInChinese } from './chinese-words.ts'
import { codeInWords } from './error-words.ts'
import { partsOf } from './word-parts.ts'

const reviewers =
  /^(moderation|moderator|safety|nsfw|policy|sensitive|unsafe|guidelines?|audit|compliance)$/
const verdicts = /^(rejected|blocked|filtered|violation|violated|declined|denied|refused|detected)$/
/** What may stand between the two, and around them. */
const around =
  /^(by|for|due|to|the|our|a|an|of|as|is|was|and|content|prompt|input|output|image|text|video|task|request|generation|system|filter|filters|usage|community|ai|responsible|material|media|status)$/

/** True for the parts of a status word by which content review let no video through: `rejected_by_moderation`. */
export function isModerationVerdict(parts: readonly string[]): boolean {
  const isRejected = parts.some((part) => verdicts.test(part))
  const isReviewed = parts.some((part) => reviewers.test(part))
  const isContent = /^(content|prompt)_(is_|was_)?(filtered|blocked)$/.test(parts.join('_'))
  if (/^nsfw_(content|material|media)$/.test(parts.join('_')) || isContent) return true
  const isWhole = parts.every(
    (part) => verdicts.test(part) || reviewers.test(part) || around.test(part),
  )
  return isRejected && isReviewed && isWhole
}

/** True for the word of a failed task by which content review stopped it. */
export function isModerationWord(word: string): boolean {
  const parts = partsOf(word)
  if (isModerationVerdict(parts) || isModeratedInChinese(parts.join(''))) return true
  return parts.some((part) => /^(moderated|nsfw)$/.test(part)) || isModerationText(parts.join(' '))
}

function isModerationText(words: string): boolean {
  return codeInWords(words) === 'moderated'
}
