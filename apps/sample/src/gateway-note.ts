/** What the page says of the gateway behind it. */
export type GatewayNote = { kind: 'mock'; speed: number } | { kind: 'real'; host: string }

declare const __GATEWAY__: GatewayNote

/** Written into the page by the dev server. */
export const gatewayNote: GatewayNote =
  typeof __GATEWAY__ === 'undefined' ? { kind: 'real', host: location.host } : __GATEWAY__

declare const __API__: string

/** Where the handler is; written into the page by the dev server as well. */
export const api = typeof __API__ === 'undefined' ? '/api' : __API__
