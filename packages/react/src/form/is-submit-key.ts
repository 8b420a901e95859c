import type { KeyboardEvent } from 'react'

/** True while the key belongs to an input method. */
export function isComposing(event: KeyboardEvent): boolean {
  // Safari ends the composition before the key arrives: only this old field still tells.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  return event.nativeEvent.isComposing || event.keyCode === 229
}

/** True for Cmd or Ctrl with Enter, unless an input method is composing. */
export function isSubmitKey(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !isComposing(event)
}
