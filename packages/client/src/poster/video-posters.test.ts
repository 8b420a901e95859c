import { expect, it, vi } from 'vitest'
import { request, setUpSite, settled } from '../generation/site.test-helper.ts'
import { memoryVideoStore } from '../store/memory-video-store.ts'
import type { Site } from '../generation/site.test-helper.ts'
import type { VideoStore } from '../store/video-store.ts'
import type { VideoClient } from '../video-client.ts'

const poster = 'data:image/webp;base64,UklGRg=='

/** An origin whose storage is as in life: one store for each scope. */
function setUpStorage() {
  const site = setUpSite()
  const stores = new Map<string, VideoStore>()
  const store = (scope: string) => {
    const opened = stores.get(scope) ?? memoryVideoStore()
    stores.set(scope, opened)
    return opened
  }
  return { ...site, stores, open: () => site.open({ store, scope: 'ours' }), store }
}

/** A generation of the page's with a finished video. */
async function finish({ clock }: Pick<Site, 'clock'>, page: VideoClient, generationId = 'one') {
  const task = await page.submit(request, { generationId })
  clock.advance(600_000)
  await page.poll(task)
}

it('keeps a poster beside the generations, for the next page life', async () => {
  const site = setUpStorage()
  const page = site.open()
  await finish(site, page)

  await page.posters.set('one', poster)
  const next = site.open()
  await settled()

  expect(await next.posters.get('one')).toBe(poster)
  expect(await next.posters.get('two')).toBeUndefined()
  expect([...site.stores.keys()]).toEqual(['ours', 'ours:posters'])
  expect(JSON.stringify(await site.store('ours').entries())).not.toContain('data:image')
})

it('reads no poster to list what was generated', async () => {
  const site = setUpStorage()
  const page = site.open()
  await finish(site, page)
  await page.posters.set('one', poster)
  const read = vi.spyOn(site.store('ours:posters'), 'get')
  const list = vi.spyOn(site.store('ours:posters'), 'entries')

  const next = site.open()
  await settled()

  expect(next.generations.list()).toHaveLength(1)
  expect(read).not.toHaveBeenCalled()
  expect(list).not.toHaveBeenCalled()
})

it.each([
  ['another scheme', 'https://tracker.example/pixel.png'],
  ['a script', 'javascript:alert(1)'],
  ['a drawing, which may hold a script', 'data:image/svg+xml;base64,PHN2Zz4='],
  ['another type', 'data:text/html;base64,PGI+'],
  ['what is no base64', 'data:image/png;base64,"><script>'],
  ['what begins like one', `${poster}\n<b>`],
  ['an empty one', 'data:image/png;base64,'],
  ['more than 32 KB', `data:image/webp;base64,${'A'.repeat(43_800)}`],
])('neither keeps nor gives out %s', async (_, value) => {
  const site = setUpStorage()
  const page = site.open()
  await finish(site, page)

  await page.posters.set('one', value)
  const kept = await site.store('ours:posters').entries()
  await site.store('ours:posters').set('poster/one', value)

  expect(kept).toEqual([])
  expect(await page.posters.get('one')).toBeUndefined()
})

it('keeps nothing where requests are not kept', async () => {
  const site = setUpSite()
  const page = site.open({ keepRequests: false })
  await finish(site, page)

  await page.posters.set('one', poster)

  expect(await page.posters.get('one')).toBeUndefined()
  expect(JSON.stringify(await site.store.entries())).not.toContain('data:image')
})

it('keeps nothing of a generation without a finished video', async () => {
  const page = setUpStorage().open()
  await page.submit(request, { generationId: 'one' })

  await page.posters.set('one', poster)
  await page.posters.set('unknown', poster)

  expect(await page.posters.get('one')).toBeUndefined()
  expect(await page.posters.get('unknown')).toBeUndefined()
})

it('removes a poster with its generation; undone, it may be made again', async () => {
  const site = setUpStorage()
  const page = site.open()
  await finish(site, page)
  await page.posters.set('one', poster)

  const undo = page.generations.remove('one')
  await page.posters.set('one', poster)
  const removed = await site.store('ours:posters').entries()
  undo()
  const undone = await page.posters.get('one')
  await page.posters.set('one', poster)

  expect(removed).toEqual([])
  expect(undone).toBeUndefined()
  expect(await page.posters.get('one')).toBe(poster)
})

it('tells those who show it, in other tabs too', async () => {
  const site = setUpStorage()
  const [page, tab] = [site.open(), site.open()]
  await finish(site, page)
  const heard: string[] = []
  page.posters.subscribe('one', () => heard.push('page'))
  const unsubscribe = tab.posters.subscribe('one', () => heard.push('tab'))
  tab.posters.subscribe('two', () => heard.push('another'))

  await page.posters.set('one', poster)
  unsubscribe()
  const once = new Set(heard)
  heard.length = 0
  await page.posters.set('one', poster)

  expect(once).toEqual(new Set(['page', 'tab']))
  expect(new Set(heard)).toEqual(new Set(['page']))
})

it('goes on in memory, without a word, where storage fails', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue()
  const site = setUpStorage()
  vi.spyOn(site.store('ours:posters'), 'set').mockRejectedValue(new Error('The disk is full.'))
  const page = site.open()
  await finish(site, page)

  await page.posters.set('one', poster)

  expect(await page.posters.get('one')).toBe(poster)
  expect(warn).not.toHaveBeenCalled()
  warn.mockRestore()
})
