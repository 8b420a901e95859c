// Makes the clips in src/clips. Run by hand, with ffmpeg (libx264, drawtext with fontconfig) on the path:
//   node packages/mock-gateway/scripts/make-clips.ts
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { paintFrame } from './paint-frame.ts'
import type { Palette } from './paint-frame.ts'

interface Clip {
  name: string
  ratio: string
  width: number
  height: number
  palette: Palette
}

const framesPerSecond = 24
const frameCount = 4 * framesPerSecond

const clips: readonly Clip[] = [
  {
    name: 'landscape',
    ratio: '16:9',
    width: 640,
    height: 360,
    palette: {
      skyTop: [8, 12, 40],
      skyBottom: [28, 60, 104],
      ribbons: [
        [112, 70, 235],
        [38, 190, 180],
        [60, 226, 150],
      ],
      orb: [255, 240, 214],
      farHill: [17, 36, 66],
      nearHill: [8, 16, 36],
    },
  },
  {
    name: 'portrait',
    ratio: '9:16',
    width: 360,
    height: 640,
    palette: {
      skyTop: [28, 14, 58],
      skyBottom: [150, 62, 96],
      ribbons: [
        [126, 64, 220],
        [240, 92, 140],
        [255, 158, 92],
      ],
      orb: [255, 226, 186],
      farHill: [70, 28, 74],
      nearHill: [30, 12, 44],
    },
  },
  {
    name: 'square',
    ratio: '1:1',
    width: 480,
    height: 480,
    palette: {
      skyTop: [12, 40, 82],
      skyBottom: [96, 140, 176],
      ribbons: [
        [64, 120, 240],
        [90, 200, 236],
        [255, 178, 150],
      ],
      orb: [255, 246, 226],
      farHill: [36, 74, 104],
      nearHill: [14, 36, 60],
    },
  },
]

function wordMark({ width, height }: Clip): string {
  const small = Math.min(width, height)
  const style = `font=DejaVu Sans:fontcolor=white@0.82:fontsize=${Math.round(small / 24)}`
  return `drawtext=text='M O C K  ·  generated-video':${style}:x=(w-tw)/2:y=h*0.075-th/2`
}

function encode(clip: Clip, folder: string): Buffer {
  const size = `${clip.width}x${clip.height}`
  const file = join(folder, `${clip.name}.mp4`)
  const frames = Array.from({ length: frameCount }, (_, index) =>
    paintFrame(clip.palette, clip, index / frameCount),
  )
  const args = [
    ...['-hide_banner', '-loglevel', 'error', '-y'],
    ...['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', size, '-r', `${framesPerSecond}`, '-i', '-'],
    // Tagged BT.709, so that every player shows the same colours.
    ...['-vf', `${wordMark(clip)},scale=out_color_matrix=bt709:out_range=tv,format=yuv420p`],
    ...['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'],
    // Without B-frames packets stand in the order of their times: a repeat may end after any of them.
    ...['-c:v', 'libx264', '-profile:v', 'high', '-preset', 'veryslow', '-bf', '0'],
    ...['-crf', '22', '-aq-mode', '3', '-g', `${frameCount}`, '-sc_threshold', '0'],
    ...['-bsf:v', 'filter_units=remove_types=6', '-fflags', '+bitexact', '-map_metadata', '-1'],
    file,
  ]
  const { status, stderr } = spawnSync('ffmpeg', args, { input: Buffer.concat(frames) })
  if (status !== 0) throw new Error(`ffmpeg failed: ${String(stderr)}`)
  return readFileSync(file)
}

const target = join(import.meta.dirname, '../src/clips')
const folder = mkdtempSync(join(tmpdir(), 'clips-'))
mkdirSync(target, { recursive: true })
for (const clip of clips) {
  const bytes = encode(clip, folder)
  const source =
    `/** ${clip.ratio}, made by scripts/make-clips.ts. */\n` +
    `export const ${clip.name}: string =\n  '${bytes.toString('base64')}'\n`
  writeFileSync(join(target, `${clip.name}.ts`), source)
  console.log(`${clip.name}: ${clip.width}x${clip.height}, ${bytes.length} bytes`)
}
rmSync(folder, { recursive: true })
