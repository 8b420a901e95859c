import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { showingCode } from '../testing/story-code.test-helper.tsx'
import { storyGateway } from '../testing/story-gateway.test-helper.tsx'
import { useVideoHistory } from './use-video-history.ts'
import file from './use-video-history.stories.tsx?raw'

const meta = {
  parameters: showingCode(
    file,
    'History',
    'Lists what was generated, in earlier page lives too; forgets it, in all tabs, and takes that back.',
  ),
  render: () => <History />,
} satisfies Meta

export default meta
type Story = StoryObj<typeof meta>

function History() {
  const { generations, remove, removed, undo } = useVideoHistory()

  return (
    <div>
      <ul aria-label="History">
        {generations.map(({ id, model, request, task }) => (
          <li key={id}>
            {request?.prompt ?? model}: {task?.status ?? 'not sent'}{' '}
            <button type="button" onClick={() => remove(id)}>
              Remove
            </button>
          </li>
        ))}
      </ul>
      <div role="status">
        {removed && (
          <button type="button" onClick={undo}>
            Undo
          </button>
        )}
      </div>
    </div>
  )
}

export const Default: Story = {
  play: async ({ canvas, canvasElement, userEvent }) => {
    const { client } = storyGateway(canvasElement)
    for (const prompt of ['A paper boat', 'Fog over tea hills'])
      await client.submit({ model: 'sora-2', prompt })
    const list = () => canvas.getByRole('list', { name: 'History' })
    await waitFor(() => expect(list()).toHaveTextContent('A paper boat: queued'))

    const [first] = canvas.getAllByRole('button', { name: 'Remove' })
    if (first) await userEvent.click(first)
    await expect(list()).not.toHaveTextContent('Fog over tea hills')
    await userEvent.click(canvas.getByRole('button', { name: 'Undo' }))

    await expect(list()).toHaveTextContent('Fog over tea hills: queued')
  },
}
