import { createEvent, fireEvent } from '@testing-library/react'
import { expect, it } from 'vitest'
import { isImeEnter } from '../internal/is-ime-enter.ts'
import { field, prompt, showForm, write } from './form-controls.test-helper.tsx'

interface Key {
  readonly key: string
  readonly keyCode: number
  readonly isComposing: boolean
}

/** One step of an input method, as the browser reports it. */
type Step = 'compositionStart' | 'compositionUpdate' | 'compositionEnd' | Key

const composing = (key: string): Key => ({ key, keyCode: 229, isComposing: true })
/** Chrome and Firefox: the key, then the end of the composition. */
const chrome = (...keys: readonly string[]): readonly Step[] => [
  composing(keys[0] ?? ''),
  'compositionStart',
  ...keys.slice(1).flatMap((key) => ['compositionUpdate' as const, composing(key)]),
  composing('Enter'),
  'compositionEnd',
]
/** Some versions report the key's own code all the while. */
const chromeWithCodes = (...keys: readonly string[]) =>
  chrome(...keys).map((step) => (typeof step === 'object' ? { ...step, keyCode: 13 } : step))
/** Safari: the end of the composition, then a key that is not composing any more. WebKit bug 165004. */
const safari = (...keys: readonly string[]): readonly Step[] => [
  ...chrome(...keys).slice(0, -2),
  'compositionEnd',
  { key: 'Enter', keyCode: 229, isComposing: false },
]

const enter: Key = { key: 'Enter', keyCode: 13, isComposing: false }

const texts = [
  ['Chinese', '紙船', ['z', 'h', 'i', 'c', 'h', 'u', 'a', 'n']],
  ['Japanese', '紙の船', ['k', 'a', 'm', 'i', ' ', ' ']],
  ['Korean', '종이배', ['ㅈ', 'ㅗ', 'ㅇ']],
] as const
const orders = [
  ['Chrome', chrome],
  ['Chrome with codes', chromeWithCodes],
  ['Safari', safari],
] as const
const sequences = texts.flatMap(([language, text, keys]) =>
  orders.map(([browser, order]) => [language, browser, text, order(...keys)] as const),
)

function play(element: HTMLElement, steps: readonly Step[]) {
  for (const step of steps)
    if (typeof step === 'string') fireEvent[step](element)
    else fireEvent.keyDown(element, step)
}

it.each(sequences)(
  'submits no %s on the Enter that ends its composition in %s, and does on the next',
  async (_, __, text, steps) => {
    const { countRequests, advance } = showForm({ submitOnEnter: true })
    write(text)

    play(prompt(), steps)
    await advance(0)
    expect(countRequests('submit')).toBe(0)

    play(prompt(), [enter])
    await advance(0)
    expect(countRequests('submit')).toBe(1)
  },
)

it.each([
  ['Enter', {}, true, true],
  ['Enter', {}, false, false],
  ['Shift and Enter', { shiftKey: true }, true, false],
  ['Ctrl and Enter', { ctrlKey: true }, true, true],
  ['Ctrl and Enter', { ctrlKey: true }, false, true],
  ['Cmd and Enter', { metaKey: true }, false, true],
  ['Ctrl, Shift and Enter', { ctrlKey: true, shiftKey: true }, false, true],
  ['Ctrl and another key', { ctrlKey: true, key: 's', keyCode: 83 }, true, false],
] as const)(
  'on %s with %o, and submitOnEnter %s: %s',
  async (_, modifiers, submitOnEnter, submits) => {
    const { countRequests, advance } = showForm({ submitOnEnter })
    write('A paper boat')

    const isLeftToBrowser = fireEvent.keyDown(prompt(), { ...enter, ...modifiers })
    await advance(0)

    expect(countRequests('submit')).toBe(submits ? 1 : 0)
    // A line begins only where nothing was submitted.
    expect(isLeftToBrowser).toBe(!submits)
  },
)

it.each(orders)(
  'keeps an Enter of an input method in the seed from submitting, in %s',
  (_, order) => {
    showForm({ defaultModel: 'wanx-video-v1' })
    const last = order('1').findLast((step) => typeof step === 'object')

    expect(fireEvent.keyDown(field('Seed'), last)).toBe(false)
    expect(fireEvent.keyDown(field('Seed'), enter)).toBe(true)
  },
)

it.each([
  [{ key: 'Enter', keyCode: 13, isComposing: true }, true],
  [{ key: 'Enter', keyCode: 229, isComposing: false }, true],
  [{ key: 'Enter', keyCode: 13, isComposing: false }, false],
  [{ key: 'a', keyCode: 229, isComposing: true }, false],
])('tells of the native key %o: %s', (key, expected) => {
  const event = createEvent.keyDown(document.body, key)

  expect(event instanceof KeyboardEvent && isImeEnter(event)).toBe(expected)
})
