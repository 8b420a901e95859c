/** What an app on iOS's home screen, and Chromium, know besides. */
interface BrowserNavigator extends Partial<Navigator> {
  readonly standalone?: boolean
  readonly connection?: { readonly saveData?: boolean }
}

/** The browser's `navigator`; empty where there is none, as on Node 20. Old browsers lack parts of it. */
export function browserNavigator(): BrowserNavigator {
  return (globalThis as { navigator?: BrowserNavigator }).navigator ?? {}
}
