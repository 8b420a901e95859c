import type { VideoTaskStatus } from '../video-task.ts'

const meanings: Readonly<Record<VideoTaskStatus, string>> = {
  queued: `queued queue queueing queuing in_queue submitted pending not_start not_started preparing starting created
    accepted waiting scheduled received initialized initializing init new throttled delayed
    排队中 排隊中 等待中 等待處理 等待处理 已提交`,
  in_progress: `in_progress processing running generating rendering working active started executing progress
    处理中 處理中 生成中 进行中 進行中 运行中 運行中`,
  succeeded: `succeeded success succeed successful successfully completed complete done finished finish ready
    成功 已成功 生成成功 完成 已完成 生成完成`,
  failed: `failed fail failure error errored rejected moderated nsfw timeout timed_out time_out timedout unsuccessful
    crashed declined denied refused
    失败 失敗 已失败 已失敗 生成失败 生成失敗 超时 超時 已拒绝 已拒絕`,
  canceled: `canceled cancelled cancel aborted abort terminated killed 已取消 取消`,
  expired: `expired 已过期 已過期`,
}

const words = new Map(
  Object.entries(meanings).flatMap(([status, synonyms]) =>
    synonyms.split(/\s+/).map((word) => [word, status as VideoTaskStatus] as const),
  ),
)

/** What vendors write in front of a word of theirs, such as `TASK_STATUS_`; a single other word may be their name. */
const nouns = new Set([
  ...['all', 'fully', 'render'],
  ...['task', 'job', 'status', 'state', 'video', 'generation', 'operation', 'prediction', 'media'],
  ...['kling', 'sora', 'veo', 'wan', 'seedance', 'runway', 'luma', 'pika', 'vidu', 'minimax', 'mj'],
  ...['run', 'workflow', 'pipeline', 'process', 'final', 'overall', 'content', 'is', 'has', 'was'],
])

/** Words of a step on the way: what ends with that step is not the task. */
const steps = new Set([
  ...[
    'upload',
    'uploading',
    'submit',
    'submission',
    'create',
    'creation',
    'queue',
    'check',
    'audit',
  ],
  ...[
    'review',
    'moderation',
    'safety',
    'input',
    'image',
    'audio',
    'prompt',
    'text',
    'frame',
    'model',
  ],
  ...[
    'download',
    'preview',
    'partial',
    'partially',
    'almost',
    'nearly',
    'half',
    'semi',
    'pre',
    'post',
  ],
  ...[
    'to',
    'be',
    'until',
    'about',
    'awaiting',
    'pending',
    'waiting',
    'step',
    'stage',
    'part',
    'retry',
  ],
  ...['attempt', 'callback', 'webhook', 'notify', 'refund', 'payment', 'worker', 'node', 'request'],
  ...['query', 'api', 'preprocess', 'preprocessing', 'transcode', 'transcoding', 'analysis'],
  ...['delete', 'stop', 'resume', 'cancel', 'pause', 'poll', 'ping', 'heartbeat', 'sync', 'cache'],
  ...['network', 'connect', 'auth', 'login', 'enqueue', 'dispatch', 'charge', 'storage', 'cdn'],
  ...[
    'thumbnail',
    'cover',
    'poster',
    'watermark',
    'subtitle',
    'caption',
    'voice',
    'music',
    'sound',
  ],
  ...['keyframe', 'shot', 'scene', 'segment', 'chunk', 'layer', 'script', 'log', 'email', 'wont'],
])
/** An action, as in `cancellation`, or in what way, as in `temporarily`: none is the name of a vendor. */
const actionOrManner = /(tion|sion|ment|ing|ly|able|ible|ient)$/
/** What may be turned down: that is an end of the task, though the step was an early one. */
const submitted = new Set([
  'request',
  'prompt',
  'input',
  'image',
  'text',
  'audio',
  'frame',
  'submission',
])
const turnedDown = /^(moderated|nsfw|rejected|declined|denied|refused)$/
const negations = new Set([
  'not',
  'no',
  'non',
  'never',
  'un',
  'in',
  'without',
  'yet',
  'isnt',
  'wasnt',
])

/**
 * What a gateway's word says of its task: whole words, in any case, also behind a vendor's prefix. A word that only
 * contains one of an end, such as `not_ready` or `nsfw_check`, is of a task that runs. `undefined` for a word nobody
 * knows.
 *
 * @see Contract §2.1
 */
export function statusOfWord(word: string): VideoTaskStatus | undefined {
  const parts = wordsOf(word)
  const whole = words.get(parts.join('_'))
  if (whole) return whole
  const [start, end] = split(parts)
  const status = words.get(end)
  if (status && isPrefix(start, end)) return status
  const ends = parts.map((part) => words.get(part)).filter((one) => one !== undefined)
  const [first] = ends
  if (first && ends.length === parts.length && ends.every((one) => one === first)) return first
  return hidesEnd(parts) ? 'in_progress' : undefined
}

/** What stands before the longest known word at the end, and that word. */
function split(parts: readonly string[]): [string[], string] {
  const lengths = [2, 1].map((length) => Math.min(length, parts.length))
  const length = lengths.find((count) => words.has(parts.slice(-count).join('_'))) ?? 1
  return [parts.slice(0, -length), parts.slice(-length).join('_')]
}

/** A word that also tells of things besides tasks, such as `ready`, needs to be said of one. */
function isPrefix(start: readonly string[], end: string): boolean {
  const others = start.filter(
    (part) => !nouns.has(part) && !(turnedDown.test(end) && submitted.has(part)),
  )
  if (others.some((part) => steps.has(part) || negations.has(part) || words.has(part))) return false
  const isPlain = /^(succe|fail|cancel|error|queued|in_progress|processing|running)/.test(end)
  if (others.some((part) => actionOrManner.test(part))) return false
  return others.length === 0 || (isPlain && others.length === 1 && others[0] === start[0])
}

/** True where one of the parts is a word of an end, or is one with a negation in front. */
function hidesEnd(parts: readonly string[]): boolean {
  return parts.some((part) => {
    const inner = part.replace(/^(un|in|non)/, '')
    return [part, inner, inner.replace(/d$/, '')].some((one) => words.has(one))
  })
}

function wordsOf(word: string): string[] {
  return word
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '')
}
