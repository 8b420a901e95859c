/** Names that never leave a machine or its network. RFC 6761, RFC 6762, RFC 8375; ICANN set `internal` aside. */
const localName = /(^|\.)(localhost|local|internal|lan|home\.arpa)$/

/** Address blocks that lead nowhere on the public internet, as their first address and their length in bits. RFC 6890 */
const ownBlocks: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
]

/**
 * Whether a URL's host is this machine, or one of a network that the public internet does not reach.
 *
 * @param hostname - As `URL` writes it: lower case, IPv4 in four decimal numbers however it was written, IPv6 in
 * brackets.
 */
export function isOwnNetwork(hostname: string): boolean {
  if (hostname.startsWith('[')) return isOwnIpv6(hostname.slice(1, -1))
  const name = hostname.replace(/\.$/, '')
  if (/^\d+(\.\d+){3}$/.test(name)) return isOwnIpv4(numberOf(name))
  return !name.includes('.') || localName.test(name)
}

function isOwnIpv4(address: number): boolean {
  return ownBlocks.some(([first, bits]) => {
    const size = 2 ** (32 - bits)
    return Math.floor(address / size) === Math.floor(numberOf(first) / size)
  })
}

function numberOf(ipv4: string): number {
  return ipv4.split('.').reduce((number, part) => number * 256 + Number(part), 0)
}

function isOwnIpv6(address: string): boolean {
  const groups = groupsOf(address)
  const [first = 0] = groups
  // Unique local and link-local addresses.
  if ((first & 0xfe00) === 0xfc00 || (first & 0xffc0) === 0xfe80) return true
  return isOwnIpv4(embeddedIpv4(groups) ?? -1)
}

/**
 * The IPv4 address that an IPv6 one stands for: mapped, translated (NAT64), or compatible, of which `::` and `::1` are
 * two. RFC 4291 §2.5, RFC 6052
 */
function embeddedIpv4(groups: readonly number[]): number | undefined {
  const [high = 0, low = 0] = groups.slice(6)
  const prefix = groups.slice(0, 6).join()
  const address = high * 65_536 + low
  if (prefix === '0,0,0,0,0,0' || prefix === '0,0,0,0,0,65535') return address
  return prefix === '100,65435,0,0,0,0' ? address : undefined
}

function groupsOf(address: string): number[] {
  const [head = '', tail] = address.split('::')
  const before = numbersOf(head)
  if (tail === undefined) return before
  const after = numbersOf(tail)
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after]
}

function numbersOf(groups: string): number[] {
  return groups === '' ? [] : groups.split(':').map((group) => Number.parseInt(group, 16))
}
