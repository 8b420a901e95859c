import {
  envelope,
  failedNewApiTask,
  failedTask,
  passedOn,
  taskRefusal,
} from './corpus-answer.test-helper.ts'
import type { CorpusAnswer } from './corpus-answer.test-helper.ts'

/** Content review declined, in the words of the vendors and gateways. Contract §2.2 and §4 */
export const moderatedContent: readonly CorpusAnswer[] = [
  {
    name: 'OpenAI’s moderation',
    call: 'submit',
    status: 400,
    json: envelope(
      'Your request was blocked by our moderation system.',
      'invalid_request_error',
      'moderation_blocked',
    ),
    code: 'moderated',
    billed: 'no',
    example: true,
  },
  {
    name: 'OpenAI’s safety system, behind two gateways',
    call: 'submit',
    status: 400,
    json: envelope(
      `API request failed: 400 - ${JSON.stringify(envelope('Your request was rejected by the safety system.', 'user_error'))}`,
      'server_error',
      null,
    ),
    code: 'moderated',
    billed: 'no',
  },
  {
    name: 'Azure’s content filter',
    call: 'submit',
    status: 400,
    json: passedOn(
      envelope(
        "The response was filtered due to the prompt triggering Azure OpenAI's content management policy.",
        'user_error',
        'content_filter',
      ),
    ),
    code: 'moderated',
    billed: 'no',
  },
  {
    name: 'Google’s usage guidelines',
    call: 'submit',
    status: 400,
    json: passedOn({
      error: {
        code: 3,
        message:
          "The prompt could not be submitted. This prompt contains sensitive words that violate Google's Responsible AI practices. Support codes: 58061214",
      },
    }),
    code: 'moderated',
    billed: 'no',
  },
  {
    name: 'Google’s usage guidelines in traditional Chinese',
    call: 'submit',
    status: 400,
    json: taskRefusal(
      'fail_to_fetch_task',
      'Veo 無法生成影片，因為輸入圖片違反 Agent Platform 的使用規範。支援代碼：15236754',
    ),
    code: 'moderated',
    billed: 'no',
  },
  {
    name: 'Alibaba’s data inspection',
    call: 'submit',
    status: 400,
    json: passedOn({
      code: 'DataInspectionFailed',
      message: 'Input data may contain inappropriate content.',
      request_id: 'a4d78a5f',
    }),
    code: 'moderated',
    billed: 'no',
  },
  {
    name: 'ByteDance’s review of the prompt',
    call: 'submit',
    status: 400,
    json: passedOn({
      error: {
        code: 'InputTextSensitiveContentDetected',
        message:
          'The request failed because the input text may contain sensitive information. Request id: 0217abc',
        type: 'BadRequest',
      },
    }),
    code: 'moderated',
    billed: 'no',
  },
  {
    name: 'ByteDance’s review of a portrait',
    call: 'submit',
    status: 400,
    json: passedOn({
      error: {
        code: 'InputImageSensitiveContentDetected.PrivacyInformation',
        message: 'The request failed because the input image may contain real person.',
      },
    }),
    code: 'moderated',
    billed: 'no',
  },
  {
    name: 'new-api’s own list of words',
    call: 'submit',
    status: 400,
    json: envelope('user sensitive words detected', 'new_api_error', 'sensitive_words_detected'),
    code: 'moderated',
    billed: 'no',
  },
  {
    name: 'a refusal in simplified Chinese',
    call: 'submit',
    status: 400,
    json: taskRefusal('invalid_request', '输入内容未通过安全审核，请修改提示词后重试'),
    code: 'moderated',
    billed: 'no',
  },
  {
    name: 'moderation, sent as 500',
    call: 'submit',
    status: 500,
    json: taskRefusal('do_request_failed', 'content_policy_violation'),
    code: 'moderated',
    billed: 'unknown',
  },
  {
    name: 'OpenAI’s moderation of a task',
    call: 'retrieve',
    json: failedTask({
      failure_reason: 'blocked',
      error: {
        code: 'content_policy_violation',
        message: 'Your request was blocked by our moderation system.',
      },
    }),
    code: 'moderated',
    billed: 'unknown',
  },
  {
    name: 'Google’s moderation of a task',
    call: 'retrieve',
    model: 'veo-3.1-generate-preview',
    json: failedTask({
      error: {
        code: 400,
        message:
          "Veo could not generate videos because the input image violates Vertex AI's usage guidelines. Support codes: 15236754",
      },
    }),
    code: 'moderated',
    billed: 'unknown',
  },
  {
    name: 'a task of Google that succeeded without its videos',
    call: 'retrieve',
    model: 'veo-3.1-generate-preview',
    json: {
      task_id: 'video_1',
      status: 'succeeded',
      metadata: {
        done: true,
        response: {
          raiMediaFilteredCount: 1,
          raiMediaFilteredReasons: [
            'Veo could not generate 1 videos based on the prompt provided. Support codes: 42237218',
          ],
        },
      },
    },
    code: 'moderated',
    billed: 'unknown',
  },
  {
    name: 'Alibaba’s moderation of a task',
    call: 'retrieve',
    model: 'wanx-video-v1',
    json: failedTask({
      metadata: {
        output: {
          code: 'DataInspectionFailed',
          message:
            'Green net check failed for image (output): Output data may contain inappropriate content.',
        },
      },
    }),
    code: 'moderated',
    billed: 'unknown',
  },
  {
    name: 'Alibaba’s algorithm that inspected a task',
    call: 'retrieve',
    model: 'wanx-video-v1',
    json: failedNewApiTask({
      fail_reason:
        'InternalError.Algo.DataInspectionFailed: Output data may contain inappropriate content.',
    }),
    code: 'moderated',
    billed: 'unknown',
  },
  {
    name: 'ByteDance’s moderation of a task',
    call: 'retrieve',
    model: 'seedance-1.0-pro',
    json: failedNewApiTask({
      fail_reason: 'task failed',
      data: {
        status: 'failed',
        error: {
          code: 'OutputVideoSensitiveContentDetected',
          message: 'The request failed because the output video may contain sensitive information.',
        },
      },
    }),
    code: 'moderated',
    billed: 'unknown',
  },
  {
    name: 'ByteDance’s review of copyright',
    call: 'retrieve',
    model: 'seedance-1.0-pro',
    json: failedTask({
      error: {
        code: 400,
        message:
          '{"code":"OutputVideoSensitiveContentDetected.PolicyViolation","message":"The request failed because the output video may be related to copyright restrictions."}',
      },
    }),
    code: 'moderated',
    billed: 'unknown',
  },
  {
    name: 'a moderated task in simplified Chinese',
    call: 'retrieve',
    json: failedNewApiTask({ fail_reason: '输出视频可能包含敏感信息，请您更换后重试。' }),
    code: 'moderated',
    billed: 'unknown',
  },
  {
    name: 'a moderated task in traditional Chinese',
    call: 'retrieve',
    json: failedTask({ error: { code: 400, message: '內容審核未通過' } }),
    code: 'moderated',
    billed: 'unknown',
  },
  {
    name: 'the video of a moderated task',
    call: 'download',
    model: 'seedance-1.0-pro',
    json: {
      task_id: 'video_1',
      status: 'failed',
      error: { code: 400, message: 'InputImageSensitiveContentDetected' },
    },
    code: 'moderated',
    billed: 'unknown',
  },
]
