import { chunkStream } from '../wire/chunk-stream.ts'
import { fileChunks, readBytes } from './mock-file.ts'
import type { MockFile } from './mock-file.ts'

interface Hash {
  update(bytes: Uint8Array): void
  digest(encoding: 'hex'): string
}

interface NodeGlobals {
  process?: {
    getBuiltinModule?(name: 'node:crypto'): { createHash(algorithm: 'sha256'): Hash }
  }
}

/** The SHA-256 of a file, as hex. Node digests it piece by piece; Web Crypto in pages needs it whole. */
export async function digestFile(file: MockFile): Promise<string> {
  // Looked up while running: an import of node:crypto would keep this module out of pages.
  const { process } = globalThis as NodeGlobals
  const hash = process?.getBuiltinModule?.('node:crypto').createHash('sha256')
  if (!hash) return toHex(await crypto.subtle.digest('SHA-256', readBytes(file, 0, file.size)))
  for await (const chunk of chunkStream(fileChunks(file), undefined)) hash.update(chunk)
  return hash.digest('hex')
}

function toHex(digest: ArrayBuffer): string {
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
