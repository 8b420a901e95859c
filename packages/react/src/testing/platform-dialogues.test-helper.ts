import { onTestFinished } from 'vitest'

/** A dialogue of the system that jsdom has not, there until the test is over. */
export interface EmulatedDialogue {
  /** How often it was opened. */
  readonly opened: number
  /** Has the next one end with an error of this name. */
  refuseNext(name: string): void
}

export interface EmulatedShareSheet extends EmulatedDialogue {
  /** The names of what was handed over. */
  readonly shared: readonly string[]
}

export interface ShareSheetOptions {
  /** True for an app on the home screen of iOS. */
  homeScreen?: boolean
  /** False where the system shares links and texts only. */
  takesFiles?: boolean
}

export function emulateShareSheet({
  homeScreen = false,
  takesFiles = true,
}: ShareSheetOptions = {}): EmulatedShareSheet {
  const shared: string[] = []
  const { dialogue, open } = createDialogue()
  lend(navigator, {
    standalone: homeScreen,
    canShare: () => takesFiles,
    async share({ files = [] }: ShareData) {
      await open()
      shared.push(...files.map(({ name }) => name))
    },
  })
  return Object.assign(dialogue, { shared })
}

/** Asks where to save; whoever answers calls it off. */
export function emulatePicker(): EmulatedDialogue {
  const { dialogue, open } = createDialogue()
  dialogue.refuseNext('AbortError')
  // The library that opens it looks for this one, once, as it is loaded: it stays.
  Object.defineProperty(globalThis, 'showOpenFilePicker', { value: open, configurable: true })
  lend(globalThis, { showSaveFilePicker: open })
  return dialogue
}

function createDialogue() {
  let opened = 0
  let refusal: string | undefined
  const dialogue: EmulatedDialogue = {
    get opened() {
      return opened
    },
    refuseNext(name) {
      refusal = name
    },
  }
  async function open(): Promise<void> {
    opened++
    const name = refusal
    refusal = undefined
    if (name) throw new DOMException('Refused.', name)
    return Promise.resolve()
  }
  return { dialogue, open }
}

function lend(target: object, properties: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(properties))
    Object.defineProperty(target, name, { value, configurable: true })
  onTestFinished(() => {
    for (const name of Object.keys(properties)) Reflect.deleteProperty(target, name)
  })
}
