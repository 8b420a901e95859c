'use client'

import { useMemo } from 'react'
import type { ListedModel, VideoModel, VideoModelCatalog } from '@generated-video/client'
import { useVideoModels } from '../query/use-video-models.ts'
import { useVideoClient } from '../provider/video-client-context.ts'

/** One of the models to choose from. */
export interface VideoModelChoice {
  readonly id: string
  readonly label: string
  /** What is known of it. */
  readonly model: VideoModel | undefined
  /** True where it can no longer be chosen: the app, or the gateway's list, says so. */
  readonly gone: boolean
}

/**
 * Gives the models to choose from, with what this gateway lists taken into account.
 *
 * @param ids - The app's choice. Defaults to the catalogue, ids of sibling deployments only where they are listed.
 */
export function useModelChoices(ids: readonly string[] | undefined): readonly VideoModelChoice[] {
  const { catalog } = useVideoClient()
  const { data: listed } = useVideoModels()
  return useMemo(() => modelChoices(catalog, ids, listed), [catalog, ids, listed])
}

function modelChoices(
  catalog: VideoModelCatalog,
  given: readonly string[] | undefined,
  listed: readonly ListedModel[] = [],
): readonly VideoModelChoice[] {
  const here = new Set(listed.map(({ id }) => id))
  // A list without any model of ours is of something else, or none.
  const tells = Object.keys(catalog).some((id) => here.has(id))
  const ids = given ?? Object.keys(catalog).filter((id) => !catalog[id]?.sibling || here.has(id))
  return ids.map((id) => {
    const model = catalog[id]
    const gone = model?.gone === true || (tells && !here.has(id))
    return { id, label: model?.label ?? id, model, gone }
  })
}
