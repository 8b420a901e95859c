import { envelope, htmlPage, passedOn, taskRefusal } from './corpus-answer.test-helper.ts'
import type { CorpusAnswer } from './corpus-answer.test-helper.ts'

/** The gateway or its upstream is busy. Contract §4 */
export const busyGateways: readonly CorpusAnswer[] = [
  {
    name: 'too many requests',
    call: 'submit',
    status: 429,
    headers: { 'retry-after': '7' },
    json: taskRefusal('Throttling.RateLimit', '当前分组上游负载已饱和，请稍后再试'),
    code: 'rate_limited',
    billed: 'no',
    example: true,
  },
  {
    name: 'an empty 429',
    call: 'submit',
    status: 429,
    code: 'rate_limited',
    billed: 'no',
  },
  {
    name: 'an allocated quota of Alibaba',
    call: 'submit',
    status: 429,
    json: passedOn({
      code: 'Throttling.AllocationQuota',
      message: 'Allocated quota exceeded, please increase your quota limit.',
    }),
    code: 'rate_limited',
    billed: 'no',
  },
  {
    name: 'Google’s quota per minute',
    call: 'submit',
    status: 429,
    json: passedOn({
      error: {
        code: 429,
        message:
          'Quota exceeded for aiplatform.googleapis.com/online_prediction_requests_per_base_model.',
        status: 'RESOURCE_EXHAUSTED',
      },
    }),
    code: 'rate_limited',
    billed: 'no',
  },
  {
    name: 'a saturated upstream, sent as 403',
    call: 'submit',
    status: 403,
    json: passedOn(taskRefusal('upstream_load_saturated', '當前分組上游負載已飽和，請稍後再試')),
    code: 'rate_limited',
    billed: 'no',
  },
  {
    name: 'a 429 whose connection breaks',
    call: 'submit',
    status: 429,
    json: envelope('slow down', 'rate_limit_error'),
    arrives: { lostAfter: 5 },
    code: 'rate_limited',
    billed: 'no',
  },
  {
    name: 'an empty 429 to a poll',
    call: 'retrieve',
    status: 429,
    headers: { 'retry-after': '2' },
    code: 'rate_limited',
  },
  {
    name: 'a 429 in words',
    call: 'retrieve',
    status: 429,
    json: envelope('Too many requests', 'rate_limit_error'),
    code: 'rate_limited',
  },
  {
    name: 'a 429 of a proxy',
    call: 'retrieve',
    status: 429,
    text: htmlPage,
    headers: { 'retry-after': 'soon' },
    code: 'rate_limited',
  },
  {
    name: 'an empty 429 to a download',
    call: 'download',
    status: 429,
    code: 'rate_limited',
  },
  {
    name: 'an empty 429 to a list',
    call: 'models',
    status: 429,
    code: 'rate_limited',
  },
]
