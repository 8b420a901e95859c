/** What may be thrown and says nothing, or throws itself where it is read. */
export const unreadableThrows: readonly (readonly [string, () => unknown])[] = [
  ['undefined', () => undefined],
  ['null', () => null],
  ['a number', () => 7],
  ['a symbol', () => Symbol('no session')],
  ['an object without a prototype', (): unknown => Object.create(null)],
  ['a function', () => () => 'no session'],
  ['a message that is no text', () => ({ message: { text: 'no session' } })],
  ['an error whose message is no text', () => Object.assign(new Error(), { message: {} })],
  ['an error whose message throws', () => throwingAt(new Error(), 'message')],
  ['an error whose name throws', () => throwingAt(new Error(), 'name')],
  ['a text that cannot be made', () => ({ toString: refuse, [Symbol.toPrimitive]: refuse })],
  ['a revoked Proxy', revokedProxy],
  ['a Proxy that refuses all', () => new Proxy({}, refusing)],
]

const refusing: ProxyHandler<object> = { get: refuse, has: refuse, getPrototypeOf: refuse }

function refuse(): never {
  throw new Error('Not to be read.')
}

function throwingAt(error: Error, name: string): Error {
  return Object.defineProperty(error, name, { get: refuse })
}

function revokedProxy(): object {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}
