import { customModel, modelCatalog, VideoError } from '@generated-video/client'
import type {
  RequestIssue,
  VideoGeneration,
  VideoModel,
  VideoRequestFields,
  VideoTask,
} from '@generated-video/client'
import { act, waitFor } from '@testing-library/react'
import { expect, it, onTestFinished, vi } from 'vitest'
import { draftStore } from './draft-store.ts'
import { custom, holdForm } from './form-controls.test-helper.tsx'
import type { VideoForm } from './video-form.ts'

const boat = 'https://files.example/boat.png'
const plane = 'https://files.example/plane.png'
const prompt = 'A paper boat'

/** A press, and what came of it. */
async function send({ form, advance }: ReturnType<typeof holdForm>) {
  let issues: unknown
  act(() => {
    issues = form().submit()
  })
  await advance(250)
  return issues
}

/** An earlier video, as a card has it. */
function generation(
  { model = 'sora-2', ...fields }: Partial<VideoRequestFields> & { model?: string },
  task?: VideoTask,
): VideoGeneration {
  return {
    id: 'earlier',
    state: 'settled',
    model,
    createdAt: 0,
    waitingSince: 0,
    request: { prompt, ...fields, model: customModel(model) },
    ...(task && { task }),
  }
}

const task: VideoTask = { taskId: 'task_1', model: 'sora-2', status: 'queued' }

it('sends every setting that was chosen, in the gateway’s words', async () => {
  const video = holdForm({ defaultModel: 'veo-3.1-generate-preview' })
  act(() =>
    video.form().change({
      prompt: '  A paper boat\n',
      durationSeconds: 8,
      aspectRatio: '9:16',
      resolution: '720p',
      seed: 7,
      count: 2,
      audio: true,
      watermark: false,
      firstFrame: boat,
      lastFrame: plane,
    }),
  )

  expect(await send(video)).toEqual([])

  expect(video.client.generations.list()[0]?.request).toEqual({
    model: 'veo-3.1-generate-preview',
    prompt: 'A paper boat',
    durationSeconds: 8,
    aspectRatio: '9:16',
    resolution: '720p',
    seed: 7,
    count: 2,
    audio: true,
    watermark: false,
    firstFrame: boat,
    lastFrame: plane,
  })
  expect(video.bodies).toEqual([
    {
      model: 'veo-3.1-generate-preview',
      prompt: 'A paper boat',
      durationSeconds: 8,
      aspectRatio: '9:16',
      resolution: '720p',
      seed: 7,
      sampleCount: 2,
      generateAudio: true,
      addWatermark: false,
      image: boat,
      lastFrame: plane,
    },
  ])
})

it('sends a style, what to leave out, and how pictures come into the frame only where asked', async () => {
  const own: VideoModel = {
    ...custom,
    styles: ['noir'],
    negativePrompt: true,
    firstFrame: true,
    buildBody: ({ style, negativePrompt, firstFrame }) => ({
      style,
      negativePrompt,
      image: firstFrame,
    }),
  }
  const video = holdForm(
    { defaultModel: 'own', defaultValues: { prompt, fit: 'fit', firstFrame: boat } },
    { clientOptions: { catalog: { own } } },
  )
  act(() => video.form().change({ style: 'noir', negativePrompt: 'Rain' }))

  await send(video)

  expect(video.client.generations.list()[0]?.request).toEqual({
    model: 'own',
    prompt,
    durationSeconds: 5,
    aspectRatio: '16:9',
    style: 'noir',
    negativePrompt: 'Rain',
    firstFrame: boat,
  })
  expect(video.bodies).toMatchObject([{ style: 'noir', negativePrompt: 'Rain', image: boat }])
})

