import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isSafeLink } from './safe-link.ts'

const ownHosts = [
  'localhost',
  'localhost:3000',
  'a.localhost',
  '127.0.0.1',
  '127.8.8.8:9000',
  '0.0.0.0',
  '10.0.0.1',
  '100.64.0.1',
  '100.127.255.255',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  // The same addresses, written otherwise.
  '2130706433',
  '0x7f.1',
  '0177.0.0.01',
  '10.1',
  '127.0.0.1.',
  '[::1]',
  '[::]',
  '[fc00::1]',
  '[fdab:1:2::3]:8080',
  '[fe80::1]',
  '[febf::1]',
  '[::ffff:10.0.0.1]',
  '[::ffff:7f00:1]',
  '[::127.0.0.1]',
  '[64:ff9b::a00:1]',
  'nas.local',
  'nas.local.',
  'metadata.google.internal',
  'gateway.svc.cluster.local',
  'router.lan',
  'tv.home.arpa',
  'new-api',
  'new-api.',
]
const publicHosts = [
  'files.example',
  'files.example.',
  'local.example',
  'localhost.example',
  '11.0.0.1',
  '100.63.255.255',
  '100.128.0.0',
  '126.255.255.255',
  '128.0.0.1',
  '169.253.0.1',
  '172.15.255.255',
  '172.32.0.0',
  '192.167.1.1',
  '192.169.1.1',
  '[2001:db8::1]',
  '[fb00::1]',
  '[fec0::1]',
  '[::ffff:8.8.8.8]',
  '[2606:4700::1111]',
]

const publicBase = new URL('https://gateway.example/v1')
const schemes = ['https', 'http'] as const

it.each(ownHosts)('lets a link to %s out only where the gateway is in such a network', (host) => {
  for (const scheme of schemes) {
    const url = new URL(`${scheme}://${host}/a.mp4`)

    expect(isSafeLink(url, publicBase)).toBe(false)
    expect(isSafeLink(url)).toBe(false)
    for (const base of ownHosts) expect(isSafeLink(url, new URL(`http://${base}/v1`))).toBe(true)
  }
})

it.each(publicHosts)('lets a link to %s out by https alone, wherever the gateway is', (host) => {
  for (const base of [publicBase, new URL('http://localhost:3000/v1')]) {
    expect(isSafeLink(new URL(`https://${host}/a.mp4`), base)).toBe(true)
    expect(isSafeLink(new URL(`http://${host}/a.mp4`), base)).toBe(false)
  }
})

it('knows an address by its number alone, in IPv4 and mapped into IPv6', () => {
  const numRuns = process.env.VITE_FULL ? 10_000 : 300
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (address) => {
      const plain = isSafeLink(new URL(`https://${address}/a`), publicBase)
      const groups = [address >>> 16, address & 0xffff].map((group) => group.toString(16))

      expect(isSafeLink(new URL(`https://[::ffff:${groups.join(':')}]/a`), publicBase)).toBe(plain)
      expect(isSafeLink(new URL(`https://0x${address.toString(16)}/a`), publicBase)).toBe(plain)
    }),
    { numRuns },
  )
})

it.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'ftp://localhost/a'])(
  'lets no %s out',
  (link) => {
    expect(isSafeLink(new URL(link), new URL('http://localhost:3000/v1'))).toBe(false)
  },
)
