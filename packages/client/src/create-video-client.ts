import { prepareBlobs, readBlob } from './bytes/read-blob.ts'
import { findModel, modelCatalog } from './catalog/model-catalog.ts'
import { systemClock } from './clock.ts'
import { clearScope } from './clear-scope.ts'
import { checkResult } from './download/check-result.ts'
import { downloadVideo } from './download/download-video.ts'
import { ofPaid } from './download/of-paid.ts'
import { openStream } from './download/open-stream.ts'
import { openVideo } from './download/open-video.ts'
import { isAwaited, leftToRoutes } from './download/source-of.ts'
import { saveLink } from './download/save-link.ts'
import { createVideoFiles, fileIdOf } from './files/create-video-files.ts'
import { indexedDbFileStore } from './files/indexed-db-file-store.ts'
import { memoryFileStore } from './files/memory-file-store.ts'
import { persistStorage } from './files/persist-storage.ts'
import { followTask } from './follow/follow-task.ts'
import { createFirstSuccesses } from './follow/first-successes.ts'
import { createTaskPoller } from './follow/task-poller.ts'
import { compareTask } from './generation/compare-task.ts'
import { createEraKeeper } from './generation/era-keeper.ts'
import { createGenerationKeeper } from './generation/generation-keeper.ts'
import { createGenerationRegistry } from './generation/generation-registry.ts'
import { createVideoPosters, noPosters } from './poster/create-video-posters.ts'
import { buildBody } from './request/build-body.ts'
import { refusalOf, takeRequest } from './request/check-request.ts'
import { withRetries } from './retry.ts'
import { createEras } from './store/eras.ts'
import { indexedDbVideoStore } from './store/indexed-db-video-store.ts'
import { journaledStore } from './store/journaled-store.ts'
import { memoryVideoStore } from './store/memory-video-store.ts'
import { createSubscribers } from './subscribers.ts'
import { VideoError } from './video-error.ts'
import { isSettled } from './video-task.ts'
import { fileToCome } from './wire/awaited-file.ts'
import { passOverEmbeddedVideos, takeEmbeddedVideos } from './wire/take-embedded-videos.ts'
import { createGateway } from './wire/gateway.ts'
import { createTaskApi } from './wire/task-api.ts'
import { listedModels } from './wire/listed-models.ts'
import { linksOfRequest } from './wire/request-links.ts'
import type { OpenVideoFileStore } from './files/video-file-store.ts'
import type { OpenOptions } from './download/download-video.ts'
import type { OpenVideoStore } from './store/video-store.ts'
import type { TypicalTime, VideoModelCatalog } from './catalog/video-model.ts'
import type { OpenStreamOptions, VideoClient, VideoClientOptions } from './video-client.ts'
import type { TakeString } from './bytes/json-reader.ts'
import type { VideoSource, VideoTask, VideoTaskReference } from './video-task.ts'

const averageTime: TypicalTime = { p50: 150_000, p90: 240_000, estimated: true }
const shortestDeadline = 600_000

/**
 * Creates the client for one gateway, or for your own server handler in front of it.
 *
 * @throws {@link VideoError} `invalid_request` for a base URL that is none, for `parallel` below 1, and for an `apiKey`
 * in a page without `dangerouslyAllowBrowser`.
 * @example
 * const client = createVideoClient({ baseUrl: '/api' })
 * const task = await client.submit({ model: 'sora-2', prompt: 'A cat in a garden' })
 * for await (const { status } of client.follow(task)) report(status)
 * const { blob } = await client.download(task)
 */
