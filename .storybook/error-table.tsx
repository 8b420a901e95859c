import { CodeOrSourceMdx } from '@storybook/addon-docs/blocks'
import type { ReactNode } from 'react'
import { answerCorpus } from '../packages/client/src/answer-corpus/answer-corpus.test-helper.ts'
import type { CorpusAnswer } from '../packages/client/src/answer-corpus/corpus-answer.test-helper.ts'
import { VideoError, videoErrorCodes } from '../packages/client/src/index.ts'
import type { VideoErrorCode } from '../packages/client/src/index.ts'
import { en } from '../packages/react/src/locales/en.ts'

interface ErrorFacts {
  cause: string
  /** What a user interface does besides saying it. */
  does: string
}

const facts: Readonly<Record<VideoErrorCode, ErrorFacts>> = {
  invalid_request: {
    cause: 'The library or the gateway refuses the request: 400, 413, 415, 422.',
    does: 'Keeps what was entered, and leads back to it.',
  },
  unauthorized: {
    cause: 'The key or the login is missing, wrong or expired: 401.',
    does: 'Offers to sign in. Following pauses; go on with `resume()` after that.',
  },
  insufficient_quota: {
    cause: 'The balance or budget of the account is used up: 402, or 401, 403, 429 in such words.',
    does: 'Leads to the account. The request can be sent again once there is credit.',
  },
  forbidden: {
    cause: 'The account, the key or the address may not do this: 403.',
    does: 'Offers no repetition; only the operator can help.',
  },
  rate_limited: {
    cause: 'Too many requests, or a saturated upstream: 429. `retryAfter` says for how long.',
    does: 'Counts `retryAfter` down, then offers to try again.',
  },
  moderated: {
    cause:
      'Content review declined the prompt or an image, or stopped the task because of its result.',
    does: 'Keeps the prompt and leads back to it. The same prompt fails again.',
  },
  model_unavailable: {
    cause: 'The gateway does not serve this model, or no longer.',
    does: 'Opens the choice of models; `client.models()` says which there are.',
  },
  task_not_found: {
    cause:
      'The gateway does not know the task. Following takes that for "not yet" in the first minute.',
    does: 'Offers to generate it again, as a new video that is billed.',
  },
  task_failed: {
    cause: 'The task ran and failed.',
    does: 'Offers to generate it again, as a new video that is billed.',
  },
  expired: {
    cause:
      'The video was made, but is no longer kept. A download that is "not found" means the same.',
    does: 'Offers to generate it again; a copy that was saved stays.',
  },
  offline: {
    cause: 'The device has no network, so the submit was not sent.',
    does: 'Keeps the form as it is, and submits only when asked to.',
  },
  network: {
    cause:
      'No answer arrived, it broke off, or what answers a submit is no gateway: 404, 405, 501.',
    does: 'Offers to try again, except after a submit that may have arrived: that is looked up.',
  },
  timeout: {
    cause:
      'No answer began in time (submit 2 min, status and models 30 s, download 10 min), it stood still for a minute, or `follow` reached its deadline, where the task goes on and is billed.',
    does: 'Offers to resume; the task goes on by itself.',
  },
  gateway_error: {
    cause: 'The gateway or its upstream broke: 5xx, or an error with status 200.',
    does: 'Offers to try again, except after a submit that may have arrived: that is looked up.',
  },
  malformed_response: {
    cause: 'The answer is not what was documented.',
    does: 'Offers no repetition; the operator needs `requestId` and the message.',
  },
  download_failed: {
    cause: 'The bytes are short, damaged or not an MP4.',
    does: 'Offers to fetch it again. The video is not billed again.',
  },
  too_large: {
    cause:
      'The video is larger than `maxBytes` of `download`, or than a server handler allows; or the submit is larger than its `maxBodyBytes`.',
    does: 'Offers the link, if there is one.',
  },
}

const requests: Readonly<Record<CorpusAnswer['call'], string>> = {
  submit: 'POST /video/generations',
  retrieve: 'GET /video/generations/video_1',
  download: 'GET /video/generations/download?id=video_1',
  models: 'GET /models',
}

const arrivals = {
  dribbling: 'The answer comes byte by byte.',
  offline: 'Nothing is sent: the device is offline.',
  refused: 'The connection is refused, or lost before an answer begins.',
  never: 'Nothing comes.',
  cut: 'and the body ends half-way.',
}

/** Every error code. What is computed comes from the library itself, from its locale, and from the tested corpus. */
export function ErrorTable(): ReactNode {
  return videoErrorCodes.map((code) => <ErrorSheet key={code} code={code} />)
}

function ErrorSheet({ code }: { code: VideoErrorCode }): ReactNode {
  const { retryable, action } = new VideoError(code, '')
  const { cause, does } = facts[code]
  const examples = answerCorpus.filter((answer) => answer.code === code && answer.example)
  return (
    <section>
      <h2 id={code}>
        <code>{code}</code>
      </h2>
      <p>{withCode(cause)}</p>
      <table>
        <tbody>
          <Fact name="retryable">{retryable ? 'yes' : 'no'}</Fact>
          <Fact name="billed">{billedOf(code)}</Fact>
          <Fact name="action">
            <code>{action}</code>
          </Fact>
          <Fact name="says">{`“${en[`error.${code}`]} ${en[`action.${action}`]}”`}</Fact>
          <Fact name="does">{withCode(does)}</Fact>
        </tbody>
      </table>
      {examples.map((answer) => (
        <CodeOrSourceMdx key={answer.name} className="language-json">
          {exchangeOf(answer)}
        </CodeOrSourceMdx>
      ))}
    </section>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }): ReactNode {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{children}</td>
    </tr>
  )
}

/** As the corpus has it: of submits, and of everything else. */
function billedOf(code: VideoErrorCode): string {
  const answers = answerCorpus.filter((answer) => answer.code === code)
  const among = (some: readonly CorpusAnswer[]) =>
    [...new Set(some.map(({ billed = 'no' }) => billed))].sort().join(' or ')
  const submits = among(answers.filter(({ call }) => call === 'submit'))
  const others = among(answers.filter(({ call }) => call !== 'submit'))
  if (!submits || !others || submits === others) return submits || others
  return `${submits} for a submit, else ${others}`
}

/** The request, and what came of it. */
function exchangeOf(answer: CorpusAnswer): string {
  const { call, status = 200, headers = {}, json, arrives = 'whole' } = answer
  if (typeof arrives === 'string' && arrives !== 'whole')
    return `${requests[call]}\n\n${arrivals[arrives]}`
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  const cut = typeof arrives === 'object' ? [`… ${arrivals.cut}`] : []
  return [
    requests[call],
    '',
    String(status),
    ...head,
    '',
    JSON.stringify(json, null, 2),
    ...cut,
  ].join('\n')
}

/** Sets what stands between backticks as code. */
function withCode(text: string): ReactNode {
  return text.split('`').map((part, index) => (index % 2 ? <code key={part}>{part}</code> : part))
}
