export { toNodeListener } from './to-node-listener.ts'
export type { FetchHandler, NodeListener } from './to-node-listener.ts'
