import type { Ref } from 'react'

/** One ref for two. Returns nothing to React, which works in 18 and 19 alike. */
export function composeRefs<T>(
  first: Ref<T> | undefined,
  second: Ref<T> | undefined,
): Ref<T> | undefined {
  if (!first || !second) return first ?? second
  let detach: (() => void)[] = []
  return (element) => {
    for (const undo of detach) undo()
    detach = element === null ? [] : [attach(first, element), attach(second, element)]
  }
}

function attach<T>(ref: Ref<T>, element: T): () => void {
  if (typeof ref === 'function') {
    const undo = ref(element)
    return () => (typeof undo === 'function' ? undo() : ref(null))
  }
  if (ref) ref.current = element
  return () => {
    if (ref) ref.current = null
  }
}
