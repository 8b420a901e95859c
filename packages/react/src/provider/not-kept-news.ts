import type { VideoClient } from '@generated-video/client'

interface NotKeptNews {
  isTold: boolean
  readonly listeners: Set<() => void>
}

const ofClients = new WeakMap<VideoClient, NotKeptNews>()

/** Takes note that storage does not take something. It is news once in the life of a page, however many cards say so. */
export function noteNotKept(client: VideoClient): void {
  const news = newsOf(client)
  if (news.isTold) return
  news.isTold = true
  for (const listener of [...news.listeners]) listener()
}

/** Calls back when that is news. Returns its own undo. */
export function onNotKept(client: VideoClient, listener: () => void): () => void {
  const { listeners } = newsOf(client)
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function newsOf(client: VideoClient): NotKeptNews {
  const news = ofClients.get(client) ?? { isTold: false, listeners: new Set() }
  ofClients.set(client, news)
  return news
}