export function createVideoClient(options: VideoClientOptions): VideoClient {
  const { apiKey, clock = systemClock, parallel = Infinity, retries = 2 } = options
  const baseUrl = absoluteUrl(options.baseUrl)
  if (!(parallel >= 1)) throw noParallel(parallel)
  if (apiKey && inBrowser() && !options.dangerouslyAllowBrowser) throw keyInBrowser()

  const catalog: VideoModelCatalog = { ...modelCatalog, ...options.catalog }
  const model = (id: string | undefined) => findModel(catalog, id)
  const typicalTime = (id: string | undefined) => model(id)?.typicalTime ?? averageTime
  const deadlineOf = (id: string | undefined) => Math.max(shortestDeadline, 4 * typicalTime(id).p90)

  const api = createTaskApi(
    createGateway({
      baseUrl,
      clock,
      fetch: options.fetch ?? ((request) => fetch(request)),
      apiKey,
      headers: options.headers === undefined ? {} : options.headers,
    }),
    model,
    (taskId) => {
      const { request } = generations.ofTask(taskId) ?? {}
      return request ? linksOfRequest(request) : options.requestLinks?.(taskId)
    },
  )
  const scope = options.scope ?? baseUrl.origin + baseUrl.pathname.replace(/\/$/, '')
  const { files: openFiles = defaultFiles, fileBudget = 512 * 1024 * 1024 } = options
  const files = createVideoFiles({
    store: openFiles ? openFiles(scope) : memoryFileStore(),
    budget: fileBudget,
    clock,
    onKept() {
      if (options.persistStorage) void persistStorage()
    },
  })

  const successes = createFirstSuccesses((taskId) => generations.ofTask(taskId)?.task)

  const compared = (task: VideoTask): VideoTask => {
    const generation = generations.ofTask(task.taskId)
    return generation ? compareTask(task, generation, model(generation.model)) : task
  }

  const noted = (task: VideoTask) => {
    successes.note(task)
    return compared(task)
  }

  const retrieve = async (reference: VideoTask | VideoTaskReference, signal?: AbortSignal) => {
    const { taskId } = reference
    const passOver = passOverEmbeddedVideos((index) => fileIdOf(taskId, index))
    const era = eras.present()
    const keep = takeEmbeddedVideos(async (video, index) => {
      const blob = await readBlob(video)
      // Nothing is kept that was asked for before all was forgotten.
      if (eras.present() === era) files.keep({ taskId, index }, blob)
      return { kind: 'file', fileId: fileIdOf(taskId, index), size: blob.size }
    })
    const isKept = files.state(taskId).status === 'kept'
    const keeps = options.files !== false && !isKept
    if (keeps) prepareBlobs()
    return ask(reference, keeps ? keep : passOver, signal)
  }

  /** A gateway may forget a finished task as soon as it has said so. */
  const ask = async (
    task: VideoTask | VideoTaskReference,
    take: TakeString,
    signal?: AbortSignal,
  ) => {
    const { taskId, model: id } = task
    const finishedAt = successes.of(task)
    const known = { taskId, ...(id !== undefined && { model: id }) }
    try {
      return noted(await api.retrieve({ ...known, finishedAt }, take, signal))
    } catch (error) {
      const isForgotten = VideoError.is(error) && error.code === 'task_not_found'
      if (finishedAt === undefined || !isForgotten) throw error
      const context = { result: model(id)?.result, now: clock.now(), finishedAt }
      return noted({ ...known, ...fileToCome('mp4', context) })
    }
  }

  const poller = createTaskPoller({
    clock,
    retrieve,
    typicalTime,
    submittedAt: (taskId) => generations.ofTask(taskId)?.submittedAt,
    timeLeft: (taskId) => generations.timeLeft(taskId),
    // Where the poll has failed, an earlier state is what is told.
    onPolled: (task, ended) => generations.update(compared(task), ended),
  })

  const { store: openStore = defaultStore, keepRequests = true } = options
  const eras = createEras(openStore(scope))
  // A server handler tells two submits of one id by their key; straight at a gateway nothing but storage does.
  const openEntries = () =>
    journaledStore(eras.present(), { clock, patientClaims: apiKey !== undefined })
  const keeper = createEraKeeper(() =>
    createGenerationKeeper({ store: openEntries(), clock, baseUrl, keepRequests }),
  )
  const generations = createGenerationRegistry({
    clock,
    baseUrl,
    parallel,
    deadline: deadlineOf,
    claim: keeper.claim,
    changeInTime: keeper.changeInTime,
    restored: () => keeper.restored,
    async lookUp(generation) {
      const { id: generationId, model: modelId } = generation
      const found = await api.findSubmit({ generationId, model: modelId })
      const task = found && compareTask(found, generation, model(modelId))
      if (task) poller.seed(task)
      return task
    },
    refusal: (request) => refusalOf(request, catalog),
    async send(request, generationId, signal) {
      // It may come from another page, of another version.
      const refused = refusalOf(request, catalog)
      if (refused) throw refused
      const known = model(request.model)
      const body = buildBody(request, known)
      const answered = await api.submit({ body, generationId, model: request.model, signal })
      const task = compareTask(answered, { request }, known)
      poller.seed(task)
      return task
    },
  })

  keeper.keep(generations)

  const openPosters = () =>
    journaledStore(openStore(`${scope}:posters`), { clock, patientClaims: false, tell: noWord })
  const posters = keepRequests
    ? createVideoPosters({ store: openPosters(), generations })
    : noPosters

  const cleared = createSubscribers()
  eras.onBegin((isForced) => {
    // Another tab has asked, and without force: what this one sends has begun since it looked.
    keeper.turn(isForced)
    poller.clear()
    files.forget()
    cleared.notify()
  })

  const onLooked = (found: VideoTask): VideoTask => {
    const task = noted(found)
    // What has ended is final, but for where its file is.
    if (isSettled(task)) {
      poller.seed(task)
      generations.update(task)
    }
    return task
  }

  const open = (
    task: VideoTask | VideoTaskReference,
    { result: index, signal, anew }: OpenOptions,
  ) =>
    openVideo(task, {
      api,
      clock,
      index,
      signal,
      keptBlob: anew ? () => Promise.resolve(undefined) : files.blob,
      canFetch,
      result: model(task.model)?.result,
      // With no attempt but the first, whoever asked asks again; and what was here once is not on its way.
      waits: retries > 0 && !anew,
      finishedAt: successes.of,
      onLooked,
    })

  const again = <Result>(key: string, work: () => Promise<Result>, signal?: AbortSignal) =>
    withRetries(work, { clock, retries, key, signal })

  const openStreamOf = async (
    task: VideoTaskReference,
    { result = 0, signal, continuations = retries, from }: OpenStreamOptions = {},
  ) => {
    checkResult(task, result)
    const key = task.taskId
    const opening = again(key, () => open(task, { result, signal }), signal)
    const opened = await ofPaid(task, opening)
    return openStream(opened, { clock, retries: continuations, key, signal, from })
  }

  return {
    scope,
    clock,
    catalog,
    keepRequests,
    generations,
    files,
    posters,
    typicalTime,
    submit(request, { generationId, parentId, signal } = {}) {
      const asked = takeRequest(request, generationId)
      return VideoError.is(asked)
        ? Promise.reject(asked)
        : generations.submit(asked, { id: generationId, parentId, signal })
    },
    retrieve: (task, { signal } = {}) => again(task.taskId, () => retrieve(task, signal), signal),
    async lookAgain(task, { signal } = {}) {
      const found = await again(task.taskId, () => retrieve(task, signal), signal)
      return onLooked(isAwaited(found) ? leftToRoutes(found) : found)
    },
    follow: (task, { signal, deadline = deadlineOf(task.model) } = {}) =>
      followTask(task, { clock, poller, deadline, signal }),
    poll: (task, { signal } = {}) => poller.poll(task, signal),
    pollDelay: (task) => poller.delay(task),

    download: (task, options) => downloadVideo(task, { ...options, clock, files, retries, open }),

    async stream(task, options) {
      return (await openStreamOf(task, options)).stream
    },
    openStream: openStreamOf,

    canFetch,

    saveLink(task, filename, result) {
      const needsHeaders = apiKey !== undefined || options.headers !== undefined
      if (needsHeaders || !inBrowser() || !isOwnOrigin(baseUrl)) return undefined
      return saveLink(task, filename, { baseUrl, result })
    },

    clear: ({ force = false } = {}) =>
      clearScope({ eras, keeper, generations, files, posters, clock }, force),
    onClear: cleared.subscribe,

    models: ({ signal } = {}) =>
      again('models', async () => listedModels(await api.models(signal), model), signal),
  }
}

