import type { ReactNode } from 'react'
import { modelCatalog } from '../packages/client/src/index.ts'
import type { VideoModel, VideoModelCatalog } from '../packages/client/src/index.ts'
import { DocsTable } from './docs-table.tsx'

const catalog: VideoModelCatalog = modelCatalog

/** Every model of the built-in catalogue, and what it takes. */
export function ModelTable(): ReactNode {
  return (
    <DocsTable
      columns={['model', 'seconds', 'frames', 'pictures', 'else']}
      rows={Object.entries(catalog).map(([id, model]) => [
        id,
        [...model.durations].sort((one, other) => one - other).join(', '),
        [...model.aspectRatios, ...(model.resolutions ?? [])].join(', '),
        picturesOf(model),
        othersOf(model),
      ])}
    />
  )
}

function picturesOf({ firstFrame, lastFrame, references, needsImage }: VideoModel): string {
  const kinds = [
    firstFrame && 'first frame',
    lastFrame && 'last frame',
    references !== undefined && `or up to ${references} references`,
  ].filter(Boolean)
  if (kinds.length === 0) return 'none'
  return needsImage ? `${kinds.join(', ')}; needs one` : kinds.join(', ')
}

function othersOf({ seed, audio, watermark, styles, count, remix }: VideoModel): string {
  return [
    seed && 'seed',
    audio === 'optional' ? 'sound' : audio && 'always with sound',
    watermark && 'watermark',
    styles && `style: ${styles.join(', ')}`,
    count !== undefined && `up to ${count} videos`,
    remix && 'remix',
  ]
    .filter(Boolean)
    .join(', ')
}
