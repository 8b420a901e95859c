import { sizeOf } from './size-of.ts'
import type { BodyBuilder } from './body-builder.ts'

/** Contract §1.2. Not the names of the gateway's submit page, which its own example contradicts. */
export const soraBody: BodyBuilder = (request, model) => ({
  seconds: request.durationSeconds?.toString(),
  size: sizeOf(request, model),
  input_reference: request.firstFrame,
  // The sibling's page has the first name, its code the second; what is not known is dropped there.
  remix_from_video_id: request.remixOf,
  remix_video_id: request.remixOf,
})