it('sends Wan’s style and Seedance’s references in their words', async () => {
  const video = holdForm({ defaultModel: 'wanx-video-v1', defaultValues: { prompt } })
  act(() => video.form().change({ style: 'anime', seed: 3 }))
  await send(video)
  act(() => video.form().changeModel('seedance-1.0'))
  await act(() => video.form().takePicture('references', boat))
  await act(() => video.form().takePicture('references', plane))
  await send(video)

  expect(video.bodies).toMatchObject([
    { model: 'wanx-video-v1', style: 'anime', seed: 3, duration: 5, size: '1280*720' },
    { model: 'seedance-1.0', images: [boat, plane], seed: 3, duration: 4 },
  ])
})

it('sends what was changed in the very tick of the press', async () => {
  const video = holdForm({ defaultValues: { prompt: 'Of before' } })
  const { change, submit } = video.form()

  act(() => {
    change({ prompt })
    submit()
  })
  await video.advance(250)

  expect(video.client.generations.list().map(({ request }) => request?.prompt)).toEqual([prompt])
})

it('takes pictures by their link, in their order, and removes each of them', async () => {
  const { form } = holdForm({ defaultModel: 'seedance-1.0' })
  for (const link of [boat, plane, boat]) await act(() => form().takePicture('references', link))
  expect(form().values.references).toEqual([boat, plane, boat])

  act(() => form().removePicture('references', 0))
  expect(form().values.references).toEqual([plane, boat])

  act(() => form().removePicture('references'))
  expect(form().values.references).toBeUndefined()

  await act(() => form().takePicture('firstFrame', boat))
  await act(() => form().takePicture('lastFrame', plane))
  act(() => form().removePicture('firstFrame'))
  expect(form().values).toMatchObject({ firstFrame: undefined, lastFrame: undefined })

  await act(() => form().takePicture('firstFrame', plane))
  expect(form().values).toMatchObject({ firstFrame: plane, lastFrame: plane })
})

it('says which file cannot be used and why, until another one is taken', async () => {
  const { form } = holdForm()

  await act(() => form().takePicture('firstFrame', new Blob(['%PDF-1.7'])))
  expect(form().unusable).toMatchObject([
    {
      field: 'firstFrame',
      error: { code: 'invalid_request', cause: { reason: 'not_an_image', found: 'PDF' } },
    },
  ])
  expect(form().reading).toEqual([])
  expect(form().values.firstFrame).toBeUndefined()

  await act(() => form().takePicture('firstFrame', boat))
  expect(form().unusable).toEqual([])
})

/** A file whose bytes never come. */
function endless() {
  const file = new Blob(['x'])
  file.arrayBuffer = () => new Promise(() => undefined)
  return file
}

it('reads no longer once a link is taken instead, or once it is called off', async () => {
  const { form } = holdForm()
  act(() => void form().takePicture('firstFrame', endless()))
  expect(form().reading).toEqual([{ field: 'firstFrame', progress: 0 }])

  await act(() => form().takePicture('firstFrame', boat))
  expect(form().reading).toEqual([])

  let taken: Promise<unknown> = Promise.resolve()
  act(() => {
    taken = form().takePicture('firstFrame', endless())
  })
  expect(form().reading).toHaveLength(1)
  act(() => form().cancelReading('firstFrame'))
  await act(() => taken)
  expect(form().reading).toEqual([])
  expect(form().unusable).toEqual([])
  expect(form().values.firstFrame).toBe(boat)
})

/** A file whose bytes come when they are let go: none, so that it is refused. */
function emptyInTime() {
  const file = new Blob(['x'])
  let letGo = () => undefined as unknown
  const bytes = new Promise<ArrayBuffer>((resolve) => (letGo = () => resolve(new ArrayBuffer(0))))
  file.arrayBuffer = () => bytes
  return { file, letGo: () => letGo() }
}

it('goes on reading without its form, and every form of the draft waits for that', async () => {
  const { form, unmount, another, countRequests } = holdForm({ defaultValues: { prompt } })
  const { file, letGo } = emptyInTime()
  const { takePicture, submit } = form()
  const other = another()
  let taken: Promise<boolean> | undefined

  act(() => {
    taken = takePicture('firstFrame', file)
    // In the very tick.
    expect(submit()).toMatchObject([{ field: 'firstFrame' }])
    expect(other.form().submit()).toMatchObject([{ field: 'firstFrame' }])
  })
  unmount()
  act(() => {
    expect(other.form().submit()).toMatchObject([{ field: 'firstFrame' }])
  })
  letGo()

  await act(async () => expect(await taken).toBe(false))
  expect(other.form().unusable).toMatchObject([{ field: 'firstFrame' }])
  expect(countRequests('submit')).toBe(0)
})

