/** True only where the platform says that there is no network. */
export function systemIsOffline(): boolean {
  const { navigator } = globalThis as { navigator?: { onLine?: boolean } }
  return navigator?.onLine === false
}
