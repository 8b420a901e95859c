// Makes the videos in src/testing/test-videos.test-helper.ts. Run by hand, with ffmpeg (libx264, libx265, libvpx, aac,
// libopus) on the path:
//   node packages/react/scripts/make-test-videos.ts
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Ten pictures a second, each of one grey: the first is black, and each is lighter than the one before. */
const greys = (seconds: number) => picture(seconds, '16+7*N')
/** Black, and white from so many seconds on. */
const fadeIn = (from: number) => picture(4, `if(lt(N\\,${from * 10})\\,16\\,235)`)
const sound = (seconds: number) => ['-f', 'lavfi', '-i', `sine=f=440:r=16000:d=${seconds}`]
const aac = ['-c:a', 'aac', '-b:a', '8k']
const h264 = ['-c:v', 'libx264', '-preset', 'veryslow', '-g', '300']
const indexFirst = ['-movflags', '+faststart']
const inFragments = ['-g', '10', '-movflags', '+frag_keyframe+empty_moov+default_base_moof']

const videos: Readonly<Record<string, { says: string; file?: string; args: readonly string[] }>> = {
  silent: {
    says: 'H.264, 3 s.',
    args: [...greys(3), ...h264, '-bf', '0', ...indexFirst],
  },
  longSound: {
    says: 'H.264 with B-frames, 3 s, and sound of 4 s. The index comes first.',
    args: [...greys(3), ...sound(4), ...h264, '-bf', '2', ...aac, ...indexFirst],
  },
  fragmented: {
    says: 'H.264 with B-frames, 3 s, and sound of 4 s, in fragments.',
    args: [...greys(3), ...sound(4), ...h264, '-bf', '2', ...aac, ...inFragments],
  },
  silentFragmented: {
    says: 'H.264, 3 s, in fragments.',
    args: [...greys(3), ...h264, '-bf', '0', ...inFragments],
  },
  hevc: {
    says: 'H.265, which Chromium plays on few machines, and sound, which it always does, 1 s.',
    args: [...greys(1), ...sound(1), '-c:v', 'libx265', '-tag:v', 'hvc1', ...aac],
  },
  soundAlone: { says: 'Sound without a picture, 1 s.', args: [...sound(1), ...aac] },
  webm: {
    says: 'VP9, 3 s, and sound of 3.04 s, as WebM.',
    file: 'video.webm',
    args: [
      ...greys(3),
      ...sound(3.04),
      '-c:v',
      'libvpx-vp9',
      '-b:v',
      '8k',
      '-c:a',
      'libopus',
      '-b:a',
      '6k',
    ],
  },
  lateLight: {
    says: 'H.264, 4 s, black until 2.9 s.',
    args: [...fadeIn(2.9), ...h264, '-bf', '0', ...indexFirst],
  },
  black: { says: 'H.264, 4 s, black all through.', args: [...fadeIn(9), ...h264, ...indexFirst] },
}

function picture(seconds: number, luma: string): string[] {
  const source = `nullsrc=s=64x64:r=10:d=${seconds},format=yuv420p,geq=lum='${luma}':cb=128:cr=128`
  return ['-f', 'lavfi', '-i', source]
}

const folder = mkdtempSync(join(tmpdir(), 'test-videos-'))
const sources = Object.entries(videos).map(([name, { says, file = 'video.mp4', args }]) => {
  const target = join(folder, file)
  const plain = ['-hide_banner', '-loglevel', 'error', '-y']
  const exact = ['-fflags', '+bitexact', '-flags:v', '+bitexact', '-flags:a', '+bitexact']
  const stripped = args.includes('libx264') ? ['-bsf:v', 'filter_units=remove_types=6'] : []
  const { status, stderr } = spawnSync('ffmpeg', [
    ...plain,
    ...args,
    ...stripped,
    ...exact,
    '-map_metadata',
    '-1',
    target,
  ])
  if (status !== 0) throw new Error(`ffmpeg failed: ${String(stderr)}`)
  const bytes = readFileSync(target)
  console.log(`${name}: ${bytes.length} bytes`)
  return `  /** ${says} */\n  ${name}:\n    '${bytes.toString('base64')}',\n`
})
rmSync(folder, { recursive: true })
writeFileSync(
  join(import.meta.dirname, '../src/testing/test-videos.test-helper.ts'),
  `// Made by scripts/make-test-videos.ts.

const videos = {
${sources.join('')}} as const

/** A small video: 64 × 64 pixels, of which each picture has one grey, ten a second. The first is black. */
export function testVideo(name: keyof typeof videos): Blob {
  const bytes = Uint8Array.from(atob(videos[name]), (character) => character.charCodeAt(0))
  return new Blob([bytes], { type: name === 'webm' ? 'video/webm' : 'video/mp4' })
}
`,
)
