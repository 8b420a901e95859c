import { browserPart } from './browser/browser-part.ts'
import { statusPart } from './browser/status-part.ts'
import { commitsPart } from './commits/commits-part.ts'
import { followPart } from './follow/follow-part.ts'
import { handlerPart } from './handler/handler-part.ts'
import { hugePart } from './huge/huge-part.ts'
import { nodePart } from './node/node-part.ts'
import { peersInChromiumPart } from './peers/peers-in-chromium-part.ts'
import { peersInNodePart } from './peers/peers-in-node-part.ts'
import { sizesPart } from './sizes/sizes-part.ts'
import { picturesPart } from './pictures/pictures-part.ts'
import { storesPart } from './stores/stores-part.ts'
import type { Part } from './part.ts'

/** Everything that is measured, in the order of the report. */
export const parts: readonly Part[] = [
  browserPart,
  statusPart,
  nodePart,
  handlerPart,
  peersInChromiumPart,
  peersInNodePart,
  followPart,
  commitsPart,
  storesPart,
  picturesPart,
  sizesPart,
  hugePart,
]
