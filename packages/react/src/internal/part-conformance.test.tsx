import type { VideoTask } from '@generated-video/client'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { createRef, forwardRef } from 'react'
import type { ComponentPropsWithoutRef, CSSProperties, ReactElement, Ref } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import * as formEntry from '../form/index.ts'
import * as entry from '../index.ts'
import { emulatePicker, emulateShareSheet } from '../testing/platform-dialogues.test-helper.ts'
import type { EmulatedDialogue } from '../testing/platform-dialogues.test-helper.ts'
import { request, setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import type { StrictVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import type { AnyProps } from './merge-props.ts'

const {
  GeneratedVideo,
  GeneratedVideoActions,
  GeneratedVideoCheck,
  GeneratedVideoCopyFrame,
  GeneratedVideoDifferences,
  GeneratedVideoEdit,
  GeneratedVideoElapsed,
  GeneratedVideoError,
  GeneratedVideoFetch,
  GeneratedVideoFrame,
  GeneratedVideoMedia,
  GeneratedVideoOpen,
  GeneratedVideoPlaceholder,
  GeneratedVideoPoster,
  GeneratedVideoProgress,
  GeneratedVideoPrompt,
  GeneratedVideoResults,
  GeneratedVideoResume,
  GeneratedVideoRetry,
  GeneratedVideoRoot,
  GeneratedVideoSave,
  GeneratedVideoSaveAs,
  GeneratedVideoSettings,
  GeneratedVideoShare,
  GeneratedVideoStatus,
  GeneratedVideoStopWaiting,
} = entry

const { VideoPromptForm } = formEntry

/** What every part takes, whatever its element. */
interface CommonProps {
  ref?: Ref<never>
  title?: string
  'data-testid'?: string
  'data-mine'?: string
  className?: string | ((state: object) => string)
  style?: CSSProperties | ((state: object) => CSSProperties)
  render?: ReactElement<AnyProps> | ((props: AnyProps, state: object) => ReactElement)
  onClick?: (event: { preventDefault: () => void }) => void
  onSubmit?: (event: { preventDefault: () => void }) => void
}

interface PartCase {
  draw: (props: CommonProps) => ReactElement
  /** Brings about a state in which the part renders, around it. */
  inside?: Surroundings
  slot: string
  state: Record<string, string | null>
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
  GeneratedVideoCheck: {
    draw: (props) => <GeneratedVideoCheck {...props} />,
    inside: generation('[fault:submit-dropped] A boat', 'submit_unknown'),
    slot: 'generated-video-check',
    state: { 'data-status': 'submit_unknown' },
    acts: 'click',
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
  VideoPromptForm: {
    draw: (props) => <VideoPromptForm {...props} />,
    slot: 'video-prompt-form',
    state: { 'data-sending': null },
    acts: 'submit',
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
  const exported = Object.keys({ ...entry, VideoPromptForm }).filter((name) =>
    /^(GeneratedVideo|VideoPromptForm)/.test(name),
  )

  expect(Object.keys(parts).sort()).toEqual(exported.sort())
})

it.each(cases)('%s carries its slot, its state, and what it is given', async (_, part) => {
  await show(part, { title: 'Mine', 'data-mine': 'yes' })

  const element = screen.getByTestId('part')
  expect(attributesOf(element)).toMatchObject({
    'data-slot': part.slot,
    'data-mine': 'yes',
    title: 'Mine',
    ...part.state,
  })
})

it.each(cases)('%s hands its element to a ref object and to a ref function', async (_, part) => {
  const ref = createRef<never>()
  await show(part, { ref })
  expect(ref.current).toBe(screen.getByTestId('part'))

  const seen: unknown[] = []
  const { unmount } = await show(part, {
    ref: (element) => void seen.push(element),
    title: 'second',
  })
  expect(seen.at(-1)).toBe(screen.getByTitle('second'))
  unmount()
  expect(seen.at(-1)).toBeNull()
})

it.each(cases)('%s takes className and style as values', async (_, part) => {
  await show(part, { className: 'mine', style: { color: 'red' } })

  expect(screen.getByTestId('part')).toHaveClass('mine')
  expect(screen.getByTestId('part')).toHaveStyle({ color: 'rgb(255, 0, 0)' })
})

it.each(cases)('%s takes className and style as functions of its state', async (_, part) => {
  await show(part, {
    className: (state) => Object.keys(state).join(' '),
    style: (state) => ({ order: Object.keys(state).length }),
  })

  const element = screen.getByTestId('part')
  const names = stateNames(part)
  expect(element).toHaveClass(...names)
  expect(Number(element.style.order)).toBeGreaterThanOrEqual(names.length)
})

it.each(cases)('%s renders another element with both refs, props and handlers', async (_, part) => {
  const [outer, inner] = [createRef<never>(), createRef<HTMLElement>()]
  const order: string[] = []
  const onClick = () => order.push('part’s')

  await show(part, {
    ref: outer,
    className: 'mine',
    onClick,
    render: <Other ref={inner} className="other" onClick={() => order.push('element’s')} />,
  })

  const element = screen.getByTestId('part')
  expect(element.tagName).toBe('SECTION')
  expect(element).toHaveClass('mine', 'other')
  expect(element).toHaveAttribute('data-slot', part.slot)
  expect([outer.current, inner.current]).toEqual([element, element])
  fireEvent.click(element)
  expect(order).toEqual(['element’s', 'part’s'])
})

it.each(cases)('%s renders what a function of its props and state gives', async (_, part) => {
  const ref = createRef<never>()
  await show(part, {
    ref,
    render: (props, state) => <section {...props} id={Object.keys(state).join('-')} />,
  })

  const element = screen.getByTestId('part')
  expect(element.tagName).toBe('SECTION')
  expect(element).toHaveAttribute('data-slot', part.slot)
  for (const name of stateNames(part)) expect(element.id).toContain(name)
  expect(ref.current).toBe(element)
})

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

const Other = forwardRef<HTMLElement, ComponentPropsWithoutRef<'section'>>(
  function Other(props, ref) {
    return <section {...props} ref={ref} />
  },
)

/** Renders the part in a state in which it shows. */
async function show({ draw, inside }: PartCase, props: CommonProps) {
  const video = setUpVideoTest({ clientOptions: { parallel: 1 } })
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
): Surroundings {
  return async ({ client, advance }) => {
    const submit = () => client.submit({ ...request, prompt, aspectRatio: '9:16' })
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
      <GeneratedVideoRoot generation={client.generations.get(id)}>{part}</GeneratedVideoRoot>
    )
  }
}

function attributesOf(element: Element): Record<string, string | null> {
  const given = Object.fromEntries(
    Array.from(element.attributes, ({ name, value }) => [name, value]),
  )
  return { 'data-sending': null, ...given }
}

/** The state's fields, as their attributes are named. */
function stateNames({ state }: PartCase): string[] {
  return Object.keys(state)
    .filter((name) => name !== 'data-code')
    .map((name) =>
      name.slice('data-'.length).replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()),
    )
}
