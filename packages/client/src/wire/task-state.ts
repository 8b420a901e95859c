import { answerLayers } from './answer-layers.ts'
import { plainKey } from './key-words.ts'
import { isRecord, textIn } from './record.ts'
import { namesTask } from './task-id.ts'
import { admitsErrors, statusOfWord } from './task-words.ts'
import type { VideoTaskStatus } from '../video-task.ts'
import type { AnswerLayer } from './answer-layers.ts'
import type { JsonRecord } from './record.ts'

/** What an answer says of how far the task is. */
export interface TaskState {
  /** The gateway's word. */
  readonly word: string | undefined
  /** What it means; `undefined` where there is none, or one that nobody knows. */
  readonly status: VideoTaskStatus | undefined
  /** True where a flag says so: `done: true`. */
  readonly done: boolean
  /** True where its word for a success owns up to errors. */
  readonly flawed: boolean
  /** 0–1; absent where the gateway reports none. */
  readonly progress: number | undefined
}

const wordKeys = new Set([
  ...['status', 'state', 'task_status', 'task_state', 'job_status', 'job_state', 'run_status'],
  ...['video_status', 'generation_status'],
])
const doneKeys = new Set([
  'done',
  'is_done',
  'finished',
  'is_finished',
  'completed',
  'is_completed',
])
const progressKeys = [
  'progress',
  'progress_percent',
  'progress_percentage',
  'percent',
  'percentage',
]
const flags: Readonly<Record<string, VideoTaskStatus>> = {
  '0': 'in_progress',
  '1': 'succeeded',
  '2': 'failed',
  '3': 'failed',
}
/** A word that often speaks of the query, and not of the task. */
const ofQuery = /^(success|ok|true)$/i

/** @see Contract §2.1, §2.2 */
export function readTaskState(answer: unknown, taskId?: string): TaskState {
  const layers = answerLayers(answer, taskId)
  const words = layers.flatMap(wordIn)
  // That a submit was taken is no word of the task that it made.
  const isTaken = taskId === undefined && layers.slice(1).some(({ value }) => namesTask(value))
  const word = taskWord(isTaken ? words.filter(({ isOfWrapping }) => !isOfWrapping) : words)
  const flag = layers.map(flagIn).find((status) => status !== undefined)
  const dones = layers.flatMap(({ value }) => valuesAt(value, doneKeys))
  const done = dones.includes(true)
  const isRunning = flag === undefined && dones.includes(false) && !done
  const status = word === undefined ? undefined : statusOfWord(word)
  return {
    word,
    status: status ?? flag ?? (isRunning ? 'in_progress' : undefined),
    done,
    flawed: word !== undefined && admitsErrors(word),
    progress: layers.map(progressIn).find((progress) => progress !== undefined),
  }
}

interface Word {
  readonly word: string
  readonly status: VideoTaskStatus | undefined
  /** True where the task's id stands beside it. */
  readonly named: boolean
  /** True for one that speaks of the query, and not of the task, where the task stands further in. */
  readonly isOfWrapping: boolean
}

/**
 * The outermost word, unless it may speak of the query and a word further in says that the task has not succeeded, or
 * is the only one that is known.
 */
function taskWord(words: readonly Word[]): string | undefined {
  const [first, ...inner] = words
  if (!first) return undefined
  // An error around a task that has its own word is the query's.
  const own = inner.find(({ named, status }) => named && status !== undefined)
  if (!first.named && first.status === 'failed' && own) return own.word
  const isQuery = ofQuery.test(first.word)
  const instead =
    first.status === undefined
      ? inner.find(({ status }) => status !== undefined && !first.named)
      : inner.find(({ status }) => status !== undefined && status !== 'succeeded')
  const mayBeQuery = first.status === undefined || first.status === 'succeeded'
  return instead && mayBeQuery && (isQuery || !first.named) ? instead.word : first.word
}

/** Numbers of three digits and more are HTTP's; a shorter one is an unknown word. */
function wordIn({ value }: AnswerLayer): Word[] {
  return valuesAt(value, wordKeys).flatMap((one) => {
    const word = isRecord(one) ? wordInside(one) : textIn(one)
    const isWord =
      word !== undefined && !/^\d{3,}$/.test(word) && /^[^\p{Cc}\p{Cs}]{1,64}$/u.test(word)
    const named = namesTask(value)
    const isOfWrapping = !named && ofQuery.test(word ?? '')
    return isWord ? [{ word, status: statusOfWord(word), named, isOfWrapping }] : []
  })
}

/** The word of `status: {state: 'failed'}`; a number there is a code. */
function wordInside(status: JsonRecord): string | undefined {
  const words = ['state', 'status', 'phase', 'name', 'value', 'code'].map((key) =>
    textIn(status[key]),
  )
  return words.find((word) => word !== undefined && !/^-?\d+$/.test(word))
}

function flagIn({ value }: AnswerLayer): VideoTaskStatus | undefined {
  const [flag] = valuesAt(value, new Set(['success_flag']))
  return flags[flag === true ? '1' : (textIn(flag) ?? '')]
}

/** `30`, `"30%"` and `"30"` are all 0.3. */
function progressIn({ value }: AnswerLayer): number | undefined {
  const [text] = progressKeys.flatMap((key) => textIn(valuesAt(value, new Set([key]))[0]) ?? [])
  const percent = Number(text?.replace(/\s*%$/, '') || NaN)
  return Number.isNaN(percent) ? undefined : Math.min(1, Math.max(0, percent / 100))
}

function valuesAt(record: JsonRecord, keys: ReadonlySet<string>): unknown[] {
  return Object.entries(record)
    .filter(([key]) => keys.has(plainKey(key)))
    .map(([, value]) => value)
}
