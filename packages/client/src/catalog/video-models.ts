import type { BuiltInVideoModels } from './model-catalog.ts'

/**
 * The models whose requests the compiler checks, by id. An app adds its own:
 *
 * @example
 * declare module '@generated-video/client' {
 *   interface VideoModels { 'my-model': { durations: readonly (5 | 10)[]; seed: object } }
 * }
 */
// An interface, since only that can be added to.
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface VideoModels extends BuiltInVideoModels {}
