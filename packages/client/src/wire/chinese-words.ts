import { codeInWords } from './error-words.ts'
import type { VideoTaskStatus } from '../video-task.ts'

/** The task as a whole, its work and its product, and what makes a verb past. */
const subjects =
  '(?:任[务務]|[视視][频頻]|影片|生成|[处處]理|渲染|[制製]作|[执執]行|[运運]行|合成|作[业業]|操作|系[统統]|[内內]部|用[户戶]|最[终終]|全部|[状狀][态態]|已[经經]|已|被)*'
const ends: readonly (readonly [VideoTaskStatus, string])[] = [
  ['succeeded', '成功|完成|完[毕畢]'],
  ['failed', '失[败敗]|出[错錯]|[错錯][误誤]|[异異]常|超[时時]|拒[绝絕]'],
  ['canceled', '取消|[终終]止|中止|停止|撤[销銷]'],
  ['expired', '[过過]期|失效'],
]
/** Negations, and steps on the way: what ends with one of these is not the task. */
const others =
  /[未不没沒無无非待]|上[传傳]|提交|[审審][核查]|下[载載]|[预預]|封面|[图圖]|[帧幀]|音|字幕|[脚腳]本|分[镜鏡]|[队隊]|[创創]建|部分|回[调調]|通知|[检檢校]|[转轉][码碼]|重[试試]|[请請]求|[连連]接/
/** What says behind a failure that it is not the end. */
const hopes = /正在|等待|重[试試]中|重新|自[动動]|排[队隊]|稍[后後]/

/** What a word in Chinese says of its task, whole words only; `undefined` for one that nobody knows. */
export function statusInChinese(parts: readonly string[]): VideoTaskStatus | undefined {
  const [head = '', ...tail] = parts
  if (parts.some((part) => part.endsWith('中'))) return 'in_progress'
  const rest = tail.join(' ')
  const status = statusOf(head)
  if (status === 'failed' || status === 'canceled') return hopes.test(rest) ? 'in_progress' : status
  if (status && rest === '') return status
  const whole = parts.join('')
  if (isModeratedInChinese(whole)) return 'failed'
  const hidden = ends.filter(([, end]) => new RegExp(end).test(whole))
  const isOfStep = hidden.length > 0 && others.test(whole)
  return isOfStep || hidden.length > 1 ? 'in_progress' : undefined
}

/** True for words by which content review let nothing through. */
export function isModeratedInChinese(word: string): boolean {
  return /^[违違][规規]$/.test(word) || codeInWords(word) === 'moderated'
}

function statusOf(word: string): VideoTaskStatus | undefined {
  if (/^已(生成|渲染|[处處]理|[制製]作)$/.test(word)) return 'succeeded'
  return ends.find(([, end]) => new RegExp(`^${subjects}(?:${end})了?$`).test(word))?.[0]
}
