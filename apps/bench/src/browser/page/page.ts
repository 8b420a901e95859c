import { documentedSnippet } from '../../downloads/documented-snippet.ts'
import { fetchDataUrl, fetchStatusDataUrl } from '../../downloads/fetch-data-url.ts'
import { halfTheBody } from '../../downloads/half-the-body.ts'
import { jsonFromBase64 } from '../../downloads/json-from-base64.ts'
import { clientDirect, clientStatus, clientThroughHandler } from '../../downloads/our-client.ts'
import { handlerFile, plainFile } from '../../downloads/plain-file.ts'
import { installBench } from './install-bench.ts'
import type { Download } from '../../downloads/video-address.ts'

const downloads = {
  clientDirect: (video) => clientDirect(video),
  clientThroughHandler,
  clientStatus,
  documentedSnippet,
  jsonFromBase64,
  fetchDataUrl,
  fetchStatusDataUrl,
  plainFile,
  pipedFile: plainFile,
  handlerFile,
  halfTheBody,
} satisfies Record<string, Download>

export type PageDownload = keyof typeof downloads

installBench(downloads)
