/** Moves the focus to a field's control, out of a closed `<details>` if it stands in one. */
export function focusField(form: HTMLFormElement, field: string): void {
  const place = form.querySelector(`[data-field="${CSS.escape(field)}"]`)
  const details = place?.closest('details')
  if (details) details.open = true
  place?.querySelector<HTMLElement>('textarea, select, input:not([hidden]), button')?.focus()
}
