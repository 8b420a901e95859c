import { textsIn } from './record.ts'
import { valuesNamed } from './values-named.ts'

/** Why content review let no video through, where Veo says so; empty where it does not. */
export function withheldReasons(answer: unknown): string[] {
  return textsIn(valuesNamed(answer, ['rai_media_filtered_reasons', 'rai_media_filtered_reason']))
}

/** How many videos content review let not through, where Veo counts them. */
function withheldCount(answer: unknown): number {
  return Math.max(
    0,
    ...valuesNamed(answer, ['rai_media_filtered_count']).map(Number).filter(Number.isFinite),
  )
}

export function isWithheld(answer: unknown): boolean {
  return withheldReasons(answer).length > 0 || withheldCount(answer) > 0
}
