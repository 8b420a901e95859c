import { useSyncExternalStore } from 'react'
import { gatewayNote } from './gateway-note.ts'
import type { GatewayPath } from './sample-client.ts'

const changed = new EventTarget()

/** The path in the address (`?path=direct`), and the way to change it. */
export function useGatewayPath(): [GatewayPath, (path: GatewayPath) => void] {
  return [useSyncExternalStore(subscribe, readPath), writePath]
}

function readPath(): GatewayPath {
  const wanted = new URLSearchParams(location.search).get('path')
  return wanted === 'direct' && gatewayNote.kind === 'mock' ? 'direct' : 'server'
}

function writePath(path: GatewayPath): void {
  history.pushState(null, '', path === 'direct' ? '?path=direct' : location.pathname)
  changed.dispatchEvent(new Event('change'))
}

function subscribe(listener: () => void): () => void {
  changed.addEventListener('change', listener)
  addEventListener('popstate', listener)
  return () => {
    changed.removeEventListener('change', listener)
    removeEventListener('popstate', listener)
  }
}
