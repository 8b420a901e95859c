import { isFormDraft, withoutStrangers } from './form-draft.ts'
import type { FormDraft } from './form-draft.ts'

/** Where a draft outlives its page: the tab's session storage, which is copied where the tab is duplicated. */
export interface KeptDraft {
  read(): FormDraft | undefined
  write(draft: FormDraft): void
  forget(): void
}

export function keptDraft(name: string): KeptDraft {
  let pictures: unknown

  return {
    read: () => readKept(name),
    /** Pictures are large: they are written when they change, not at every letter. */
    write(draft) {
      const { values, ...others } = withoutStrangers(draft)
      const { firstFrame, lastFrame, references, ...words } = values
      keep(name, { ...others, values: words })
      const chosen = { firstFrame, lastFrame, references }
      if (isSame(chosen, pictures)) return
      pictures = chosen
      keep(`${name}/pictures`, chosen)
    },
    forget() {
      pictures = undefined
      forget(name)
      forget(`${name}/pictures`)
    },
  }
}

// Storage may be blocked, full or written by others: the draft then lives as long as the page.
function readKept(name: string): FormDraft | undefined {
  const draft = parsed(name)
  if (!isFormDraft(draft)) return undefined
  const pictures = parsed(`${name}/pictures`)
  const whole = { ...draft, values: { ...draft.values, ...(pictures as object | null) } }
  return isFormDraft(whole) ? whole : draft
}

function parsed(name: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? 'null')
  } catch {
    return null
  }
}

function keep(name: string, value: unknown): void {
  try {
    sessionStorage.setItem(name, JSON.stringify(value))
  } catch {
    // What no longer stands in the form should not come back.
    forget(name)
  }
}

function forget(name: string): void {
  try {
    sessionStorage.removeItem(name)
  } catch {
    return
  }
}

function isSame(one: object, other: unknown): boolean {
  if (typeof other !== 'object' || other === null) return false
  const before = new Map(Object.entries(other))
  return Object.entries(one).every(([name, value]) => before.get(name) === value)
}
