import { deflateSync } from 'node:zlib'

// Made with ffmpeg; each is 72 × 128.
const jpeg =
  '/9j/4AAQSkZJRgABAgAAAQABAAD//gAQTGF2YzU5LjM3LjEwMAD/2wBDAAgEBAQEBAUFBQUFBQYGBgYGBgYGBgYGBgYHBwcICAgHBwcGBgcHCAgICAkJCQgICAgJCQoKCgwMCwsODg4RERT/xABNAAEBAAAAAAAAAAAAAAAAAAAABgEBAQEAAAAAAAAAAAAAAAAAAAYHEAEAAAAAAAAAAAAAAAAAAAAAEQEAAAAAAAAAAAAAAAAAAAAA/8AAEQgAgABIAwEiAAIRAAMRAP/aAAwDAQACEQMRAD8AiwEo38AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB/9k='
const webpLossy =
  'UklGRmwAAABXRUJQVlA4IGAAAABQBQCdASpIAIAAPpFIoUylpCMiIMgAsBIJaQDWIoAABjmHAPdTfRtQ5xlAPdTfRtQ5gAAA/u7T3//Abr4tpl//3OB/3OB/3OB/G1V4VS0Dh8ZHl1IMPXIGpM5GEEAAAAA='
const webpLossless = 'UklGRiIAAABXRUJQVlA4TBYAAAAvR8AfAAcQ/Y/+hwFICP/3SxH9T/0A'
const webpAlpha =
  'UklGRpAAAABXRUJQVlA4WAoAAAAQAAAARwAAfwAAQUxQSAoAAAABB9C/iAhERP8DVlA4IGAAAABQBQCdASpIAIAAPpFIoUylpCMiIMgAsBIJaQDWIoAABjmHAPdTfRtQ5xlAPdTfRtQ5gAAA/u7T3//Abr4tpl//3OB/3OB/3OB/G1V4VS0Dh8ZHl1IMPXIGpM5GEEAAAAA='

/** Small pictures by type, as base64. */
export const base64Pictures = { jpeg, webpLossy, webpLossless, webpAlpha } as const

export const jpegUrl: string = `data:image/jpeg;base64,${jpeg}`

/** A grey PNG of any size, as a `data:` URL. @param padding - Bytes that its text chunk adds. */
export function pngUrl(width: number, height: number, padding: number = 0): string {
  return `data:image/png;base64,${Buffer.from(makePng(width, height, padding)).toString('base64')}`
}

export function makePng(width: number, height: number, padding: number = 0): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // One bit of grey for each pixel.
  header.writeUInt8(1, 8)
  const rows = Buffer.alloc((Math.ceil(width / 8) + 1) * height)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('tEXt', Buffer.alloc(padding, 'x')),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const body = Buffer.concat([Buffer.from(type), data])
  const checksum = Buffer.alloc(4)
  checksum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, checksum])
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}
