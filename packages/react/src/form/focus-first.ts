/** Moves the focus to the first of some fields, in the order of the form, out of a closed `<details>` if it stands in one. */
export function focusFirst(form: HTMLFormElement, fields: readonly string[]): void {
  const places = form.querySelectorAll<HTMLElement>('[data-field]')
  const place = Array.from(places).find(({ dataset }) => fields.includes(dataset['field'] ?? ''))
  const details = place?.closest('details')
  if (details) details.open = true
  place?.querySelector<HTMLElement>('textarea, select, input:not([hidden]), button')?.focus()
}
