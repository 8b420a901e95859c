import { modelCatalog } from '@generated-video/client/catalog'
import type { VideoModelCatalog, VideoModelFamily } from '@generated-video/client/catalog'

const catalog: VideoModelCatalog = modelCatalog

const owners: Readonly<Record<VideoModelFamily, string>> = {
  sora: 'openai',
  veo: 'google',
  wan: 'alibaba',
  seedance: 'bytedance',
}

/** `GET …/models`: Mixroute's own names, not those of its siblings. @see Gateway contract §0.3, §1.1 */
export function listModels(): Response {
  const listed = Object.entries(catalog).filter(([, { sibling }]) => !sibling)
  const data = listed.map(([id, { family }]) => {
    return { id, object: 'model', created: 1_760_000_000, owned_by: owners[family] }
  })
  return Response.json({ object: 'list', data })
}
