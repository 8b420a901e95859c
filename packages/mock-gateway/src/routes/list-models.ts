import { modelCatalog } from '@generated-video/client/catalog'
import type { VideoModelFamily } from '@generated-video/client/catalog'

const owners: Readonly<Record<VideoModelFamily, string>> = {
  sora: 'openai',
  veo: 'google',
  wan: 'alibaba',
  seedance: 'bytedance',
}

/** `GET …/models`. @see Gateway contract §0.3 */
export function listModels(): Response {
  const data = Object.entries(modelCatalog).map(([id, { family }]) => {
    return { id, object: 'model', created: 1_760_000_000, owned_by: owners[family] }
  })
  return Response.json({ object: 'list', data })
}
