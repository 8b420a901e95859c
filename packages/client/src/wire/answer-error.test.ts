import { describe, expect, it } from 'vitest'
import { answerError, lostSubmit } from './answer-error.ts'
import type { AnswerContext } from './answer-error.ts'

const ofSubmit = (status: number): AnswerContext => ({
  request: 'POST /video/generations',
  status,
  paid: true,
})
const ofTask = (status: number): AnswerContext => ({
  request: 'GET /video/generations/{id}',
  status,
  taskId: 'video_1',
})

describe('of an envelope', () => {
  const reason = 'the reason'

  it.each([
    [{ error: { message: reason, type: 'invalid_request_error', code: 'invalid_size' } }],
    [{ error: { message: `${reason} (request id: 20261122a)`, type: 'new_api_error' } }],
    [{ code: 'build_request_failed', message: reason, data: null }],
    [{ error: { message: reason, type: 'server_error', details: '<html>secret</html>' } }],
    [{ error: { message: reason, type: 'invalid_request_error', param: '', code: '' } }],
    [{ success: false, message: reason }],
    [{ error: reason }],
    [[{ error: { code: 400, message: reason, status: 'INVALID_ARGUMENT' } }]],
    [{ code: 'fail_to_fetch_task', message: JSON.stringify({ code: 'x', message: reason }) }],
    [
      {
        error: {
          code: 'upstream_error',
          message: JSON.stringify({
            code: 'fail_to_fetch_task',
            message: JSON.stringify({ error: { message: reason } }),
          }),
        },
      },
    ],
    [{ message: `API request failed: 400 - {"error": {"message": "${reason}"}}` }],
    [{ message: `{"error":{"message":"${reason}"}} (request id: 20261122a)` }],
  ])('finds the reason in %j', (body) => {
    const { code, message } = answerError(body, ofTask(400))

    expect(code).toBe('invalid_request')
    expect(message).toMatch(
      /^GET \/video\/generations\/\{id\}: (answered with status 400: )?the reason$/,
    )
  })

  it.each([
    [undefined, 429, 'answered with status 429 and no reason.'],
    [{}, 500, 'answered with status 500 and no reason.'],
    [{ message: ' ' }, 500, 'answered with status 500 and no reason.'],
    [{ message: '{"secret":{"host":"10.0.0.1"}}' }, 500, 'answered with status 500 and no reason.'],
    ['upstream connect error', 503, 'answered with status 503: upstream connect error'],
    ['<!DOCTYPE html><h1>502 permission</h1>', 502, 'answered with status 502: an HTML page'],
    [{ error: 'bad answer: <html><b>nginx</b>' }, 502, 'bad answer: an HTML page'],
    [
      { message: '{"message":"{\\"message\\":\\"{\\\\\\"a\\\\\\":1}\\"}"}' },
      500,
      'answered with status 500 and no reason.',
    ],
  ])('says of %j with status %i: %s', (body, status, said) => {
    const { message } = answerError(body, ofTask(status))

    expect(message).toBe(`GET /video/generations/{id}: ${said}`)
  })

  it('names the request once where the message names it already', () => {
    const request = 'GET /video/generations/{id}'
    const said = (message: string) =>
      answerError({ error: { code: 'gateway_error', message } }, ofTask(502)).message

    expect(said(`${request}: the reason`)).toBe(`${request}: the reason`)
    expect(said('GET the linked video: the reason')).toBe(
      `${request}: GET the linked video: the reason`,
    )
  })

  it('keeps the header’s request id, or else the last one in the message', () => {
    const body = { message: 'no (request id: upstream) (request id: own)' }

    expect(answerError(body, { ...ofTask(400), requestId: 'header' }).requestId).toBe('header')
    expect(answerError(body, ofTask(400))).toMatchObject({
      requestId: 'own',
      message: 'GET /video/generations/{id}: no',
    })
    for (const requestId of ['a'.repeat(129), 'a\r\nb', 'a b', 'sk-abcdef123456', '<b>', ''])
      expect(answerError({}, { ...ofTask(400), requestId }).requestId).toBeUndefined()
  })
})

