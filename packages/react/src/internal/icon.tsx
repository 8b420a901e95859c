import type { ReactNode } from 'react'

const paths = {
  save: 'M12 4v11m0 0 4.5-4.5M12 15l-4.5-4.5M5 19.5h14',
  share: 'M12 15V4m0 0L8 8m4-4 4 4M6 11.5v7.5h12v-7.5',
  open: 'M14 5h5v5m0-5-8 8M10 6H6.5A1.5 1.5 0 0 0 5 7.5v10A1.5 1.5 0 0 0 6.5 19h10a1.5 1.5 0 0 0 1.5-1.5V14',
  again: 'M19.5 12a7.5 7.5 0 1 1-2.2-5.3L19.5 9m0-5v5h-5',
  resume: 'M8 5.5v13l10.5-6.5Z',
  stop: 'M7 7h10v10H7Z',
  copy: 'M9 9h10.5v10.5H9Zm-3 6H4.5V4.5H15V6',
  dice: 'M5 5h14v14H5Zm4 4h.01M15 9h.01M12 12h.01M9 15h.01M15 15h.01',
  picture: 'M4.5 5.5h15v13h-15Zm0 9.5 4-4 4 4 2.5-2.5 4.5 4.5M15.5 9.5h.01',
  remove: 'm7 7 10 10M17 7 7 17',
  film: 'M4.5 6h15v12h-15Zm4 0v12m7-12v12m-11-6h15',
}

/** One of the library's line icons, for the eye only. Renders an `<svg>`. */
export function Icon({ name }: { name: keyof typeof paths }): ReactNode {
  return (
    <svg
      data-slot="generated-video-icon"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 24 24"
      width="1em"
      height="1em"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={paths[name]} />
    </svg>
  )
}
