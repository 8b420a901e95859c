const hidden: Partial<CSSStyleDeclaration> = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  margin: '-1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'pre-line',
}

/** A ref that leaves an element to screen readers, without a stylesheet and without a `style` attribute in markup. */
export function hideVisually(element: HTMLElement | null): void {
  if (element) Object.assign(element.style, hidden)
}
