import { defaultClientConditions, defaultServerConditions } from 'vite'

const source = '@generated-video/source'

/** Packages of this workspace resolve to their sources, so nothing needs a build step. */
export const clientConditions: string[] = [source, ...defaultClientConditions]
export const serverConditions: string[] = [source, ...defaultServerConditions]