it('reads one picture after the other, and says of each field what cannot be used', async () => {
  const { form } = holdForm({ defaultModel: 'veo-3.1-generate-preview', defaultValues: { prompt } })
  const [first, last] = [emptyInTime(), emptyInTime()]
  const taken: Promise<boolean>[] = []
  act(() => {
    taken.push(form().takePicture('firstFrame', first.file))
    taken.push(form().takePicture('lastFrame', last.file))
  })
  expect(form().reading.map(({ field }) => field)).toEqual(['firstFrame', 'lastFrame'])
  first.letGo()
  last.letGo()
  await act(() => Promise.all(taken))
  expect(form().unusable.map(({ field }) => field)).toEqual(['firstFrame', 'lastFrame'])

  await act(() => form().takePicture('firstFrame', boat))

  // What was refused for the other field is still meant.
  expect(form().unusable).toMatchObject([{ field: 'lastFrame' }])
  act(() => {
    expect(form().submit()).toMatchObject([{ field: 'lastFrame' }])
  })
})

it('leaves a reference that was refused meant where another one is removed', async () => {
  const { form } = holdForm({ defaultModel: 'seedance-1.0', defaultValues: { prompt } })
  await act(() => form().takePicture('references', boat))
  await act(() => form().takePicture('references', new Blob([])))

  act(() => form().removePicture('references', 0))

  expect(form().unusable).toMatchObject([{ field: 'references' }])
})

it.each(['reuse', 'putBack'] as const)(
  'lets go of what is read, and of what was refused, at %s',
  async (way) => {
    const { form } = holdForm({
      defaultModel: 'veo-3.1-generate-preview',
      defaultValues: { prompt },
    })
    act(() => form().reuse(generation({ prompt: 'An earlier boat' })))
    if (way === 'reuse') act(() => form().putBack())
    const { file, letGo } = emptyInTime()
    await act(() => form().takePicture('lastFrame', new Blob([])))
    let taken: Promise<boolean> | undefined
    act(() => {
      taken = form().takePicture('firstFrame', file)
    })

    act(() => {
      if (way === 'reuse') form().reuse(generation({ prompt: 'An earlier boat' }))
      else form().putBack()
    })
    letGo()

    await act(async () => expect(await taken).toBe(false))
    expect(form().reading).toEqual([])
    expect(form().unusable).toEqual([])
  },
)

it('puts back what was written, however many requests were put in its place', () => {
  const { form } = holdForm()
  act(() => form().change({ prompt }))
  act(() => form().reuse(generation({ prompt: 'One' })))
  act(() => form().reuse(generation({ prompt: 'Two' })))

  act(() => form().putBack())

  expect(form().values.prompt).toBe(prompt)
})

it('puts back what stood there before anything was written', () => {
  const defaultValues = { prompt, durationSeconds: 8 }
  const { form } = holdForm({ defaultModel: 'veo-3.1-generate-preview', defaultValues })
  act(() => form().reuse(generation({ prompt: 'One', durationSeconds: 4 })))
  expect(form().takenOver).toBe(true)

  act(() => form().putBack())

  expect(form().values).toMatchObject({ ...defaultValues, model: 'veo-3.1-generate-preview' })
})

it('goes back to what it began with, and takes that back', () => {
  const { form } = holdForm({ defaultValues: { prompt: 'At first' } })
  act(() => form().change({ prompt }))
  act(() => form().changeModel('veo-3.1-generate-preview'))

  act(() => form().reset())
  expect(form().values).toMatchObject({ prompt: 'At first', model: 'sora-2' })

  act(() => form().putBack())
  expect(form().values).toMatchObject({ prompt, model: 'veo-3.1-generate-preview' })
})

