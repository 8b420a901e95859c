'use client'

import { useState } from 'react'

export interface ChosenResultProps {
  /** Which of the videos is shown, from 0, where the app decides. */
  result?: number | undefined
  /** Which is shown at first. @defaultValue 0 */
  defaultResult?: number | undefined
  /** Called when somebody chooses another. */
  onResultChange?: ((result: number) => void) | undefined
}

/**
 * Remembers which of several videos a card shows.
 *
 * @param of - Whose they are: what was chosen of one task is not chosen of another.
 */
export function useChosenResult(
  of: string | undefined,
  { result, defaultResult = 0, onResultChange }: ChosenResultProps,
): readonly [result: number, choose: (result: number) => void] {
  const [chosen, setChosen] = useState<{ of: string | undefined; result: number }>()
  const own = chosen && chosen.of === of ? chosen.result : defaultResult
  const choose = (result: number) => {
    setChosen({ of, result })
    onResultChange?.(result)
  }
  return [result ?? own, choose]
}
