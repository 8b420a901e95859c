import { expect, it } from 'vitest'
import { pageNames } from './build-pages.ts'
import { computedStyles } from './computed-styles.ts'
import { openPages } from './open-pages.ts'

const { open } = openPages(pageNames)

it.each(['tailwind-4-first', 'tailwind-4-last', 'tailwind-3'] as const)(
  'looks the same beside the reset of %s',
  async (name) => {
    const [alone, beside] = await Promise.all([open('none'), open(name)])
    await alone.locator('.p-8').evaluate((card) => card.removeAttribute('class'))
    await beside.locator('.p-8').evaluate((card) => card.removeAttribute('class'))

    const [expected, styles] = await Promise.all([computedStyles(alone), computedStyles(beside)])

    expect(Object.keys(expected).length).toBeGreaterThan(60)
    expect(styles).toEqual(expected)
  },
)

it.each([
  ['tailwind-4-last', '32px'],
  ['tailwind-3', '32px'],
] as const)('lets the utilities of %s win, whose sheet comes last', async (name, padding) => {
  const page = await open(name)

  const styles = await page
    .locator('.p-8')
    .evaluate((card) => getComputedStyle(card).paddingInlineStart)

  expect(styles).toBe(padding)
})
