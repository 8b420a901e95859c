import type { ReactNode } from 'react'
import { VideoError, videoErrorCodes } from '../packages/client/src/index.ts'
import type { VideoErrorCode } from '../packages/client/src/index.ts'
import { DocsTable } from './docs-table.tsx'

interface ErrorFacts {
  cause: string
  billed: string
}

const lost = 'no; unknown for a submit'

const facts: Readonly<Record<VideoErrorCode, ErrorFacts>> = {
  invalid_request: {
    cause: 'The library or the gateway refuses the request: 400, 413, 415, 422.',
    billed: 'no',
  },
  unauthorized: { cause: 'The key or the login is missing, wrong or expired: 401.', billed: 'no' },
  insufficient_quota: {
    cause: 'The balance or budget of the account is used up: 402, or 403 in such words.',
    billed: 'no',
  },
  forbidden: { cause: 'The account may not do this: 403.', billed: 'no' },
  rate_limited: { cause: 'Too many requests: 429. `retryAfter` says for how long.', billed: 'no' },
  moderated: {
    cause: 'Content review declined the prompt, or the task because of its prompt or result.',
    billed: 'no for a refused submit; unknown for a task',
  },
  model_unavailable: { cause: 'The gateway does not serve this model.', billed: 'no' },
  task_not_found: {
    cause:
      'The gateway does not know the task. Following takes that for "not yet" in the first minute.',
    billed: 'no',
  },
  task_failed: { cause: 'The task ran and failed.', billed: 'unknown' },
  expired: { cause: 'The video was made, but is no longer kept.', billed: 'no' },
  offline: { cause: 'The device has no network, so the submit was not sent.', billed: 'no' },
  network: { cause: 'No answer arrived, or it broke off.', billed: lost },
  timeout: {
    cause:
      'No answer began in time (submit 2 min, status 30 s, download 10 min), it stood still for a minute, or `follow` reached its deadline.',
    billed: 'no; unknown for a submit; yes at the deadline',
  },
  gateway_error: { cause: 'The gateway or its upstream broke: 5xx.', billed: lost },
  malformed_response: { cause: 'The answer is not what was documented.', billed: lost },
  download_failed: { cause: 'The bytes are short, damaged or not an MP4.', billed: 'no' },
  too_large: { cause: 'The video is larger than `maxBytes` of `download`.', billed: 'no' },
}

/** Every error code; what is computed comes from the library itself. */
export function ErrorTable(): ReactNode {
  return (
    <DocsTable
      columns={['code', 'cause', 'retryable', 'billed', 'action']}
      rows={videoErrorCodes.map((code) => {
        const { retryable, action } = new VideoError(code, '')
        const { cause, billed } = facts[code]
        return [code, withCode(cause), retryable ? 'yes' : 'no', billed, <code>{action}</code>]
      })}
    />
  )
}

/** Sets what stands between backticks as code. */
function withCode(text: string): ReactNode {
  return text.split('`').map((part, index) => (index % 2 ? <code key={part}>{part}</code> : part))
}
