import { browserPart } from './browser/browser-part.ts'
import { statusPart } from './browser/status-part.ts'
import type { Part } from './part.ts'

/** Everything that is measured, in the order of the report. */
export const parts: readonly Part[] = [browserPart, statusPart]
