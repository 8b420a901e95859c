import { modelCatalog } from '@generated-video/client/catalog'
import type { VideoModel, VideoModelCatalog } from '@generated-video/client/catalog'
import type { GatewayState } from '../gateway-state.ts'
import type { MockFault } from '../mock-fault.ts'
import type { MockTask } from '../task/mock-task.ts'
import { isRecord } from '../task/record.ts'
import type { JsonRecord } from '../task/record.ts'
import { createUpstreamId } from '../task/task-id.ts'
import { readVideoSpec } from '../task/video-spec.ts'
import type { VideoSpec } from '../task/video-spec.ts'
import { maxFileSize } from '../video/mp4-box.ts'
import { connectionLost } from '../wire/connection-lost.ts'
import { routingError, taskError } from '../wire/error-answers.ts'
import { readFaultHeader, readFaultName } from '../wire/mock-call.ts'
import type { MockCall } from '../wire/mock-call.ts'
import { refuseSubmit } from './refuse-submit.ts'

const catalog: VideoModelCatalog = modelCatalog

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
  const model = Object.hasOwn(catalog, id) ? catalog[id] : undefined
  if (!model) {
    const message = `No available channel for model ${id} under group default`
    return routingError(503, message, call.requestId)
  }
  const spec = readVideoSpec(body, model)
  if (spec.text === '') return taskError(400, 'invalid_request', 'The field "prompt" is required.')
  if (spec.size !== undefined && spec.size > maxFileSize) {
    return taskError(400, 'invalid_request', `[size:n] may be at most ${maxFileSize} bytes.`)
  }
  const fault =
    spec.faultName === undefined
      ? (readFaultHeader(call) ?? state.fault)
      : readFaultName(spec.faultName)
  const refused = refuseSubmit({ call, family: model.family, fault }, state)
  return refused ?? accept(createTask(id, model, spec, fault, state), state)
}

function parseObject(text: string): JsonRecord | undefined {
  try {
    const body: unknown = JSON.parse(text)
    return isRecord(body) ? body : undefined
  } catch {
    return undefined
  }
}

function createTask(
  id: string,
  model: VideoModel,
  spec: VideoSpec,
  fault: MockFault | undefined,
  state: GatewayState,
): MockTask {
  const upstreamId = createUpstreamId(model.family, id, state.random)
  return {
    id: state.dialect.createTaskId(upstreamId, state.random),
    upstreamId,
    model: id,
    family: model.family,
    ratio: spec.ratio,
    durationSeconds: spec.durationSeconds,
    size: spec.size ?? state.size,
    fault,
    submittedAt: state.now(),
    typicalTime: model.typicalTime.p50 / state.speed,
    polls: 0,
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
