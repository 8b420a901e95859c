import { isRecord } from './record.ts'
import type { JsonRecord } from './record.ts'

/** What the texts of a submit ask of the mock itself. */
export interface PromptTags {
  /** Bytes, from the tag `[size:n]`. */
  size: number | undefined
  /** From the tag `[fault:name]`. */
  faultName: string | undefined
}

/** Reads the tags of the prompt and of `metadata.content`, also of texts that the vendor is never told. */
export function readPromptTags({ prompt, metadata }: JsonRecord): PromptTags {
  const content: unknown[] =
    isRecord(metadata) && Array.isArray(metadata.content) ? metadata.content : []
  const texts = [prompt, ...content.map((item) => (isRecord(item) ? item.text : undefined))]
  const text = texts.filter((part) => typeof part === 'string').join('\n')
  const size = /\[size:(\d+)\]/.exec(text)?.[1]
  return {
    size: size === undefined ? undefined : Number(size),
    faultName: /\[fault:([^\]]*)\]/.exec(text)?.[1],
  }
}
