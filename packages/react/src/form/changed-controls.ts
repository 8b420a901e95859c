import type { VideoFormValues } from './form-values.ts'

type Value = string | number | boolean | undefined

const numbers: ReadonlySet<string> = new Set(['durationSeconds', 'count', 'seed'])

/** What a visitor has changed in a form's controls since the server wrote them. */
export function changedControls(form: HTMLFormElement): Partial<VideoFormValues> {
  const changed = Array.from(form.elements, (control) => {
    const field = control.closest<HTMLElement>('[data-field]')?.dataset.field
    const value = changedValue(control)
    return field === undefined || value === undefined ? [] : [[field, typed(field, value)] as const]
  }).flat()
  return Object.fromEntries(changed)
}

function changedValue(control: Element): string | boolean | undefined {
  if (control instanceof HTMLTextAreaElement) return textOf(control)
  if (control instanceof HTMLSelectElement) return chosenIn(control)
  if (!(control instanceof HTMLInputElement)) return undefined
  const { type, checked, defaultChecked, value } = control
  if (type === 'checkbox') return checked === defaultChecked ? undefined : checked
  if (type === 'radio') return checked && !defaultChecked ? value : undefined
  return type === 'file' ? undefined : textOf(control)
}

function textOf({ value, defaultValue }: HTMLTextAreaElement | HTMLInputElement) {
  return value === defaultValue ? undefined : value
}

function chosenIn({ options, value }: HTMLSelectElement): string | undefined {
  const written = Array.from(options).find((option) => option.defaultSelected) ?? options[0]
  return written?.value === value ? undefined : value
}

function typed(field: string, value: string | boolean): Value {
  if (!numbers.has(field)) return value
  return value === '' ? undefined : Number(value)
}
