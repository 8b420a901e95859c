export { toNodeListener } from '@generated-video/client/node'
export type { FetchHandler, NodeListener } from '@generated-video/client/node'
