import type { VideoAddress } from '../downloads/video-address.ts'

type NodeDownloadFunction = (video: VideoAddress) => Promise<{ size: number }>

/** What is measured in Node. Each loads its own code and nobody else's. */
export const nodeDownloads = {
  documentedSnippet: async () =>
    (await import('../downloads/documented-snippet.ts')).documentedSnippet,
  jsonFromBase64: async () => (await import('../downloads/json-from-base64.ts')).jsonFromBase64,
  fetchDataUrl: async () => (await import('../downloads/fetch-data-url.ts')).fetchDataUrl,
  clientDirect: async () => (await import('../downloads/our-client.ts')).clientDirect,
  decodeToBlob: async () => (await import('../downloads/decode-download.ts')).decodeToBlob,
  decodeThrough: async () => (await import('../downloads/decode-download.ts')).decodeThrough,
  streamParser: async () => (await import('../peers/stream-parser.ts')).streamParser,
  aiSdkBase64: async () => (await import('../peers/ai-sdk.ts')).aiSdkBase64,
  aiSdkDataUrl: async () => (await import('../peers/ai-sdk.ts')).aiSdkDataUrl,
  tanstackAi: async () => (await import('../peers/tanstack-ai.ts')).tanstackAi,
} satisfies Record<string, () => Promise<NodeDownloadFunction>>

export type NodeDownload = keyof typeof nodeDownloads
