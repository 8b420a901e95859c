import type { KeyboardEvent } from 'react'

/**
 * True for an Enter that belongs to an input method, which ends a composition with it: no form should be sent then.
 *
 * @example
 * if (event.key === 'Enter' && !isImeEnter(event)) send()
 */
export function isImeEnter(event: KeyboardEvent | globalThis.KeyboardEvent): boolean {
  return event.key === 'Enter' && isComposing(event)
}

/** True while the key belongs to an input method. */
export function isComposing(event: KeyboardEvent | globalThis.KeyboardEvent): boolean {
  const { isComposing } = 'nativeEvent' in event ? event.nativeEvent : event
  // Safari ends the composition before the key arrives: only this old field still tells.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  return isComposing || event.keyCode === 229
}

/** True for Cmd or Ctrl with Enter, unless an input method is composing. */
export function isSubmitKey(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !isComposing(event)
}