it('sends the request that was put back, where its first submit was answered meanwhile', async () => {
  const video = holdForm({ defaultValues: { prompt } })
  act(() => {
    video.form().submit()
    video.form().reuse(generation({ prompt: 'An earlier boat' }))
  })
  await video.advance(2_000)
  act(() => video.form().putBack())

  await send(video)

  expect(video.bodies).toMatchObject([{ prompt }, { prompt }])
})

it('keeps the intent where a change leaves the request as it is', async () => {
  const generate = vi.fn(() => new Promise<never>(() => undefined))
  const models = ['wan2.5-t2v-preview']
  const video = holdForm({ models, generate, defaultValues: { prompt } })
  await send(video)

  // Such as a picture that was being read when a model was chosen that takes none.
  await act(() => video.form().takePicture('firstFrame', boat))

  expect(video.form().sending).toBe(true)
  await send(video)
  expect(generate).toHaveBeenCalledOnce()
})

it('sends no link of other pixels than the model takes', async () => {
  const video = holdForm({ defaultValues: { prompt, firstFrame: boat, aspectRatio: '9:16' } })
  act(() => video.form().sawLink(boat, '640x480'))
  expect(await send(video)).toMatchObject([{ field: 'firstFrame', allowed: ['720x1280'] }])

  act(() => video.form().sawLink(boat, '720x1280'))

  expect(await send(video)).toEqual([])
  expect(video.bodies).toHaveLength(1)
})

/** Pictures as the page gets to see them: of these pixels, and whole at once or not within any time. */
function seeLinks(naturalWidth: number, naturalHeight: number, isWhole: boolean) {
  class SeenImage {
    readonly naturalWidth = naturalWidth
    readonly naturalHeight = naturalHeight
    onload?: () => void
    set src(_: string) {
      if (isWhole) queueMicrotask(() => this.onload?.())
    }
  }
  vi.stubGlobal('Image', SeenImage)
  onTestFinished(() => void vi.unstubAllGlobals())
}
const linked = { prompt, firstFrame: boat, aspectRatio: '9:16' }

it.each([true, false])(
  'says why nothing was sent where a link has other pixels (whole: %s)',
  async (isWhole) => {
    seeLinks(640, 480, isWhole)
    const video = holdForm({ defaultValues: linked })

    expect(await send(video)).toEqual([])
    await video.advance(isWhole ? 0 : 5000)

    expect(video.bodies).toHaveLength(0)
    expect(video.form().sending).toBe(false)
    expect(video.form().issueOf('firstFrame')).toMatchObject({ allowed: ['720x1280'] })
  },
)

it('sends a link that this page does not get to see, after a while', async () => {
  seeLinks(0, 0, false)
  const video = holdForm({ defaultValues: linked })

  await send(video)
  expect(video.bodies).toHaveLength(0)
  expect(video.form().sending).toBe(true)
  await video.advance(5000)

  expect(video.bodies).toMatchObject([{ input_reference: boat }])
})

it.each<[string, (form: VideoForm) => void]>([
  ['it is removed', (form) => form.removePicture('firstFrame')],
  ['the form is reset', (form) => form.reset()],
])('sends no link where %s while it is looked at', async (_, then) => {
  seeLinks(0, 0, false)
  const video = holdForm({ defaultValues: linked })
  await send(video)

  act(() => then(video.form()))
  await video.advance(8000)

  expect(video.bodies).toHaveLength(0)
})

it('sends one video where the prompt is corrected while a link is looked at', async () => {
  seeLinks(0, 0, false)
  const video = holdForm({ defaultValues: linked })
  await send(video)

  act(() => video.form().change({ prompt: 'A paper plane' }))
  await send(video)
  await video.advance(8000)

  expect(video.bodies).toMatchObject([{ prompt: 'A paper plane' }])
})

