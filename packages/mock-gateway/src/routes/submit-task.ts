import { findModel, modelCatalog } from '@generated-video/client/catalog'
import type { VideoModel } from '@generated-video/client/catalog'
import type { GatewayState } from '../gateway-state.ts'
import { describePicture } from '../picture/describe-picture.ts'
import { requestRules } from '../request-rules/request-rules.ts'
import { VendorRefusal } from '../request-rules/vendor-refusal.ts'
import type { RequestRules, VideoOrder } from '../request-rules/video-order.ts'
import type { MockTask } from '../task/mock-task.ts'
import { readPromptTags } from '../task/prompt-tags.ts'
import type { PromptTags } from '../task/prompt-tags.ts'
import { isRecord } from '../task/record.ts'
import type { JsonRecord } from '../task/record.ts'
import { createUpstreamId } from '../task/task-id.ts'
import { maxFileSize } from '../video/mp4-box.ts'
import { connectionLost } from '../wire/connection-lost.ts'
import { routingError, taskError } from '../wire/error-answers.ts'
import { readFaultHeader, readFaultName } from '../wire/mock-call.ts'
import type { MockCall } from '../wire/mock-call.ts'
import { refuseSubmit } from './refuse-submit.ts'

/**
 * `POST …/video/generations`
 *
 * @see Gateway contract §1
 */
export async function submitTask(call: MockCall, state: GatewayState): Promise<Response> {
  const body = parseObject(await call.text())
  if (!body) return taskError(400, 'invalid_request', 'The body is not a JSON object.')
  const id = body.model
  if (typeof id !== 'string' || id === '') {
    return taskError(400, 'invalid_request', 'The field "model" is required.')
  }
  const rules = Object.hasOwn(requestRules, id) ? requestRules[id] : undefined
  const model = findModel(modelCatalog, id)
  if (!rules || !model) {
    const message = `No available channel for model ${id} under group default`
    return routingError(503, message, call.requestId)
  }
  const order = readOrder(body, rules, state)
  if (order instanceof VendorRefusal) return state.dialect.requestError(model.family, order.reason)
  const tags = readPromptTags(body)
  if (tags.size !== undefined && tags.size > maxFileSize) {
    return taskError(400, 'invalid_request', `[size:n] may be at most ${maxFileSize} bytes.`)
  }
  const fault =
    tags.faultName === undefined
      ? (readFaultHeader(call) ?? state.fault)
      : readFaultName(tags.faultName)
  const refused = refuseSubmit({ call, family: model.family, fault }, state)
  if (refused) return refused
  const images = await Promise.all(order.pictures.map(describePicture))
  return accept(createTask({ id, model, spec: order.video, images, tags, fault }, state), state)
}

function readOrder(
  body: JsonRecord,
  rules: RequestRules,
  state: GatewayState,
): VideoOrder | VendorRefusal {
  try {
    return rules(body, { tasks: state.tasks, now: state.now() })
  } catch (error) {
    if (error instanceof VendorRefusal) return error
    throw error
  }
}

function parseObject(text: string): JsonRecord | undefined {
  try {
    const body: unknown = JSON.parse(text)
    return isRecord(body) ? body : undefined
  } catch {
    return undefined
  }
}

interface NewTask extends Pick<MockTask, 'spec' | 'images' | 'fault'> {
  /** The model's. */
  id: string
  model: VideoModel
  tags: PromptTags
}

function createTask({ id, model, tags, spec, ...task }: NewTask, state: GatewayState): MockTask {
  const upstreamId = createUpstreamId(model.family, id, state.random)
  return {
    ...task,
    spec: model.audio === 'always' ? { ...spec, hasSound: true } : spec,
    id: state.dialect.createTaskId(upstreamId, state.random),
    upstreamId,
    model: id,
    family: model.family,
    size: tags.size ?? state.size,
    submittedAt: state.now(),
    typicalTime: model.typicalTime.p50 / state.speed,
    polls: 0,
    successes: 0,
    downloads: 0,
  }
}

/** From here on the submit is billed, whatever becomes of its answer. */
function accept(task: MockTask, state: GatewayState): Response {
  state.tasks.set(task.id, task)
  state.billed++
  if (task.fault === 'submit-dropped') throw connectionLost()
  return state.dialect.answerSubmit(task, task.fault === 'submit-no-id' ? undefined : task.id)
}
