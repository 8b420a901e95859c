import { isIndex } from './answer-leaves.ts'
import { keyWords, namesOther, namesPage, namesResult, plainKey } from './key-words.ts'

/** What stands around a result at the places that are known. */
const containers = new Set([
  ...['data', 'task', 'job', 'operation', 'response', 'resp', 'body', 'payload', 'metadata'],
  ...['output', 'result', 'result_json', 'task_result', 'content', 'file', 'asset'],
  ...['video', 'generation', 'creation', 'generated_video', 'generated_sample'],
  'generate_video_response',
])

/** The keys of a result there, most reliable first. */
const resultKeys = [
  ...['url', 'result_url', 'video_url', 'download_url', 'output_url', 'file_url'],
  ...['uri', 'video_uri', 'video', 'output', 'result'],
  // Old records of the new-api family hold the link where the reason of a failure stands.
  'fail_reason',
]

/** A name for the place, the same for all entries of a list and in every spelling of its keys. */
export function placeOf(path: readonly string[]): string {
  return path
    .filter((key) => !isIndex(key))
    .map((key) => plainKey(key) || key)
    .join('.')
}

/**
 * How well a place is known to hold results: 0 for the best, `undefined` where it is not known. What stands further
 * out is the gateway's own word, and comes first.
 *
 * @see Contract §2.3 and §5
 */
export function rankOfPlace(place: string): number | undefined {
  const keys = place.split('.')
  const own = resultKeys.indexOf(keys.at(-1) ?? '')
  if (own === -1 || !keys.slice(0, -1).every((key) => containers.has(key))) return undefined
  return (keys.length - 1) * resultKeys.length + own
}

/** True where the keys say that this is a result, and none that it is something else. */
export function isEvidentPlace(path: readonly string[]): boolean {
  const [own = [], parent = [], ...above] = path
    .filter((key) => !isIndex(key))
    .map(keyWords)
    .reverse()
  if ([own, parent, ...above].some(namesOther) || namesPage(own)) return false
  return namesResult(own) || namesResult(parent)
}

/** Keys of bytes, whatever stands around them. */
const bytesKey = /base_?64|^b64|^data_?url$/i

/** True for a key by which an answer names an encoding of bytes. */
export function isBytesKey(key = ''): boolean {
  return bytesKey.test(key)
}

/** True for a key whose words say that what stands below it is no result. */
export function isOtherKey(key: string): boolean {
  return namesOther(keyWords(key))
}

/**
 * Whether a string at this path of an answer, keys alone, may be a result or hold the bytes of one. The same for links
 * and for bytes, except that the name of an encoding says enough of those. What stands beside it in the answer, such as
 * a type, is not known here: the bytes themselves decide.
 */
export function isResultPath(path: readonly string[]): boolean {
  if (rankOfPlace(placeOf(path)) !== undefined || isEvidentPlace(path)) return true
  const own = path.findLast((key) => !isIndex(key)) ?? ''
  return isBytesKey(own) && !path.some(isOtherKey)
}
