import type { TypicalTime, VideoModel, VideoModelCatalog } from './catalog/video-model.ts'
import type { Clock } from './clock.ts'
import type { OpenVideoFileStore } from './files/video-file-store.ts'
import type { DownloadProgress, VideoFiles } from './files/video-files.ts'
import type { FollowedTask } from './follow/followed-task.ts'
import type { VideoGenerations } from './generation/video-generation.ts'
import type { VideoPosters } from './poster/video-posters.ts'
import type { OpenVideoStore } from './store/video-store.ts'
import type { VideoRequest } from './request/video-request.ts'
import type { VideoSource, VideoTask, VideoTaskReference } from './video-task.ts'
import type { RequestHeaders } from './wire/request-headers.ts'

/** How a client reaches its gateway. */
export interface VideoClientOptions {
  /**
   * The gateway's, or your server handler's, URL up to where `/video/generations` begins: `https://…/v1`,
   * or a path such as `/api` in a page.
   */
  baseUrl: string
  /** Separates accounts: stands in every query key and stored record. @defaultValue origin and path of `baseUrl` */
  scope?: string
  /** What answers: a server handler, a mock gateway. @defaultValue the platform's `fetch` */
  fetch?: (request: Request) => Promise<Response>
  /** Sent as bearer token. Belongs on a server: in a page it throws, unless `dangerouslyAllowBrowser`. */
  apiKey?: string
  /**
   * Sent with every request to the base URL, such as a token of your own login: the headers, or a function that gives
   * them anew for each request and each retry, so that a token may rotate. Headers are a record, a `Headers`, a `Map`
   * or an array of pairs; fields without a value are left out, and any other form is refused as `invalid_request`. Where
   * the function rejects, nothing was sent: `network` for what a failing `fetch` throws, `timeout` where nothing came
   * in time, a {@link VideoError} as it is, `unauthorized` for anything else, and for `undefined` and `null`.
   */
  headers?: RequestHeaders
  /**
   * Where generations are kept, so that a reload and other tabs know of them: a function of the scope. Called with
   * `<scope>:posters` as well, for their posters.
   * @defaultValue IndexedDB in a page, else in memory
   */
  store?: OpenVideoStore
  /**
   * Whether requests are kept as well: prompt and settings, and a small picture of the video. Without them, cards have
   * no prompt after a reload, nothing can be tried again, and a queue is known to its own page only, for as long as
   * that lives.
   * @defaultValue true
   */
  keepRequests?: boolean
  /**
   * How many generations may be on their way at once, in all tabs. The others wait in a queue, first in, first out,
   * where they can be edited or removed at no cost. One is on its way until it is followed to its end, or stopped.
   * @defaultValue no limit
   */
  parallel?: number
  /**
   * Where received videos are kept, so that a reload or an expired link loses none: a function of the scope. With
   * `false`, a video inside a status answer is left unread and asked for again by `stream` or `download`: for servers,
   * which pass videos on.
   * @defaultValue IndexedDB in a page, else in memory
   */
  files?: OpenVideoFileStore | false
  /**
   * How many bytes of video are kept at most. Beyond that the least recently used go first, pinned ones never.
   * @defaultValue 512 MiB
   */
  fileBudget?: number
  /**
   * Asks the browser, once a first video is kept, not to clear this site's storage when the disk runs low. Some ask
   * the visitor then.
   * @defaultValue false
   */
  persistStorage?: boolean
  /**
   * How often `retrieve`, `download`, `stream` and `models` are tried again after a passing failure. A submit never is.
   * @defaultValue 2
   */
  retries?: number
  /**
   * The absolute URLs that the request of a task carried which another client submitted. None of them is taken for its
   * result, though answers may say them again. Of its own tasks the client knows them.
   */
  requestLinks?: (taskId: string) => ReadonlySet<string> | undefined
  /** Extends or overrides the built-in catalogue, by model id. */
  catalog?: VideoModelCatalog
  /** @defaultValue the platform's clock */
  clock?: Clock
  /**
   * Permits `apiKey` in a page, where every visitor can read it. Such a page cannot promise one bill either: Chromium and
   * Firefox, over HTTP/2 too, send a POST again by themselves where a connection that was in use before ends without an
   * answer, and no page can see or forbid it. Behind a server handler the `Idempotency-Key` makes one submit of both.
   */
  dangerouslyAllowBrowser?: boolean
}

