import type { MockGateway } from '@generated-video/mock-gateway'

/**
 * Makes sure that exactly one generation was billed, whatever was pressed, reloaded or lost on the way.
 *
 * @throws An `Error` that lists what was billed, for any test runner.
 * @example
 * const button = screen.getByRole('button', { name: 'Generate' })
 * fireEvent.click(button)
 * fireEvent.click(button)
 * await video.advance(1000)
 * await assertBilledOnce(video.gateway)
 */
export async function assertBilledOnce(gateway: Pick<MockGateway, 'ledger'>): Promise<void> {
  const { billed, tasks } = await gateway.ledger()
  if (billed === 1) return
  const list = tasks.map(({ task_id, model, status }) => `\n- ${task_id} (${model}, ${status})`)
  throw new Error(
    `[@generated-video/react/testing] One generation should have been billed; the mock gateway billed ${billed}.` +
      list.join(''),
  )
}
