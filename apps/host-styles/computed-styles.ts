import type { Page } from 'playwright'

/** By element, as a path of slots and tags; each property with its computed value. */
export type Styles = Readonly<Record<string, Readonly<Record<string, string | undefined>>>>

/** What resets and utilities set. What is inherited from the page, such as its font, is the page's own. */
const properties = [
  'display',
  'boxSizing',
  'backgroundColor',
  'borderTopLeftRadius',
  'color',
  'columnGap',
  'rowGap',
  'fontSize',
  'fontWeight',
  'gridTemplateAreas',
  'listStyleType',
  'marginTop',
  'marginInlineStart',
  'maxWidth',
  'minBlockSize',
  'objectFit',
  'opacity',
  'paddingTop',
  'paddingInlineStart',
  'resize',
  'textDecorationLine',
]

/** The computed styles of all that the library renders on a page. */
export function computedStyles(page: Page): Promise<Styles> {
  return page.evaluate((names) => {
    const seen = { opacityProperty: true, visibilityProperty: true }
    const roots = document.querySelectorAll(
      '[data-slot="generated-video"], [data-slot="video-prompt-form"]',
    )
    const all = [...roots].flatMap((root, at) =>
      [root, ...root.querySelectorAll('*')]
        // Browsers draw options themselves.
        .filter((element) => !element.matches('option, svg *') && element.checkVisibility(seen))
        .map((element, index) => {
          const { slot = '' } = element instanceof HTMLElement ? element.dataset : {}
          const style = getComputedStyle(element) as unknown as Record<string, string | undefined>
          // Of a border without a width nothing is seen.
          const border = style.borderTopWidth === '0px' ? 'none' : style.borderTop
          const values = names.map((name) => [name, style[name]] as const)
          return [
            `${at}/${index} ${element.tagName} ${slot}`,
            { border, ...Object.fromEntries(values) },
          ] as const
        }),
    )
    return Object.fromEntries(all)
  }, properties)
}
