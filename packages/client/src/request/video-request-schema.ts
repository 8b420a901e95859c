import { modelCatalog } from '../catalog/model-catalog.ts'
import { validateRequest } from './validate-request.ts'
import type { VideoModelCatalog } from '../catalog/video-model.ts'
import type { VideoRequest } from './video-request.ts'

/** A schema that form libraries, routers and validators of every make understand. @see https://standardschema.dev */
export interface VideoRequestSchema {
  readonly '~standard': {
    readonly version: 1
    readonly vendor: '@generated-video/client'
    readonly validate: (value: unknown) =>
      | { readonly value: VideoRequest; readonly issues?: undefined }
      | {
          readonly issues: readonly { readonly message: string; readonly path: readonly [string] }[]
        }
    readonly types?: { readonly input: VideoRequest; readonly output: VideoRequest }
  }
}

/**
 * Gives `validateRequest` as a Standard Schema.
 *
 * @param catalog - Such as the client's. Defaults to the built-in one.
 */
export function videoRequestSchema(catalog: VideoModelCatalog = modelCatalog): VideoRequestSchema {
  return {
    '~standard': {
      version: 1,
      vendor: '@generated-video/client',
      validate(value) {
        const issues = validateRequest(value, catalog)
        if (issues.length === 0) return { value: value as VideoRequest }
        return { issues: issues.map(({ field, message }) => ({ message, path: [field] })) }
      },
    },
  }
}
