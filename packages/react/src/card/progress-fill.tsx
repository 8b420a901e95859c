import type { ReactNode } from 'react'

/** The filled part of a progress bar. Renders a `<span>` with `--gv-progress`, 0–1. */
export function ProgressFill({ value }: { value: number }): ReactNode {
  return (
    <span
      // Set from script, since server output carries no `style` attribute.
      ref={(element) => element?.style.setProperty('--gv-progress', String(value))}
      data-slot="generated-video-progress-fill"
    />
  )
}