it('goes on without a picture that was put before it was refused', async () => {
  const firstFrame = `data:image/png;base64,${btoa('%PDF-1.7')}`
  const video = holdForm({ defaultValues: { prompt, firstFrame } })
  await send(video)
  await waitFor(() => expect(video.form().unusable).toMatchObject([{ url: firstFrame }]))

  act(() => video.form().leaveOut('firstFrame'))

  expect(video.form().values.firstFrame).toBeUndefined()
  expect(await send(video)).toEqual([])
  expect(video.bodies).toHaveLength(1)
})

it('refuses a seed that was given, whatever else is changed after it', () => {
  const { form } = holdForm({ defaultModel: 'veo-3.1-generate-preview' })
  act(() => form().change({ seed: 99_999_999_999 }))
  act(() => form().change({ prompt }))

  expect(form().values.seed).toBe(99_999_999_999)
  expect(form().issues).toMatchObject([{ field: 'seed' }])
})

it('lets cards know what stands in it before anything is written', () => {
  const { client } = holdForm({
    defaultModel: 'veo-3.1-generate-preview',
    defaultValues: { prompt },
  })

  const { values } = draftStore(client, 'prompt')

  expect(values()).toMatchObject({ prompt, model: 'veo-3.1-generate-preview' })
})

it('begins without a prompt where the defaults name none', () => {
  const { form } = holdForm({ defaultValues: { prompt: undefined } as object })
  expect(form().values.prompt).toBe('')
})

it('sends nothing while a picture is read, or without one that was refused until it is left out', async () => {
  const { form, bodies } = holdForm()
  act(() => form().change({ prompt }))
  act(() => void form().takePicture('firstFrame', endless()))
  const pressed = () => {
    let issues: readonly RequestIssue[] = []
    act(() => {
      issues = form().submit()
    })
    return issues.map(({ field }) => field)
  }
  expect(pressed()).toEqual(['firstFrame'])

  act(() => form().cancelReading('firstFrame'))
  await act(() => form().takePicture('firstFrame', new Blob([])))
  expect(pressed()).toEqual(['firstFrame'])
  expect(form().issueOf('firstFrame')).toBeDefined()
  expect(bodies).toEqual([])

  act(() => form().leaveOut('firstFrame'))
  expect(pressed()).toEqual([])
  expect(form().unusable).toEqual([])
})

it('sends without a refused picture where the model takes none', async () => {
  const { form } = holdForm(
    { models: ['sora-2', 'mine'] },
    { clientOptions: { catalog: { mine: modelCatalog['wan2.5-t2v-preview'] } } },
  )
  act(() => form().change({ prompt }))
  await act(() => form().takePicture('firstFrame', new Blob([])))
  expect(form().issues).toMatchObject([{ field: 'firstFrame' }])

  act(() => form().changeModel('mine'))

  expect(form().issues.map(({ field }) => field)).not.toContain('firstFrame')
})

it('sends no setting of another model with one that nothing is known of', () => {
  const { form } = holdForm({ models: ['sora-2', 'kling-3'] })
  act(() => form().change({ prompt, durationSeconds: 12, extra: { fps: 24 } }))

  act(() => form().changeModel('kling-3'))

  const { durationSeconds, aspectRatio, extra } = form().values
  expect([durationSeconds, aspectRatio, extra]).toEqual([undefined, undefined, { fps: 24 }])
})

it('writes pictures when they change, and not at every letter', () => {
  const { form } = holdForm()
  act(() => form().change({ firstFrame: boat }))
  const set = vi.spyOn(Storage.prototype, 'setItem')

  act(() => form().change({ prompt: 'A' }))
  act(() => form().change({ prompt: 'A b' }))

  expect(set.mock.calls.filter(([, value]) => value.includes(boat))).toEqual([])
  expect(set).toHaveBeenCalledTimes(2)
  set.mockRestore()
})