/** What every call takes. */
export interface CallOptions {
  signal?: AbortSignal | undefined
}

/** What a submit takes. */
export interface SubmitOptions extends CallOptions {
  /** The intent's id. The same id never sends twice: it gets the same promise, also after it settled. */
  generationId?: string | undefined
  /** The generation that this one tries again. */
  parentId?: string | undefined
}

/** What following takes. */
export interface FollowOptions extends CallOptions {
  /** Milliseconds from now. @defaultValue four times the model's p90, at least 10 minutes */
  deadline?: number | undefined
}

/** What a call takes that is about one of a task's videos. */
export interface ResultOptions extends CallOptions {
  /** Which of the task's results, from 0: a place in `sources`. @defaultValue 0 */
  result?: number | undefined
}

/** What a stream takes. */
interface StreamOptions extends ResultOptions {
  /**
   * How often bytes that break off are gone on with, where their server can give the rest of the very same ones
   * (`Accept-Ranges` and a strong validator).
   * @defaultValue the client's `retries`
   */
  continuations?: number | undefined
}

/** A place in a video's bytes. */
export interface VideoPosition {
  /** Bytes before it. */
  readonly start: number
  /** Of which bytes: those of this strong `ETag`. @defaultValue those that are there now */
  readonly ifEtag?: string | undefined
}

/** What opening a stream takes. */
export interface OpenStreamOptions extends StreamOptions {
  /**
   * Where to begin, where the video's server gives parts and the bytes are those that are meant; else the stream
   * begins at 0. Costs one request more.
   */
  from?: VideoPosition | undefined
}

/** A video's bytes on their way, and which of them they are. */
export interface VideoStream {
  readonly stream: ReadableStream<Uint8Array>
  /** What the first bytes of the video say that it is. */
  readonly type: 'video/mp4' | 'video/webm'
  /** Bytes of the video before the first of these. */
  readonly start: number
  /** Bytes of the whole video, where that was announced. */
  readonly total?: number
  /** Bytes of this stream, where HTTP's own framing tells; what JSON announces may be another number. */
  readonly length?: number
  /** A strong `ETag` of the whole video, where its server gives parts of it (`Accept-Ranges`). RFC 9110 §8.8.3 */
  readonly etag?: string
}

/** What a download takes. */
export interface DownloadOptions extends ResultOptions {
  /** Called at most once a frame. */
  onProgress?: ((progress: DownloadProgress) => void) | undefined
  /** Refuses a larger video with `too_large`. @defaultValue no limit */
  maxBytes?: number | undefined
  /**
   * Fetches what is kept too, as where a player has given up on it. What is kept stays until other bytes, whole, take
   * its place.
   * @defaultValue false
   */
  anew?: boolean | undefined
}

/** A finished video, kept. */
export interface VideoFile {
  readonly blob: Blob
  /** Bytes. */
  readonly size: number
  readonly format: string
  readonly taskId: string
  /** Which of the task's results it is, from 0; absent for the first. */
  readonly result?: number
  /** Where the client keeps it. */
  readonly fileId: string
}

/** What a clear takes. */
export interface ClearOptions {
  /** Forgets tasks too that were paid for and have not ended. @defaultValue false */
  force?: boolean | undefined
}

/** A model as this gateway lists it, joined with what the catalogue knows of it. */
export interface ListedModel {
  readonly id: string
  readonly model: VideoModel | undefined
}

/** Submits, follows and fetches videos of one gateway. Made by `createVideoClient`. */
export interface VideoClient {
  readonly scope: string
  readonly clock: Clock
  /** Whether requests are kept over reloads: prompt and settings, and a small picture of the video. */
  readonly keepRequests: boolean
  /** The built-in catalogue with the app's own entries over it. */
  readonly catalog: VideoModelCatalog
  readonly generations: VideoGenerations
  readonly files: VideoFiles
  readonly posters: VideoPosters

  /**
   * Submits one paid task: one POST, never repeated. Where `parallel` others are on their way, it waits for its turn.
   * The request is copied at the call: what becomes of the object later changes nothing.
   *
   * @throws {@link VideoError} `billed` says whether it may have cost money; `unknown` where no answer came.
   * @throws An `AbortError` where it is removed while it waits.
   * @see Contract §1
   */
  submit(request: VideoRequest, options?: SubmitOptions): Promise<VideoTask>

