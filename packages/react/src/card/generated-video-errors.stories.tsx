import { customModel, memoryFileStore, VideoError, videoErrorCodes } from '@generated-video/client'
import type { VideoErrorCode, VideoRequest } from '@generated-video/client'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import type { VideoStatus } from '../generation/generation-status.ts'
import { en } from '../locales/en.ts'
import type { StoryGatewayOptions } from '../testing/story-gateway.test-helper.tsx'
import { StoryGeneration } from '../testing/story-generation.test-helper.tsx'
import type { StoryGenerationProps } from '../testing/story-generation.test-helper.tsx'
import { answering, hanging, onRoute } from '../testing/story-network.test-helper.tsx'
import type { StoryNetwork, StoryRoute } from '../testing/story-network.test-helper.tsx'
import { untilStatus } from '../testing/story-status.test-helper.tsx'
import { GeneratedVideo } from './generated-video.tsx'
import type { GeneratedVideoProps } from './generated-video.tsx'

const request: VideoRequest = {
  model: 'sora-2',
  prompt: 'A paper boat in the rain',
  aspectRatio: '16:9',
}

const meta = {
  component: GeneratedVideo,
  args: { request },
  render: ({ request, offline }) => (
    <StoryGeneration request={request} offline={offline}>
      {(generation) => <GeneratedVideo generation={generation} />}
    </StoryGeneration>
  ),
} satisfies Meta<GeneratedVideoProps & Omit<StoryGenerationProps, 'children'>>

export default meta
type Story = StoryObj<typeof meta>

/** A story that ends in one error code, caused as in life. */
function ending(code: VideoErrorCode, status: VideoStatus, gateway: StoryGatewayOptions): Story {
  return {
    parameters: { gateway },
    play: async ({ canvasElement }) => {
      const card = await untilStatus(canvasElement, status)
      const shown = card.querySelector('[data-slot=generated-video-error]')
      await expect(shown).toHaveAttribute('data-code', code)
      await expect(shown).toHaveTextContent(
        status === 'submit_unknown' ? en.submitUnknown : en[`error.${code}`],
      )
    },
  }
}

function answeredWith(route: StoryRoute, status: number, body: unknown): StoryGatewayOptions {
  return { network: onRoute(route, answering(body, status)) }
}

/** Every code there is, in the card's words. The other stories cause each one as in life. */
export const Default: Story = {
  render: ({ request }) => (
    <div className="story-stack">
      {videoErrorCodes.map((code) => (
        <GeneratedVideo
          key={code}
          style={{ maxInlineSize: '24rem' }}
          generation={{
            id: code,
            state: 'settled',
            request: { ...request, prompt: code },
            model: request.model,
            createdAt: 0,
            waitingSince: 0,
            error: new VideoError(code, `The gateway's own words for ${code}.`),
          }}
        />
      ))}
    </div>
  ),
  play: async ({ canvas }) => {
    await expect(canvas.getAllByRole('article')).toHaveLength(videoErrorCodes.length)
    for (const code of videoErrorCodes)
      await expect(canvas.getByText(en[`error.${code}`])).toBeVisible()
  },
}

export const InvalidRequest: Story = ending(
  'invalid_request',
  'failed',
  answeredWith('submit', 400, {
    code: 'invalid_request',
    message: 'The field "seconds" takes 4, 8 or 12.',
    data: null,
  }),
)

export const Unauthorized: Story = ending(
  'unauthorized',
  'failed',
  answeredWith('submit', 401, { error: { message: 'Invalid token', type: 'new_api_error' } }),
)

export const InsufficientQuota: Story = ending('insufficient_quota', 'failed', { fault: 'quota' })

export const Forbidden: Story = ending(
  'forbidden',
  'failed',
  answeredWith('submit', 403, {
    error: { message: 'This token has no permission for video.', type: 'permission_error' },
  }),
)

export const RateLimited: Story = ending('rate_limited', 'failed', { fault: 'rate-limited' })

/** Content review stops the finished task; with `moderated-submit` it refuses the submit. */
export const Moderated: Story = ending('moderated', 'failed', { fault: 'moderated' })

export const ModelUnavailable: Story = {
  ...ending('model_unavailable', 'failed', {}),
  args: { request: { ...request, model: customModel('sora-9') } },
}

/** For the first minute "not found" may mean "not yet found"; after that it ends the following. */
export const TaskNotFound: Story = ending(
  'task_not_found',
  'failed',
  answeredWith('status', 400, { code: 'task_not_exist', message: 'task_not_exist', data: null }),
)

export const TaskFailed: Story = ending('task_failed', 'failed', { fault: 'failed' })

export const Expired: Story = ending('expired', 'expired', { fault: 'expired' })

export const Offline: Story = { ...ending('offline', 'failed', {}), args: { offline: true } }

/** The connection broke before the answer to a submit: it may have been accepted and billed. */
export const Network: Story = ending('network', 'submit_unknown', { fault: 'submit-dropped' })

/** No answer to a submit within two minutes. */
export const Timeout: Story = ending('timeout', 'submit_unknown', {
  network: onRoute('submit', afterTwoMinutes()),
})

export const GatewayError: Story = ending('gateway_error', 'not_fetched', {
  fault: 'download-500',
})

export const MalformedResponse: Story = ending('malformed_response', 'not_fetched', {
  fault: 'download-html',
})

const cut = ending('download_failed', 'not_fetched', { fault: 'download-truncated' })

/** What came of a video that stays cut can be saved, and is said to lack its end. */
export const DownloadFailed: Story = {
  ...cut,
  play: async (context) => {
    await cut.play?.(context)
    const offer = context.canvas.getByRole('button', { name: /^Save as far as it came/ })
    await expect(offer).toHaveAccessibleDescription(en.savePartialNote)
  },
}

/** As a server handler in between says it. */
export const TooLarge: Story = ending(
  'too_large',
  'not_fetched',
  answeredWith('download', 502, {
    error: { code: 'too_large', message: 'The video is larger than allowed.', billed: 'no' },
  }),
)

/** The gateway's own words stand behind "Details". */
export const Details: Story = {
  ...ending('rate_limited', 'failed', { fault: 'rate-limited' }),
  play: async ({ canvas, canvasElement, userEvent }) => {
    await untilStatus(canvasElement, 'failed')
    await userEvent.click(canvas.getByText('Details'))
    await waitFor(() => expect(canvas.getByText(/upstream load of this group/)).toBeVisible())
  },
}

function afterTwoMinutes(): StoryNetwork {
  return (request, next, clock) => {
    queueMicrotask(() => clock.advance(121_000))
    return hanging(request, next, clock)
  }
}

/** The disk is full: what the page has can still be watched and saved. */
export const NotKept: Story = {
  parameters: {
    gateway: {
      files: () => ({
        ...memoryFileStore(),
        set: () => Promise.reject(new DOMException('The disk is full.', 'QuotaExceededError')),
      }),
    } satisfies StoryGatewayOptions,
  },
  play: async ({ canvasElement }) => {
    const card = await untilStatus(canvasElement, 'ready')
    await waitFor(() => expect(card).toHaveTextContent(en.notKept))
  },
}
