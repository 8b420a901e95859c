const goodCode =
  /^\s*(success(ful)?|succeed(ed)?|s?_?ok|0+|0x0+|2\d\d0*|10000|none|null|no[ _]?errors?|completed?)?\s*$/i

/** What stands for nothing: a dash, `N/A`, a zero. */
const nothing =
  /^(n\/?a|s_ok|0x0+|0+|[-–—_.。!]*|成功|操作成功|请求成功|請求成功|无|無|没有错误|沒有錯誤|正常)[.。!]*$/i
const good = new Set([
  ...['success', 'successful', 'successfully', 'succeed', 'succeeded', 'ok', 'okay', 'true'],
  ...['done', 'complete', 'completed', 'finished', 'none', 'null', 'nil', 'undefined', 'false'],
])
const fillers = new Set([
  ...['the', 'your', 'operation', 'request', 'task', 'job', 'video', 'generation', 'api', 'call'],
  ...['was', 'is', 'has', 'been', 'with', 'and', 'all', 'any'],
])
const faults = /^(errors?|problems?|issues?|faults?|failures?|warnings?)$/

/** True for a text that gives no reason, such as "success" or "No errors". */
export function isBenign(text: string): boolean {
  const plain = text.trim()
  if (nothing.test(plain)) return true
  const words = plain
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  const isDenied = (at: number) => faults.test(words[at] ?? '') && isDenial(words, at - 1)
  const speaksWell = words.some((word, at) => good.has(word) || isDenied(at))
  return (
    speaksWell &&
    words.every(
      (word, at) => good.has(word) || fillers.has(word) || isDenied(at) || isDenial(words, at),
    )
  )
}

/** True for what takes the fault back that follows: "no error", "without any problems". */
function isDenial(words: readonly string[], at: number): boolean {
  const word = words[at] ?? ''
  if (word === 'any') return isDenial(words, at - 1)
  if (word === 'noerror' || word === 'noerrors') return true
  return (
    (word === 'no' || word === 'without') && words.slice(at + 1).some((other) => faults.test(other))
  )
}

/** True for a code beside an answer that went well. */
export function isGoodCode(code: string): boolean {
  return goodCode.test(code)
}