  /**
   * Asks once for the task's state. Safe to repeat.
   *
   * @throws {@link VideoError} `task_not_found`, `unauthorized`, `network` and the like. A failed task does not
   * throw: its error stands on the task.
   * @see Contract §2
   */
  retrieve(task: VideoTaskReference, options?: CallOptions): Promise<VideoTask>

  /**
   * Asks once more where a finished task's videos are, as where a player has given up on a link: links age, and the
   * gateway may have others by now. What it finds is told to the generation of the task, and to all who follow it.
   *
   * @returns The task; where it is finished without a link any more, its videos are left to the download routes.
   * @throws {@link VideoError} as `retrieve`.
   */
  lookAgain(task: VideoTaskReference, options?: CallOptions): Promise<VideoTask>

  /**
   * Asks again and again until the task has settled; yields every answer, the settled task last.
   *
   * @throws {@link VideoError} `timeout` at the deadline (the task goes on), or an answer that ends the following.
   */
  follow(task: VideoTaskReference, options?: FollowOptions): AsyncIterable<VideoTask>

  /**
   * One poll for whoever drives the following: shared by all callers, never sooner than a second after the last.
   * Passing failures resolve with `connection: 'retrying'`.
   *
   * @throws {@link VideoError} only for answers that end the following.
   */
  poll(task: VideoTaskReference, options?: CallOptions): Promise<FollowedTask>

  /** Milliseconds from the last answer to the next poll. The same value until another answer arrives. */
  pollDelay(task: VideoTaskReference): number

  /** The model's typical time; that of an average model where it is unknown. */
  typicalTime(model: string | undefined): TypicalTime

  /**
   * Fetches one result and keeps it in the file store. Callers at the same time share one download; one that
   * breaks off is started again.
   *
   * @throws {@link VideoError} `download_failed`, `too_large`, `expired` and the like; never short or damaged bytes.
   * `invalid_request` for a result that the task does not have.
   * @see Contract §3
   */
  download(task: VideoTaskReference, options?: DownloadOptions): Promise<VideoFile>

  /**
   * Opens one result as a stream of mp4 bytes, in constant memory.
   *
   * @throws {@link VideoError} as `download`; damage found on the way errors the stream.
   */
  stream(task: VideoTaskReference, options?: StreamOptions): Promise<ReadableStream<Uint8Array>>

  /**
   * As `stream`, for who passes a video on: with what its server tells of the bytes, and from a place in the middle.
   *
   * @throws {@link VideoError} as `stream`. Bytes from the middle are checked by their number alone.
   */
  openStream(task: VideoTaskReference, options?: OpenStreamOptions): Promise<VideoStream>

  /**
   * Whether the client may fetch these bytes. A page plays a link of another origin but does not fetch it: it
   * cannot know whether CORS permits that, and a refused attempt is an error in the visitor's console.
   */
  canFetch(source: VideoSource): boolean

  /**
   * The URL under which a server handler of the page's own origin gives a finished video as a file of that name,
   * straight to the disk, however large.
   *
   * @param result - Which of the task's results, from 0, where it is not the first.
   * @returns `undefined` where there is none: without such a handler, or where requests carry a key or `headers`,
   * which a link cannot.
   */
  saveLink(task: VideoTask, filename: string, result?: number): string | undefined

  /**
   * Forgets everything of the scope, in all tabs: generations and their requests, posters, videos, drafts of forms. For
   * signing out on a shared device. What waits in the queue is never sent; a submit that is under way settles for its
   * caller, and nothing of it is kept. To find everything again after the next sign-in, change `scope` instead.
   *
   * @throws {@link VideoError} `invalid_request` with `unsettled`, having forgotten nothing, where paid tasks have not
   * ended, in any tab; with `force` they go on unwatched and may be billed. `network` where storage could not be
   * cleared: this page has forgotten everything by then.
   */
  clear(options?: ClearOptions): Promise<void>

  /** Calls back once this page has forgotten everything, whichever tab was asked to. Returns its own undo. */
  onClear(listener: () => void): () => void

  /** The models this gateway lists. */
  models(options?: CallOptions): Promise<readonly ListedModel[]>
}