describe('of a status', () => {
  it.each([
    [400, 'invalid_request', 'no'],
    [401, 'unauthorized', 'no'],
    [402, 'insufficient_quota', 'no'],
    [403, 'forbidden', 'no'],
    [404, 'network', 'no'],
    [405, 'network', 'no'],
    [408, 'timeout', 'unknown'],
    [409, 'gateway_error', 'unknown'],
    [410, 'expired', 'unknown'],
    [413, 'too_large', 'no'],
    [415, 'invalid_request', 'no'],
    [422, 'invalid_request', 'no'],
    [429, 'rate_limited', 'no'],
    [500, 'gateway_error', 'unknown'],
    [502, 'gateway_error', 'unknown'],
    [503, 'gateway_error', 'unknown'],
    [504, 'gateway_error', 'unknown'],
  ])('names a bare %i of a submit %s, billed: %s', (status, code, billed) => {
    const error = answerError(undefined, ofSubmit(status))

    expect(error).toMatchObject({ code, billed, status })
    if (billed === 'unknown') expect(error).toMatchObject(lostSubmit)
    expect(answerError(undefined, ofTask(status)).billed).toBe('no')
  })

  it('knows by 413 what helps: a smaller request, but of a video only the operator', () => {
    expect(answerError('<h1>Payload Too Large</h1>', ofSubmit(413))).toMatchObject({
      code: 'too_large',
      action: 'change_request',
      retryable: false,
    })
    expect(answerError(undefined, ofTask(413)).action).toBe('ask_operator')
  })

  it('means the task by 404 where one was asked for', () => {
    expect(answerError(undefined, ofTask(404)).code).toBe('task_not_found')
  })
})

describe('of words', () => {
  it.each([
    [400, 'task_not_exist', 'task_not_found'],
    [400, '任务不存在', 'task_not_found'],
    [404, 'Invalid URL (GET /v1/video)', 'invalid_request'],
    [401, '该令牌额度已用尽', 'insufficient_quota'],
    [403, '预扣费额度失败, 用户剩余额度: ¥0.05, 需要预扣费额度: ¥0.07', 'insufficient_quota'],
    [403, '用戶額度不足', 'insufficient_quota'],
    [429, 'You exceeded your current quota, please check your plan', 'insufficient_quota'],
    [400, 'Arrearage: Access denied, your account is not in good standing', 'insufficient_quota'],
    [403, 'AccountOverdueError', 'insufficient_quota'],
    [429, 'Quota exceeded for quota metric online_prediction_requests', 'rate_limited'],
    [429, 'Throttling.AllocationQuota: Allocated quota exceeded', 'rate_limited'],
    [403, '当前分组上游负载已饱和，请稍后再试', 'rate_limited'],
    [403, '當前分組上游負載已飽和', 'rate_limited'],
    [400, 'API key not valid. Please pass a valid API key.', 'unauthorized'],
    [403, '该令牌无权访问模型 sora-2', 'forbidden'],
    [403, '用户已被封禁', 'forbidden'],
    [403, '您的 IP 不在令牌允许访问的列表中', 'forbidden'],
    [400, 'PERMISSION_DENIED', 'forbidden'],
    [
      404,
      'The model `sora-9` does not exist or you do not have access to it.',
      'model_unavailable',
    ],
    [404, 'InvalidEndpointOrModel.NotFound', 'model_unavailable'],
    [400, 'Model not exist.', 'model_unavailable'],
    [404, 'models/veo-9 is not found for API version v1beta', 'model_unavailable'],
    [
      503,
      'No available channel for model x under group default (distributor)',
      'model_unavailable',
    ],
    [503, '当前分组 default 下对于模型 x 无可用渠道', 'model_unavailable'],
    [503, 'The model is overloaded. Please try again later.', 'gateway_error'],
    [400, 'For model veo-3.1, durationSeconds 12 is not supported', 'invalid_request'],
    [400, '请求上游地址失败', 'gateway_error'],
    [500, 'insufficient capacity', 'gateway_error'],
    [502, 'rate limit of the upstream', 'gateway_error'],
  ])('names status %i with "%s" %s', (status, message, code) => {
    expect(answerError({ message }, ofTask(status)).code).toBe(code)
    expect(answerError({ error: { code: message } }, ofTask(status)).code).toBe(code)
  })

  it('proves by a model that is unknown that nothing was made', () => {
    const body = { error: { code: 'model_not_found', message: 'no such model' } }

    expect(answerError(body, ofSubmit(503))).toMatchObject({ billed: 'no' })
    expect(answerError(body, ofSubmit(404))).toMatchObject({ billed: 'no' })
    expect(answerError(body, ofSubmit(500))).toMatchObject(lostSubmit)
  })

  it.each([401, 403])('does not blame the visitor for an upstream’s %i', (status) => {
    const message = '{"error":{"code":"AuthenticationError","message":"The API key is invalid"}}'
    const body = { code: 'fail_to_fetch_task', message, data: null }

    expect(answerError(body, ofSubmit(status))).toMatchObject({
      code: 'gateway_error',
      billed: 'no',
      retryable: true,
    })
  })
})

