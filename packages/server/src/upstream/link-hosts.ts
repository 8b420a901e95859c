const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/

/** The hosts that finished videos may be fetched from. */
export interface LinkHosts {
  permit(link: string | URL): boolean
}

/**
 * Takes exact hosts, each `host` or `host:port`. Links are https; http only to a listed loopback host.
 *
 * @throws `TypeError` for anything else, such as a wildcard or a URL.
 */
export function createLinkHosts(hosts: readonly string[]): LinkHosts {
  const listed = new Set(hosts.map(checkedHost))
  return {
    permit(link) {
      const { protocol, host, hostname, username, password } = new URL(link)
      if (!listed.has(host) || username || password) return false
      return protocol === 'https:' || (protocol === 'http:' && loopback.test(hostname))
    },
  }
}

function checkedHost(host: string): string {
  const lower = host.toLowerCase()
  const url = `https://${lower}`
  if (!host.includes('*') && URL.canParse(url) && new URL(url).host === lower) return lower
  throw new TypeError(
    `[@generated-video/server] linkedResults.hosts takes exact hosts such as "cdn.example", not "${host}".`,
  )
}
