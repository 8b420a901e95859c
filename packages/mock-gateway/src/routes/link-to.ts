import type { GatewayState } from '../gateway-state.ts'
import type { MockFault } from '../mock-fault.ts'
import type { MockTask } from '../task/mock-task.ts'
import { fileChunks } from '../video/mock-file.ts'
import { htmlPage } from '../wire/error-answers.ts'
import { spoilChunks } from '../wire/spoil-chunks.ts'

/** Faults that need a server to show themselves. */
const deadly: readonly (MockFault | undefined)[] = [
  'download-dropped',
  'download-wrong-size',
  'download-500',
  'download-failed',
]

/** Where a finished Wan or Seedance video lies. */
export async function linkTo(
  task: MockTask,
  fault: MockFault | undefined,
  state: GatewayState,
): Promise<string> {
  if (state.links !== 'blob') {
    return `${state.links.baseUrl.replace(/\/+$/, '')}/__mock/files/${encodeURIComponent(task.id)}.mp4`
  }
  return state.objectUrlOf(task, async () => {
    const url = URL.createObjectURL(await createBlob(task, fault, state))
    if (deadly.includes(fault)) URL.revokeObjectURL(url)
    return url
  })
}

async function createBlob(
  task: MockTask,
  fault: MockFault | undefined,
  state: GatewayState,
): Promise<Blob> {
  if (fault === 'download-html') return htmlPage().blob()
  const file = await state.fileOf(task)
  const cut = fault === 'download-truncated' ? fault : undefined
  return new Blob([...spoilChunks(fileChunks(file), cut, file.size / 2)], { type: 'video/mp4' })
}
