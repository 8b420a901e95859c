/** One event of an input method as a browser reports it. */
export type ImeEvent =
  | { readonly type: 'compositionstart' | 'compositionupdate' | 'compositionend'; data: string }
  /** What stands in the field from now on. */
  | { readonly type: 'input'; readonly data: string; readonly isComposing: boolean }
  | {
      readonly type: 'keydown' | 'keyup'
      readonly key: string
      readonly keyCode: number
      readonly isComposing: boolean
    }

export interface ImeReplay {
  readonly language: string
  readonly browser: 'Chrome' | 'Safari'
  /** What is written in the end. */
  readonly text: string
  readonly events: readonly ImeEvent[]
}

/** What an input method shows one after the other while one word is composed. The last is what is chosen. */
interface Word {
  /** The keys pressed before the Enter that ends it, each with what is shown after it. */
  readonly steps: readonly (readonly [key: string, shown: string])[]
  readonly chosen: string
}

const languages: readonly { language: string; words: readonly Word[] }[] = [
  {
    language: 'Chinese (pinyin)',
    words: [
      {
        steps: [
          ['z', 'z'],
          ['h', 'zh'],
          ['i', 'zhi'],
          ['c', "zhi'c"],
          ['h', "zhi'ch"],
          ['u', "zhi'chu"],
          ['a', "zhi'chua"],
          ['n', "zhi'chuan"],
          ['ArrowDown', "zhi'chuan"],
        ],
        chosen: '紙船',
      },
    ],
  },
  {
    // The first Enter ends the conversion of one word, the second that of the next.
    language: 'Japanese (kana)',
    words: [
      {
        steps: [
          ['k', 'k'],
          ['a', 'か'],
          ['m', 'かm'],
          ['i', 'かみ'],
          [' ', '紙'],
        ],
        chosen: '紙',
      },
      {
        steps: [
          ['n', 'n'],
          ['o', 'の'],
          ['f', 'のf'],
          ['u', 'のふ'],
          ['n', 'のふn'],
          ['e', 'のふね'],
          [' ', 'の船'],
        ],
        chosen: 'の船',
      },
    ],
  },
  {
    // No candidates: the syllable under way stands there at once.
    language: 'Korean',
    words: [
      {
        steps: [
          ['ㅂ', 'ㅂ'],
          ['ㅐ', '배'],
        ],
        chosen: '배',
      },
    ],
  },
]

const browsers = ['Chrome', 'Safari'] as const

/**
 * What Chrome and Safari report of the same keys. Chrome ends a composition after the Enter that ends it, Safari before:
 * there only the old key code, 229, tells that the Enter was the input method's.
 *
 * @see https://w3c.github.io/uievents/#events-composition-key-events
 * @see https://bugs.webkit.org/show_bug.cgi?id=165004
 */
export const imeReplays: readonly ImeReplay[] = languages.flatMap(({ language, words }) =>
  browsers.map((browser) => {
    const events: ImeEvent[] = []
    let before = ''
    for (const word of words) {
      events.push(...composing(before, word), ...ending(browser, before, word))
      before += word.chosen
    }
    return { language, browser, text: before, events }
  }),
)

function composing(before: string, { steps }: Word): ImeEvent[] {
  return steps.flatMap(([key, shown], index): ImeEvent[] => {
    const isComposing = index > 0
    return [
      { type: 'keydown', key, keyCode: 229, isComposing },
      ...(isComposing ? [] : [{ type: 'compositionstart', data: '' } as const]),
      { type: 'compositionupdate', data: shown },
      { type: 'input', data: before + shown, isComposing: true },
      { type: 'keyup', key, keyCode: 229, isComposing: true },
    ]
  })
}

function ending(browser: ImeReplay['browser'], before: string, { chosen }: Word): ImeEvent[] {
  const enter = { key: 'Enter', keyCode: 229 } as const
  const end: ImeEvent[] = [
    { type: 'compositionupdate', data: chosen },
    { type: 'input', data: before + chosen, isComposing: browser === 'Chrome' },
    { type: 'compositionend', data: chosen },
  ]
  const down = { ...enter, type: 'keydown', isComposing: browser === 'Chrome' } as const
  const up = { key: 'Enter', keyCode: 13, type: 'keyup', isComposing: false } as const
  return browser === 'Chrome' ? [down, ...end, up] : [...end, down, up]
}

/**
 * Plays what a browser reports to a field. With `held`, as if these keys were down at each Enter.
 *
 * @returns Whether the browser was kept from what it does at each Enter that goes down.
 */
export function replay(
  field: HTMLInputElement | HTMLTextAreaElement,
  events: readonly ImeEvent[],
  held: { readonly ctrlKey?: boolean; readonly metaKey?: boolean } = {},
): boolean[] {
  const enters: boolean[] = []
  for (const event of events) {
    const goesOn = field.dispatchEvent(toDomEvent(field, event, held))
    if (event.type === 'keydown' && event.key === 'Enter') enters.push(!goesOn)
  }
  return enters
}

function toDomEvent(
  field: HTMLInputElement | HTMLTextAreaElement,
  event: ImeEvent,
  held: { readonly ctrlKey?: boolean; readonly metaKey?: boolean },
): Event {
  const behaviour = { bubbles: true, cancelable: true, composed: true }
  switch (event.type) {
    case 'keydown':
    case 'keyup':
      return new KeyboardEvent(event.type, {
        ...behaviour,
        ...event,
        ...(event.key === 'Enter' && held),
      })
    case 'input':
      write(field, event.data)
      return new InputEvent('input', {
        ...behaviour,
        inputType: 'insertCompositionText',
        isComposing: event.isComposing,
      })
    default:
      return new CompositionEvent(event.type, { ...behaviour, data: event.data })
  }
}

// As the browser writes, past React.
function write(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  const { prototype } =
    field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, text)
}
