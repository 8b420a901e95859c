import type { VideoRequest } from '@generated-video/client'
import type { PictureField } from './picture-intake.ts'

/** The fields with pictures to prepare. */
export function picturesAtHand({
  firstFrame,
  lastFrame,
  references = [],
}: VideoRequest): readonly PictureField[] {
  const fields: PictureField[] = []
  if (isAtHand(firstFrame)) fields.push('firstFrame')
  if (isAtHand(lastFrame)) fields.push('lastFrame')
  if (references.some(isAtHand)) fields.push('references')
  return fields
}

/** Whether a picture is here in its bytes. Links are the gateway's to fetch. */
export function isAtHand(url: string | undefined): url is string {
  return url?.startsWith('data:') === true
}
