import { documentedSnippet } from '../../downloads/documented-snippet.ts'
import { clientDirect } from '../../downloads/our-client.ts'
import { aiSdkBase64, aiSdkDataUrl } from '../../peers/ai-sdk.ts'
import { streamParser } from '../../peers/stream-parser.ts'
import { tanstackAiClient } from '../../peers/tanstack-ai-client.ts'
import { installBench } from './install-bench.ts'
import type { Download } from '../../downloads/video-address.ts'

/** A page of their own, so that their code does not weigh on the others' figures. */
const downloads = {
  clientDirect: (video) => clientDirect(video),
  documentedSnippet,
  streamParser,
  aiSdkBase64,
  aiSdkDataUrl,
  tanstackAiClient,
} satisfies Record<string, Download>

export type PeersPageDownload = keyof typeof downloads

installBench(downloads)