const defaultStore: OpenVideoStore = (scope) =>
  hasDatabase() ? indexedDbVideoStore(scope) : memoryVideoStore()

const defaultFiles: OpenVideoFileStore = (scope) =>
  hasDatabase() ? indexedDbFileStore(scope) : memoryFileStore()

/** A poster that is lost is not worth a warning. */
function noWord(): void {}

function canFetch(source: VideoSource): boolean {
  return source.kind !== 'link' || !inBrowser() || isOwnOrigin(new URL(source.url))
}

function hasDatabase(): boolean {
  return inBrowser() && 'indexedDB' in globalThis
}

/** A path such as `/api` is the page's own; on a server it belongs to whatever `fetch` answers. */
function absoluteUrl(baseUrl: string): URL {
  const page = inBrowser() ? location.href : 'http://localhost'
  if (!URL.canParse(baseUrl, page)) {
    throw new VideoError('invalid_request', `baseUrl is not a URL: "${baseUrl}".`)
  }
  return new URL(baseUrl, page)
}

function isOwnOrigin({ origin }: URL): boolean {
  return origin === location.origin
}

function inBrowser(): boolean {
  return typeof document !== 'undefined'
}

function noParallel(parallel: number): VideoError {
  return new VideoError('invalid_request', `parallel must be at least 1, not ${parallel}.`)
}

function keyInBrowser(): VideoError {
  return new VideoError(
    'invalid_request',
    'An apiKey in a page is open to every visitor: keep it in a server handler (baseUrl: "/api"), or set ' +
      'dangerouslyAllowBrowser for a page that only you can open.',
    { action: 'ask_operator' },
  )
}