describe('of content review', () => {
  it.each([
    // OpenAI
    'moderation_blocked',
    'content_policy_violation',
    'Your request was blocked by our moderation system.',
    'Your request was rejected by the safety system.',
    'Your request was rejected as a result of our safety system. Your prompt may contain text that is not allowed.',
    'Invalid prompt: your prompt was flagged as potentially violating our usage policy.',
    "The response was filtered due to the prompt triggering Azure OpenAI's content management policy. ResponsibleAIPolicyViolation",
    'content_filter',
    // Google
    "Veo could not generate videos because the input image violates Vertex AI's usage guidelines. Support codes: 15236754",
    'Veo could not generate 1 videos based on the prompt provided. You will not be charged for this request. Support codes: 42237218',
    "The prompt could not be submitted. This prompt contains sensitive words that violate Google's Responsible AI practices.",
    "Sorry, we can't create videos from input images containing celebrity or their likenesses.",
    'We encountered an issue with the audio. This can sometimes happen due to our safety filters or other processing issues.',
    'The response is blocked, as it may violate our policies.',
    'PROHIBITED_CONTENT',
    // Alibaba
    'DataInspectionFailed',
    'InternalError.Algo.DataInspectionFailed',
    'data_inspection_failed',
    'Green net check failed for text (input): Input data may contain inappropriate content.',
    'Output data may contain inappropriate content.',
    'The image content does not comply with green network verification.',
    'IPInfringementSuspect',
    'Input data is suspected of being involved in IP infringement.',
    // ByteDance
    'InputTextSensitiveContentDetected',
    'InputImageSensitiveContentDetected.PrivacyInformation',
    'OutputVideoSensitiveContentDetected.PolicyViolation',
    'SensitiveContentDetected.SevereViolation',
    'InputTextRiskDetection',
    'The request failed because the output video may contain sensitive information.',
    'The request failed because the output video may be related to copyright restrictions.',
    'The request failed because the input image may contain real person.',
    'The request failed because the input text may violate platform rules.',
    // Gateways
    'sensitive_words_detected',
    'prompt_blocked',
    'Content flagged for: sexual',
    'Advanced moderation failed',
    'Generated video rejected by content moderation.',
    // Simplified Chinese
    '输入内容未通过审核',
    '内容安全审核未通过，请修改提示词后重试',
    '未能通过内容安全检测',
    '输入数据可能包含不适当的内容',
    '输出视频可能包含敏感信息，请您更换后重试。',
    '提示词涉嫌违规',
    '提示词包含违禁的敏感词',
    '您的请求违反了 OpenAI 的使用政策',
    '图片疑似侵权',
    '输入图片可能包含真人，请您更换后重试。',
    '请求已被内容安全策略拦截',
    // Traditional Chinese
    '輸入內容未通過審核',
    '內容審核不通過',
    '提示詞含有敏感詞',
    '內容違規，已被攔截',
    'Veo 無法生成影片，因為輸入圖片違反 Agent Platform 的使用規範。支援代碼：15236754',
    '違反社群準則',
  ])('recognises "%s"', (message) => {
    expect(answerError({ error: { message, code: 400 } }, ofSubmit(400)).code).toBe('moderated')
    expect(answerError({ code: 'fail_to_fetch_task', message }, ofTask(500)).code).toBe('moderated')
  })

  it.each([
    'The request violates the quota policy of this project.',
    'Request violates rate limit policy rules',
    'Blocked by CORS policy',
    'The retry policy is invalid',
    'Invalid parameter: safety_setting',
    'Unknown name "safety_settings": Cannot find field.',
    "Invalid value: 'off'. Supported values are: 'low' and 'auto' for moderation.",
    'safety filter level must be one of block_few, block_some',
    'Header names are case-sensitive',
    'sentinel_block',
    'unsupported content type',
    'The prohibited content type is text/html',
    'ContentSecurityDetectionError: Internal error.',
    'InvalidParameter.DataInspection: Unable to download the media resource during the data inspection process.',
    'Moderation service is not reachable at the moment',
    'insert violates foreign key constraint "tasks_user"',
    '视频审核中，请稍后再试',
    '內容正在審核，請稍候',
    '模型名称大小写敏感',
    '输入图片尺寸不当',
    '违反参数格式规则',
  ])('is not fooled by "%s"', (message) => {
    expect(answerError({ error: { message, code: 400 } }, ofSubmit(400)).code).not.toBe('moderated')
  })

  it.each([
    [403, '您的账号因违规已被封禁', 'forbidden'],
    [403, '實名認證審核未通過', 'forbidden'],
    [403, 'You have no permission to change the safety settings', 'forbidden'],
    [503, 'Moderation service unavailable', 'gateway_error'],
  ])('tells from it status %i with "%s"', (status, message, code) => {
    expect(answerError({ message }, ofTask(status)).code).toBe(code)
  })
})