it('puts an earlier request in, and back what stood there', () => {
  const { form } = holdForm()
  act(() => form().change({ prompt: 'Of mine', durationSeconds: 12 }))
  const reveal = vi.fn()
  form().onReveal(reveal)

  act(() =>
    form().reuse(generation({ model: 'wanx-video-v1', style: 'anime', durationSeconds: 3 })),
  )
  expect(form().takenOver).toBe(true)
  expect(form().values).toMatchObject({
    model: 'wanx-video-v1',
    prompt,
    style: 'anime',
    durationSeconds: 3,
    aspectRatio: '16:9',
  })
  expect(reveal).toHaveBeenCalledOnce()

  act(() => form().putBack())
  expect(form().takenOver).toBe(false)
  expect(form().values).toMatchObject({ model: 'sora-2', prompt: 'Of mine', durationSeconds: 12 })
})

it('puts nothing back once another change was made', () => {
  const { form } = holdForm()
  act(() => form().change({ prompt: 'Of mine' }))
  act(() => form().reuse(generation({})))
  act(() => form().change({ prompt: 'Another' }))

  expect(form().takenOver).toBe(false)
  act(() => form().putBack())
  expect(form().values.prompt).toBe('Another')
})

it('sends a reused request as another wish', async () => {
  const video = holdForm({ defaultValues: { prompt } })
  await send(video)
  const [earlier] = video.client.generations.list()
  if (earlier) act(() => video.form().reuse(earlier))

  await send(video)

  expect((await video.gateway.ledger()).billed).toBe(2)
})

it('does without the request of a generation that was not kept', () => {
  const { form } = holdForm({ defaultValues: { prompt: 'Of mine' } })
  const { request, ...bare } = generation({})

  act(() => form().reuse(bare))

  expect(request).toBeDefined()
  expect(form().values.prompt).toBe('Of mine')
})

it.each([
  ['720x1280', '9:16'],
  ['1280x720', '16:9'],
])('shows the exact size %s of an earlier request by its ratio', async (size, aspectRatio) => {
  const video = holdForm()

  act(() => video.form().reuse(generation({ size })))
  expect(video.form().values.aspectRatio).toBe(aspectRatio)
  expect(video.form().values.size).toBeUndefined()
  await send(video)

  expect(video.bodies).toMatchObject([{ size }])
})

it('keeps an exact size for a model that has several of a ratio', async () => {
  const sizes = ['1280x720', '1920x1080', '720x1280']
  const video = holdForm({}, { clientOptions: { catalog: { own: { ...custom, sizes } } } })

  act(() => video.form().reuse(generation({ model: 'own', size: '1920x1080' })))

  expect(video.form().values).toMatchObject({ size: '1920x1080', aspectRatio: undefined })
  expect(video.form().offers('size')).toBe(true)
  await send(video)
  expect(video.client.generations.list()[0]?.request).toMatchObject({ size: '1920x1080' })
})

it('asks for an earlier video once more, by a prompt and nothing else', async () => {
  const video = holdForm()
  act(() => video.form().change({ prompt: 'Of mine', durationSeconds: 12, firstFrame: boat }))

  act(() => video.form().remix(generation({}, task)))
  expect(video.form().values).toMatchObject({ prompt, remixOf: 'task_1' })
  act(() => video.form().change({ prompt: 'The same by night' }))
  await send(video)

  expect(video.bodies).toEqual([
    {
      model: 'sora-2',
      prompt: 'The same by night',
      remix_from_video_id: 'task_1',
      remix_video_id: 'task_1',
    },
  ])
})

it('asks for nothing of an earlier video that has no task', () => {
  const { form } = holdForm({ defaultValues: { prompt: 'Of mine' } })

  act(() => form().remix(generation({})))

  expect(form().values).toMatchObject({ prompt: 'Of mine' })
  expect(form().takenOver).toBe(false)
})

it('goes on from no video where there is none, or no model takes a first frame', async () => {
  const catalog = Object.fromEntries(Object.keys(modelCatalog).map((id) => [id, custom]))
  const { form } = holdForm({}, { clientOptions: { catalog } })

  const extended = form().extend(generation({}, task))

  await expect(extended).rejects.toThrow('No model here takes a first frame.')
  await expect(extended).rejects.toBeInstanceOf(VideoError)
  await expect(form().extend(generation({}))).rejects.toThrow(VideoError)
  expect(form().takenOver).toBe(false)
})

