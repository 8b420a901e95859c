// Makes the sound in src/clips. Run by hand, with ffmpeg on the path:
//   node packages/mock-gateway/scripts/make-sound.ts
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const rate = 24_000
/** Whole frames of AAC, so that the end meets the beginning: both are silent. */
const seconds = (48 * 1024) / rate

function encode(folder: string): Buffer {
  const file = join(folder, 'sound.m4a')
  const chord = [220, 277.18, 329.63].map((pitch) => `sin(2*PI*${pitch}*t)`).join('+')
  const swell = `pow(sin(PI*t/${seconds}),2)`
  const args = [
    ...['-hide_banner', '-loglevel', 'error', '-y', '-f', 'lavfi'],
    ...['-i', `aevalsrc=exprs='0.05*${swell}*(${chord})':s=${rate}:d=${seconds}`],
    ...['-c:a', 'aac', '-b:a', '12k', '-fflags', '+bitexact', '-map_metadata', '-1', file],
  ]
  const { status, stderr } = spawnSync('ffmpeg', args)
  if (status !== 0) throw new Error(`ffmpeg failed: ${String(stderr)}`)
  return readFileSync(file)
}

const folder = mkdtempSync(join(tmpdir(), 'sound-'))
const bytes = encode(folder)
writeFileSync(
  join(import.meta.dirname, '../src/clips/sound.ts'),
  `/** A quiet chord that comes and goes, AAC, made by scripts/make-sound.ts. */\n` +
    `export const sound: string =\n  '${bytes.toString('base64')}'\n`,
)
console.log(`sound: ${bytes.length} bytes`)
rmSync(folder, { recursive: true })
