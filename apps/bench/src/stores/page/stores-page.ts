import { createStore, get, set } from 'idb-keyval'
import { watchFrames } from '../../browser/page/watch-frames.ts'
import type { Figures } from '../../results/sample.ts'

interface Store {
  write(blob: Blob): Promise<void>
  read(): Promise<Blob | undefined>
}

/** Where a page can keep a video over its life. */
const stores = { indexedDb, opfs } satisfies Record<string, () => Store>

export type PageStore = keyof typeof stores

/** What the bench calls in this page, in this order. */
export interface StoresPage {
  makeVideo(bytes: number): Promise<void>
  write(store: PageStore): Promise<Figures>
  /** @throws An `Error` where other bytes come back. */
  readBack(store: PageStore): Promise<Figures>
}

let video = new Blob()

const bench: StoresPage = {
  async makeVideo(bytes) {
    video = await randomBlob(bytes)
  },
  async write(name) {
    const store = stores[name]()
    const frames = watchFrames()
    const start = performance.now()
    await store.write(video)
    const end = performance.now()
    return { time: end - start, longestFrameGap: await frames.longestGap(start, end) }
  },
  async readBack(name) {
    const store = stores[name]()
    const start = performance.now()
    const kept = await store.read()
    await kept?.slice(0, 12).arrayBuffer()
    const readBack = performance.now() - start
    if (!kept || (await digestOf(kept)) !== (await digestOf(video)))
      throw new Error('Other bytes came back.')
    return { readBack }
  },
}
Object.assign(window, { bench })

/** As a download gives it: a Blob of the browser's own. */
async function randomBlob(bytes: number): Promise<Blob> {
  const piece = crypto.getRandomValues(new Uint8Array(2 ** 16))
  let left = bytes
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.enqueue(piece.slice(0, Math.min(left, piece.length)))
      left -= piece.length
      if (left <= 0) controller.close()
    },
  })
  return new Response(stream).blob()
}

async function digestOf(blob: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer())
  return new Uint8Array(digest).join()
}

/** As the client's file store does. */
function indexedDb(): Store {
  const store = createStore('bench', 'videos')
  return { write: (blob) => set('video', blob, store), read: () => get<Blob>('video', store) }
}

function opfs(): Store {
  const open = async () => {
    const folder = await navigator.storage.getDirectory()
    return folder.getFileHandle('video', { create: true })
  }
  return {
    async write(blob) {
      const writable = await (await open()).createWritable()
      await blob.stream().pipeTo(writable)
    },
    read: async () => (await open()).getFile(),
  }
}