const prices = { currency: 'USD', models: { 'sora-2': { perSecond: 0.1 } } }
const known = { kind: 'known', amount: 0.4, currency: 'USD' }

it.each([
  ['gives false', () => false, 0],
  ['promises false', () => Promise.resolve(false), 0],
  ['rejects', () => Promise.reject(new Error('Closed.')), 1],
])('sends nothing where the guard %s, and can be used again', async (_, guard, reports) => {
  const report = vi.spyOn(globalThis, 'reportError').mockReturnValue()
  onTestFinished(() => report.mockRestore())
  const onBeforeSubmit = vi.fn<() => boolean | Promise<boolean>>(guard)
  const video = holdForm({ onBeforeSubmit, prices, defaultValues: { prompt } })

  await send(video)
  expect(video.countRequests('submit')).toBe(0)
  expect(video.form().sending).toBe(false)
  expect(onBeforeSubmit).toHaveBeenLastCalledWith(expect.objectContaining({ prompt }), known)
  expect(report).toHaveBeenCalledTimes(reports)

  onBeforeSubmit.mockReturnValue(true)
  await send(video)
  expect(onBeforeSubmit).toHaveBeenCalledTimes(2)
  expect(video.countRequests('submit')).toBe(1)
})

it('sends nothing where the guard throws, says so, and can be used again', async () => {
  const onBeforeSubmit = vi.fn<() => boolean>().mockImplementationOnce(() => {
    throw new Error('No dialogue.')
  })
  const video = holdForm({ onBeforeSubmit, defaultValues: { prompt } })

  expect(() => act(() => void video.form().submit())).toThrow('No dialogue.')
  expect(video.form().sending).toBe(false)
  onBeforeSubmit.mockReturnValue(true)
  await send(video)

  expect(video.countRequests('submit')).toBe(1)
})

it('tells the guard that a cost is unknown', async () => {
  const onBeforeSubmit = vi.fn(() => true)
  const video = holdForm({ onBeforeSubmit, defaultValues: { prompt } })

  await send(video)

  expect(onBeforeSubmit).toHaveBeenCalledWith(expect.anything(), { kind: 'unknown' })
})

it.each([
  ['gives', () => undefined],
  ['promises', () => Promise.resolve(undefined)],
])('sends where the guard only looks and %s nothing', async (_, onBeforeSubmit) => {
  const video = holdForm({ onBeforeSubmit, defaultValues: { prompt } })

  await send(video)

  expect(video.countRequests('submit')).toBe(1)
})

it('sends in the press itself where the guard allows it at once', () => {
  const generate = vi.fn(() => new Promise<never>(() => undefined))
  const { form } = holdForm({ onBeforeSubmit: () => true, generate, defaultValues: { prompt } })

  act(() => {
    form().submit()
    expect(generate).toHaveBeenCalledOnce()
  })
  expect(form().sending).toBe(true)
})

it('asks the guard once and sends once, however often it is pressed meanwhile', async () => {
  const answers: ((allowed: boolean) => void)[] = []
  const onBeforeSubmit = vi.fn(() => new Promise<boolean>((resolve) => answers.push(resolve)))
  const onGenerated = vi.fn()
  const video = holdForm({ onBeforeSubmit, onGenerated, defaultValues: { prompt } })
  const { submit } = video.form()

  act(() => {
    for (let press = 0; press < 50; press++) submit()
  })
  await send(video)
  expect(video.form().sending).toBe(true)
  expect(video.countRequests('submit')).toBe(0)

  answers[0]?.(true)
  await video.advance(250)
  // A press so soon after the answer is the same press.
  await send(video)
  expect(onBeforeSubmit).toHaveBeenCalledOnce()
  expect(onGenerated).toHaveBeenCalledOnce()
  expect((await video.gateway.ledger()).billed).toBe(1)
})

