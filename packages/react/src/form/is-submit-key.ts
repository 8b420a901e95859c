import type { KeyboardEvent } from 'react'

/**
 * True for Cmd or Ctrl with Enter, unless an input method is composing.
 */
export function isSubmitKey(event: KeyboardEvent): boolean {
  // Safari ends the composition before the key arrives: only this old field still tells.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const { keyCode } = event
  const { key, ctrlKey, metaKey, nativeEvent } = event
  return key === 'Enter' && (ctrlKey || metaKey) && !nativeEvent.isComposing && keyCode !== 229
}
