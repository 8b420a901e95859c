/**
 * What was thrown, as an error that can be read: itself, if it is one. Anything may be thrown: a text, `undefined`, a
 * symbol, an object without a prototype, a revoked `Proxy`, an error whose message throws when it is read. What says
 * nothing becomes an error without a message.
 */
export function readableError(thrown: unknown): Error {
  try {
    if (typeof thrown === 'string') return new Error(thrown)
    if (!hasMessage(thrown)) return new Error('')
    return isNamed(thrown) ? thrown : new Error(thrown.message)
  } catch {
    return new Error('')
  }
}

interface Message {
  readonly message: string
}

function hasMessage(thrown: unknown): thrown is Message {
  return (
    typeof thrown === 'object' &&
    thrown !== null &&
    'message' in thrown &&
    typeof thrown.message === 'string'
  )
}

/** Also true for the errors of another realm, such as a frame's. */
function isNamed(thrown: Message): thrown is Error {
  return 'name' in thrown && typeof thrown.name === 'string'
}
