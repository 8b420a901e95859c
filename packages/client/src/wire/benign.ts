/** What gateways write where nothing is wrong. */
const benign =
  /^\s*(success(ful(ly)?)?|succeed(ed)?|ok(ay)?|none|null|nil|undefined|false|true|no[ _]?error|done|completed?|finished|task[ _]completed|0+|成功|操作成功|请求成功|請求成功)?\s*[.!。]?\s*$/i
const goodCode = /^\s*(success(ful)?|succeed(ed)?|ok|0+|2\d\d0*|10000|none|null)?\s*$/i

/** True for a text that gives no reason, such as "success". */
export function isBenign(text: string): boolean {
  return benign.test(text)
}

/** True for a code beside an answer that went well. */
export function isGoodCode(code: string): boolean {
  return goodCode.test(code)
}
