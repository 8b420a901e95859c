/** Words of keys by which an answer speaks of something else than the task that it made. */
const others = new Set([
  // Of another task, or given by the caller.
  ...['parent', 'previous', 'source', 'remix', 'original', 'external', 'client', 'custom'],
  ...['callback', 'template', 'reference', 'idempotency', 'transaction', 'correlation'],
  // Of the query, and its way.
  ...['request', 'trace', 'span', 'log', 'session', 'event', 'connection', 'server'],
  ...['worker', 'node', 'region', 'channel', 'version', 'status', 'error', 'code'],
  // Of who asked.
  ...['user', 'account', 'org', 'organization', 'organisation', 'team', 'project', 'tenant'],
  ...['workspace', 'customer', 'owner', 'author', 'app', 'application', 'api', 'key', 'device'],
  ...['group', 'plan', 'product', 'invoice', 'payment', 'conversation', 'thread'],
  // Of what the task was made from.
  ...['model', 'file', 'image', 'audio', 'voice', 'style', 'prompt', 'seed', 'provider', 'vendor'],
])

/** True for the word of a key that names the user, the query or an input, say: an id there is not the task's. */
export function namesOtherThing(word: string): boolean {
  return others.has(word)
}
