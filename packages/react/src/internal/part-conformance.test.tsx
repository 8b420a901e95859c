import { customModel, memoryVideoStore } from '@generated-video/client'
import type { OpenVideoStore, VideoRequest, VideoTask } from '@generated-video/client'
import { act, fireEvent, render, screen } from '@testing-library/react'
import type { ReactElement } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { requestTakers } from '../generation/request-takers.ts'
import * as entry from '../index.ts'
import { fetchVideoFile } from '../query/fetch-video-file.ts'
import { emulatePicker, emulateShareSheet } from '../testing/platform-dialogues.test-helper.ts'
import type { EmulatedDialogue } from '../testing/platform-dialogues.test-helper.ts'
import { request, setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import type { StrictVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import { testParts } from './test-parts.test-helper.tsx'
import type { CommonProps, ConformingPart } from './test-parts.test-helper.tsx'

const {
  GeneratedVideo,
  GeneratedVideoActions,
  GeneratedVideoCandidates,
  GeneratedVideoCheck,
  GeneratedVideoChooseModel,
  GeneratedVideoCopyFrame,
  GeneratedVideoDifferences,
  GeneratedVideoEdit,
  GeneratedVideoElapsed,
  GeneratedVideoError,
  GeneratedVideoFetch,
  GeneratedVideoFrame,
  GeneratedVideoMedia,
  GeneratedVideoNotKept,
  GeneratedVideoOpen,
  GeneratedVideoPlaceholder,
  GeneratedVideoPoster,
  GeneratedVideoProgress,
  GeneratedVideoPrompt,
  GeneratedVideoRemove,
  GeneratedVideoResults,
  GeneratedVideoResume,
  GeneratedVideoRetry,
  GeneratedVideoRoot,
  GeneratedVideoSave,
  GeneratedVideoSaveAs,
  GeneratedVideoSavePartial,
  GeneratedVideoSettings,
  GeneratedVideoShare,
  GeneratedVideoSolve,
  GeneratedVideoStatus,
  GeneratedVideoStopWaiting,
} = entry

interface PartCase extends ConformingPart {
  /** Brings about a state in which the part renders, around it. */
  inside?: Surroundings
  /** @defaultValue in memory */
  store?: OpenVideoStore
  /** The event by which the part does something of its own. */
  acts?: 'click' | 'submit'
}

type Surroundings = (video: StrictVideoTest) => Promise<(part: ReactElement) => ReactElement>

const blob = new Blob(['video'], { type: 'video/mp4' })
const link = 'https://files.example/boat.mp4'
const queued = { 'data-status': 'queued', 'data-connection': 'online', 'data-aspect-ratio': '9:16' }
const ready = { 'data-status': 'ready', 'data-connection': 'online', 'data-aspect-ratio': '16:9' }

const parts: Record<string, PartCase> = {
  GeneratedVideo: {
    draw: (props) => <GeneratedVideo {...props} src={link} />,
    slot: 'generated-video',
    state: ready,
  },
  GeneratedVideoActions: {
    draw: (props) => <GeneratedVideoActions {...props} />,
    inside: generation(),
    slot: 'generated-video-actions',
    state: queued,
  },
  GeneratedVideoCandidates: {
    draw: (props) => <GeneratedVideoCandidates {...props} />,
    inside: task({ taskId: 'video_1', status: 'canceled', candidates: [link] }),
    slot: 'generated-video-candidates',
    state: { 'data-status': 'canceled' },
  },
  GeneratedVideoCheck: {
    draw: (props) => <GeneratedVideoCheck {...props} />,
    inside: generation('[fault:submit-dropped] A boat', 'submit_unknown'),
    slot: 'generated-video-check',
    state: { 'data-status': 'submit_unknown' },
    acts: 'click',
  },
  GeneratedVideoChooseModel: {
    draw: (props) => <GeneratedVideoChooseModel {...props} />,
    inside: async (video) => {
      requestTakers(video.client).add(() => undefined)
      return generation('A boat', 'failed', customModel('sora-9'))(video)
    },
    slot: 'generated-video-choose-model',
    state: { 'data-status': 'failed' },
  },
  GeneratedVideoCopyFrame: {
    draw: (props) => <GeneratedVideoCopyFrame {...props} />,
    inside: source(blob, <GeneratedVideoMedia />),
    slot: 'generated-video-copy-frame',
    state: ready,
    acts: 'click',
  },
  GeneratedVideoDifferences: {
    draw: (props) => <GeneratedVideoDifferences {...props} />,
    inside: task({
      taskId: 'video_1',
      status: 'canceled',
      differences: [{ field: 'durationSeconds', asked: 8, made: 4 }],
    }),
    slot: 'generated-video-differences',
    state: { 'data-status': 'canceled' },
  },
  GeneratedVideoEdit: {
    draw: (props) => <GeneratedVideoEdit {...props} />,
    inside: generation('A boat', 'waiting'),
    slot: 'generated-video-edit',
    state: { 'data-status': 'waiting' },
    acts: 'submit',
  },
  GeneratedVideoElapsed: {
    draw: (props) => <GeneratedVideoElapsed {...props} />,
    inside: generation(),
    slot: 'generated-video-elapsed',
    state: queued,
  },
  GeneratedVideoError: {
    draw: (props) => <GeneratedVideoError {...props} />,
    inside: source('ftp://files.example/boat.mp4'),
    slot: 'generated-video-error',
    state: { 'data-status': 'failed', 'data-code': 'download_failed' },
  },
  GeneratedVideoFetch: {
    draw: (props) => <GeneratedVideoFetch {...props} />,
    inside: generation('[fault:not-a-video] A boat', 'not_fetched'),
    slot: 'generated-video-fetch',
    state: { 'data-status': 'not_fetched' },
    acts: 'click',
  },
  GeneratedVideoFrame: {
    draw: (props) => <GeneratedVideoFrame {...props} />,
    inside: generation(),
    slot: 'generated-video-frame',
    state: queued,
  },
  GeneratedVideoMedia: {
    draw: (props) => <GeneratedVideoMedia {...props} />,
    inside: source(link),
    slot: 'generated-video-media',
    state: ready,
  },
  GeneratedVideoNotKept: {
    draw: (props) => <GeneratedVideoNotKept {...props} />,
    inside: generation(),
    store() {
      vi.spyOn(console, 'warn').mockReturnValue()
      return { ...memoryVideoStore(), set: () => Promise.reject(new Error('No disk.')) }
    },
    slot: 'generated-video-not-kept',
    state: queued,
  },
  GeneratedVideoOpen: {
    draw: (props) => <GeneratedVideoOpen {...props} />,
    inside: source(link),
    slot: 'generated-video-open',
    state: ready,
  },
  GeneratedVideoPlaceholder: {
    draw: (props) => <GeneratedVideoPlaceholder {...props} />,
    inside: generation(),
    slot: 'generated-video-placeholder',
    state: queued,
  },
  GeneratedVideoPoster: {
    draw: (props) => <GeneratedVideoPoster {...props} />,
    inside: generation('[fault:not-a-video] A boat', 'not_fetched'),
    slot: 'generated-video-poster',
    state: { 'data-status': 'not_fetched' },
  },
  GeneratedVideoProgress: {
    draw: (props) => <GeneratedVideoProgress {...props} />,
    inside: generation(),
    slot: 'generated-video-progress',
    state: { ...queued, 'data-indeterminate': '', 'data-estimated': '' },
  },
  GeneratedVideoPrompt: {
    draw: (props) => <GeneratedVideoPrompt {...props} />,
    inside: generation(),
    slot: 'generated-video-prompt',
    state: queued,
  },
  GeneratedVideoRemove: {
    draw: (props) => <GeneratedVideoRemove {...props} />,
    inside: generation('A boat', 'waiting'),
    slot: 'generated-video-remove',
    state: { 'data-status': 'waiting' },
    acts: 'click',
  },
  GeneratedVideoResults: {
    draw: (props) => <GeneratedVideoResults {...props} />,
    inside: task({
      taskId: 'video_1',
      status: 'succeeded',
      sources: [
        { kind: 'link', url: link },
        { kind: 'link', url: `${link}?2` },
      ],
      format: 'mp4',
    }),
    slot: 'generated-video-results',
    state: { 'data-connection': 'online' },
  },
  GeneratedVideoResume: {
    draw: (props) => <GeneratedVideoResume {...props} />,
    inside: generation('A boat', 'stopped'),
    slot: 'generated-video-resume',
    state: { 'data-status': 'stopped' },
    acts: 'click',
  },
  GeneratedVideoRetry: {
    draw: (props) => <GeneratedVideoRetry {...props} />,
    inside: generation('[fault:quota] A boat', 'failed'),
    slot: 'generated-video-retry',
    state: { 'data-status': 'failed' },
    acts: 'click',
  },
  GeneratedVideoRoot: {
    draw: (props) => <GeneratedVideoRoot {...props} src={link} />,
    slot: 'generated-video',
    state: ready,
  },
  GeneratedVideoSave: {
    draw: (props) => <GeneratedVideoSave {...props} />,
    inside: source(blob),
    slot: 'generated-video-save',
    state: ready,
    acts: 'click',
  },
  GeneratedVideoSaveAs: {
    draw: (props) => <GeneratedVideoSaveAs {...props} />,
    inside: withPlatform(emulatePicker, source(blob)),
    slot: 'generated-video-save-as',
    state: ready,
    acts: 'click',
  },
  GeneratedVideoSavePartial: {
    draw: (props) => <GeneratedVideoSavePartial {...props} />,
    inside: cutVideo,
    slot: 'generated-video-save-partial',
    state: { 'data-status': 'not_fetched' },
    acts: 'click',
  },
  GeneratedVideoShare: {
    draw: (props) => <GeneratedVideoShare {...props} />,
    inside: withPlatform(emulateShareSheet, source(blob)),
    slot: 'generated-video-share',
    state: ready,
    acts: 'click',
  },
  GeneratedVideoSettings: {
    draw: (props) => <GeneratedVideoSettings {...props} />,
    inside: generation(),
    slot: 'generated-video-settings',
    state: queued,
  },
  GeneratedVideoSolve: {
    draw: (props) => <GeneratedVideoSolve {...props} />,
    inside: generation('[fault:quota] A boat', 'failed'),
    slot: 'generated-video-solve',
    state: { 'data-status': 'failed' },
  },
  GeneratedVideoStatus: {
    draw: (props) => <GeneratedVideoStatus {...props} />,
    inside: generation(),
    slot: 'generated-video-status',
    state: queued,
  },
  GeneratedVideoStopWaiting: {
    draw: (props) => <GeneratedVideoStopWaiting {...props} />,
    inside: generation(),
    slot: 'generated-video-stop-waiting',
    state: queued,
    acts: 'click',
  },
}

const cases = Object.entries(parts)
const acting = cases.flatMap(([name, part]) =>
  part.acts ? [[name, part, part.acts] as const] : [],
)
let savedLinks = 0
let dialogue: EmulatedDialogue | undefined
const catchSave = (event: MouseEvent) => {
  if (!(event.target instanceof HTMLAnchorElement) || !event.target.download) return
  event.preventDefault()
  savedLinks++
}

beforeEach(() => {
  dialogue = undefined
  document.addEventListener('click', catchSave, true)
})
afterEach(() => document.removeEventListener('click', catchSave, true))

it('knows every part that is exported', () => {
  const exported = Object.keys(entry).filter((name) => name.startsWith('GeneratedVideo'))

  expect(Object.keys(parts).sort()).toEqual(exported.sort())
})

testParts(parts, show)

it.each(acting)(
  '%s calls the user’s handler first, which may keep its own from running',
  async (_, part, event) => {
    let keep = true
    const handle = vi.fn((given: { preventDefault: () => void }) => {
      if (keep) given.preventDefault()
    })
    const { trace, advance } = await show(
      part,
      event === 'click' ? { onClick: handle } : { onSubmit: handle },
    )
    const field = screen.queryByRole('textbox')
    if (field) fireEvent.change(field, { target: { value: 'A paper boat' } })
    const before = trace()

    fireEvent[event](screen.getByTestId('part'))
    await advance(100)
    expect(trace()).toEqual(before)

    keep = false
    fireEvent[event](screen.getByTestId('part'))
    await advance(100)
    await vi.waitFor(() => expect(trace()).not.toEqual(before))
    expect(handle).toHaveBeenCalledTimes(2)
  },
)

/** Renders the part in a state in which it shows. */
async function show({ draw, inside, store = memoryVideoStore }: PartCase, props: CommonProps) {
  const video = setUpVideoTest({ clientOptions: { parallel: 1, store } })
  const { client, wrapper, advance, countRequests } = video
  const around = await inside?.(video)
  const part = draw({ 'data-testid': 'part', ...props })
  const { unmount } = render(around ? around(part) : part, { wrapper })
  await advance(0)

  return {
    unmount,
    advance,
    /** All that a part can bring about by itself. */
    trace: () => ({
      requests: countRequests(),
      states: client.generations.list().map(({ state }) => state),
      fields: screen.queryAllByRole('textbox').length,
      savedLinks,
      opened: dialogue?.opened,
      note: document.querySelector('small[role=status]')?.textContent,
    }),
  }
}

/** What jsdom has not, for as long as the test runs. */
function withPlatform(emulate: () => EmulatedDialogue, around: Surroundings): Surroundings {
  return (video) => {
    dialogue = emulate()
    return around(video)
  }
}

/** A finished task whose bytes stay cut, however often they are fetched. */
async function cutVideo({ client, advance }: StrictVideoTest) {
  const made = client.submit({ ...request, prompt: 'A boat [fault:download-truncated]' })
  const { taskId } = await act(() => made)
  await advance(600_000)
  const { task } = await client.poll({ taskId })
  const fetched = fetchVideoFile(client, task)
  await advance(60_000)
  await fetched
  return (part: ReactElement) => <GeneratedVideoRoot task={task}>{part}</GeneratedVideoRoot>
}

function source(src: string | Blob, beside?: ReactElement): Surroundings {
  return () =>
    Promise.resolve((part) => (
      <GeneratedVideoRoot src={src}>
        {beside}
        {part}
      </GeneratedVideoRoot>
    ))
}

function task(given: VideoTask): Surroundings {
  return () =>
    Promise.resolve((part) => <GeneratedVideoRoot task={given}>{part}</GeneratedVideoRoot>)
}

/** A card of a generation, brought to a state. */
function generation(
  prompt = 'A boat',
  status?: 'waiting' | 'stopped' | 'failed' | 'submit_unknown' | 'not_fetched',
  model: VideoRequest['model'] = 'sora-2',
): Surroundings {
  return async ({ client, advance }) => {
    const submit = () =>
      client.submit({ ...request, model, prompt, aspectRatio: '9:16' } as VideoRequest)
    if (status === 'waiting') await act(() => client.submit(request))
    const submitted = submit().catch(() => undefined)
    if (status !== 'waiting') await act(() => submitted)
    const { id = '' } = client.generations.list()[0] ?? {}
    if (status === 'stopped') client.generations.stop(id)
    if (status === 'not_fetched') {
      await advance(600_000)
      await client.poll({ taskId: client.generations.get(id)?.task?.taskId ?? '' })
      await client.posters.set(id, 'data:image/webp;base64,UklGRg==')
    }
    return (part) => (
      <GeneratedVideoRoot generation={client.generations.get(id)} onAction={() => undefined}>
        {part}
      </GeneratedVideoRoot>
    )
  }
}
