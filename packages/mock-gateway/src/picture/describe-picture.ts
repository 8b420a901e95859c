import { digestFile } from '../video/digest-file.ts'
import { createMockFile } from '../video/mock-file.ts'
import type { PictureHeader } from './picture-header.ts'
import type { PictureRole, SubmittedPicture } from './picture.ts'

/** A picture as the ledger shows it. What stands behind a link is not known. */
export interface MockLedgerImage extends Partial<PictureHeader> {
  role: PictureRole
  kind: 'data' | 'url'
  /** Hex digest of the picture's bytes. */
  sha256?: string
}

export async function describePicture({
  role,
  picture,
}: SubmittedPicture): Promise<MockLedgerImage> {
  const { kind } = picture
  if (kind === 'url') return { role, kind }
  const sha256 = await digestFile(createMockFile([picture.bytes]))
  return { role, kind, ...picture.header, sha256 }
}
