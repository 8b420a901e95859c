/**
 * Submits through the handler, which serves no task that it did not see begin.
 *
 * @returns The task's id as the handler gives it.
 */
export async function submitThrough(handler: string, taskId: string): Promise<string> {
  const response = await fetch(`${handler}/api/video/generations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({ model: 'sora-2', prompt: taskId }),
  })
  if (!response.ok) throw new Error(`The submit was answered with a ${response.status}.`)
  const { task_id } = (await response.json()) as { task_id: string }
  return task_id
}
