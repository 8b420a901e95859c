/** Props of an element whose tag is not known. */
export type AnyProps = Readonly<Record<string, unknown>>

/**
 * Puts `outer` props over `inner` ones. Of a handler that both have, the outer runs first and may call
 * `preventDefault()` to keep the inner from running; class names are joined, styles merged.
 */
export function mergeProps(inner: AnyProps, outer: AnyProps): AnyProps {
  const merged: Record<string, unknown> = { ...inner }
  for (const [name, value] of Object.entries(outer)) {
    if (value !== undefined) merged[name] = mergeValue(name, inner[name], value)
  }
  return merged
}

function mergeValue(name: string, inner: unknown, outer: unknown): unknown {
  if (isFunction(inner) && isFunction(outer) && /^on[A-Z]/.test(name)) return chain(outer, inner)
  if (name === 'className' && typeof inner === 'string') return `${inner} ${String(outer)}`
  if (name === 'style' && isObject(inner) && isObject(outer)) return { ...inner, ...outer }
  return outer
}

type Handler = (...values: unknown[]) => unknown

function chain(first: Handler, then: Handler): Handler {
  return (event, ...rest) => {
    first(event, ...rest)
    if (!(isObject(event) && 'defaultPrevented' in event && event.defaultPrevented === true)) {
      then(event, ...rest)
    }
  }
}

function isFunction(value: unknown): value is Handler {
  return typeof value === 'function'
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
