export { toNodeListener } from './to-node-listener.ts'
export type { FetchHandler } from './to-node-listener.ts'
