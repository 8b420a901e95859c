/** Words by which a key says that what stands there is a result. */
const resultWords = [
  'video',
  'url',
  'uri',
  'output',
  'file',
  'result',
  'generation',
  'creation',
  'asset',
  'content',
] as const

/** Words by which a key says that whatever stands below it is something else than the result. */
const otherWords = [
  // Pictures and sounds.
  ...['cover', 'thumbnail', 'thumb', 'poster', 'image', 'img', 'picture', 'pic', 'photo', 'frame'],
  ...['keyframe', 'avatar', 'icon', 'logo', 'profile', 'mask', 'audio', 'music', 'voice'],
  ...['subtitle', 'caption'],
  // What was asked for.
  ...['input', 'request', 'param', 'parameter', 'arg', 'argument', 'prompt', 'reference', 'source'],
  // Ways back to the gateway, and out of it.
  ...['callback', 'webhook', 'hook', 'poll', 'polling', 'status', 'cancel', 'stream', 'streaming'],
  ...['log', 'doc', 'documentation', 'help', 'share', 'sharing', 'error'],
] as const

/** Words of pages for people and of ways back; only in a link's own key, anywhere else they may name anything. */
const pageWords = [
  ...['self', 'get', 'web', 'response'],
  ...['page', 'site', 'website', 'home', 'homepage', 'support', 'faq', 'term', 'privacy', 'policy'],
  ...['legal', 'license', 'pricing', 'billing', 'invoice', 'payment', 'checkout', 'upgrade'],
  ...['dashboard', 'console', 'login', 'feedback', 'report', 'api', 'endpoint', 'delete', 'retry'],
] as const

const results = new Set<string>(resultWords)
const others = new Set<string>(otherWords)
const pages = new Set<string>(pageWords)
const known = new Set<string>([...results, ...others, ...pages])

/** Media that a mode is named after: `image_to_video`, `text2video`. */
const media = new Set(['text', 'image', 'img', 'video', 'vid', 'audio', 'speech', 'frame', 'photo'])

/**
 * The words of a key in lower case, those that matter here in the singular: `videoURLs` and `video_urls` are both
 * `video`, `url`. Numbers are left out, and so are names of modes, which speak of no single thing.
 */
export function keyWords(key: string): string[] {
  // Letters that are not Latin make one word with all that stands around them.
  if (/[^\p{ASCII}]/u.test(key)) return [key.toLowerCase()]
  const words = key
    .replace(/([A-Z]{2,})s(?![a-z])/g, '$1')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .match(/[a-z]+|\d+/g)
  return joined(withoutModes(words ?? []))
    .filter((word) => !/\d/.test(word))
    .flatMap(splitCompound)
}

/** A key in one spelling: `video_url` for `videoUrls` too. */
export function plainKey(key: string): string {
  return keyWords(key).join('_')
}

/** True where the words say that this is a result. */
export function namesResult(words: readonly string[]): boolean {
  return words.some((word) => results.has(word))
}

/** True where the words say that this, and whatever stands below it, is something else. */
export function namesOther(words: readonly string[]): boolean {
  return words.some((word) => others.has(word))
}

/** True where the words, of a link's own key, say that it leads to no file. */
export function namesPage(words: readonly string[]): boolean {
  return words.some((word) => pages.has(word))
}

function withoutModes(words: readonly string[]): string[] {
  const at = words.findIndex(
    (word, index) =>
      /^(to|2)$/.test(word) && isMedium(words[index - 1]) && isMedium(words[index + 1]),
  )
  return at === -1 ? [...words] : withoutModes([...words.slice(0, at - 1), ...words.slice(at + 2)])
}

/** `callBack` is one word. */
function joined(words: readonly string[]): string[] {
  const at = words.findIndex((word, index) => known.has(singular(word + (words[index + 1] ?? ' '))))
  if (at === -1) return [...words]
  return [...words.slice(0, at), `${words[at]}${words[at + 1]}`, ...joined(words.slice(at + 2))]
}

function isMedium(word: string | undefined): boolean {
  return word !== undefined && media.has(word)
}

/** `videourl` is written for `video_url`; a word that two others only happen to end is none. */
function splitCompound(word: string): string[] {
  const whole = singular(word)
  if (known.has(whole)) return [whole]
  for (let at = 3; at <= word.length - 3; at++) {
    const parts = [word.slice(0, at), singular(word.slice(at))]
    if (parts.every((part) => known.has(part))) return parts
  }
  return [word]
}

function singular(word: string): string {
  return (
    [word, word.replace(/s$/, ''), word.replace(/es$/, '')].find((one) => known.has(one)) ?? word
  )
}