it('sends what was confirmed, not what was written meanwhile, which is another wish', async () => {
  const answers: ((allowed: boolean) => void)[] = []
  const onBeforeSubmit = () => new Promise<boolean>((resolve) => answers.push(resolve))
  const video = holdForm({ onBeforeSubmit, defaultValues: { prompt } })
  await send(video)

  act(() => video.form().change({ prompt: 'A paper plane' }))
  expect(video.form().sending).toBe(false)
  await send(video)
  expect(video.form().sending).toBe(true)
  answers[1]?.(true)
  await video.advance(250)
  answers[0]?.(true)
  await video.advance(250)

  expect(video.bodies).toMatchObject([{ prompt: 'A paper plane' }, { prompt }])
})

it('sends what was confirmed after its form was gone', async () => {
  const answers: ((allowed: boolean) => void)[] = []
  const onGenerated = vi.fn()
  const video = holdForm({
    onBeforeSubmit: () => new Promise<boolean>((resolve) => answers.push(resolve)),
    onGenerated,
    defaultValues: { prompt },
  })
  await send(video)

  video.unmount()
  answers[0]?.(true)
  await video.advance(250)

  expect((await video.gateway.ledger()).billed).toBe(1)
  expect(onGenerated).toHaveBeenCalledOnce()
})

it('sends nothing where a picture cannot be prepared, says so, and can be used again', async () => {
  const firstFrame = `data:image/png;base64,${btoa('%PDF-1.7')}`
  const onGenerated = vi.fn()
  const video = holdForm({ onGenerated, defaultValues: { prompt, firstFrame } })
  const { submit } = video.form()

  act(() => {
    submit()
    submit()
  })
  expect(video.form().sending).toBe(true)
  // What prepares pictures is loaded first.
  await waitFor(() => expect(video.form().sending).toBe(false))
  expect(video.form().unusable).toMatchObject([
    { field: 'firstFrame', error: { code: 'invalid_request' } },
  ])
  expect(video.countRequests('submit')).toBe(0)

  act(() => video.form().removePicture('firstFrame'))
  expect(video.form().unusable).toEqual([])
  await send(video)
  expect(video.countRequests('submit')).toBe(1)
  expect(onGenerated).toHaveBeenCalledOnce()
})

it('stays usable where the app’s own submit fails', async () => {
  const generate = vi.fn().mockRejectedValueOnce(new Error('No.')).mockResolvedValue(task)
  const video = holdForm({ generate, defaultValues: { prompt } })

  await send(video)
  expect(video.form().sending).toBe(false)
  await video.advance(1000)
  await send(video)

  expect(generate).toHaveBeenCalledTimes(2)
  const ids = generate.mock.calls.map(([, options]: unknown[]) => options)
  expect(ids[0]).not.toEqual(ids[1])
})

it('shows what is missing only after a first attempt, and no longer once it is there', async () => {
  const video = holdForm()
  expect(video.form().issues).toMatchObject([{ field: 'prompt', code: 'required' }])
  expect(video.form().issueOf('prompt')).toBeUndefined()

  expect(await send(video)).toMatchObject([{ field: 'prompt', code: 'required' }])
  expect(video.form().issueOf('prompt')).toMatchObject({ code: 'required' })

  act(() => video.form().change({ prompt }))
  expect(video.form().issueOf('prompt')).toBeUndefined()
  const { submit } = video.form()
  act(() => {
    submit()
    submit()
  })
  await video.advance(250)
  act(() => video.form().change({ prompt: '' }))
  expect(video.form().issueOf('prompt')).toBeUndefined()
})

it('wants a picture for a model that makes videos of nothing else', async () => {
  const { form } = holdForm({ models: ['wan2.5-i2v-preview'], defaultValues: { prompt } })

  expect(form().issues).toMatchObject([{ field: 'firstFrame', code: 'required' }])
  await act(() => form().takePicture('firstFrame', boat))
  expect(form().issues.filter(({ field }) => field === 'firstFrame')).toEqual([])
})
