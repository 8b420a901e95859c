import { expect, it } from 'vitest'
import { runBundled } from './run-bundled.ts'

interface Rendered {
  hasNavigator: boolean
  size: number
  pages: Record<string, string>
}

it('makes, fetches and renders on the oldest Node, which has no navigator', async () => {
  const { hasNavigator, size, pages } = JSON.parse(
    await runBundled('./render-everything.tsx'),
  ) as Rendered

  expect(hasNavigator).toBe(false)
  expect(size).toBeGreaterThan(1000)
  expect(Object.keys(pages)).toHaveLength(13)
  for (const [name, html] of Object.entries(pages)) {
    expect(html, name).not.toBe('')
    expect(html, name).not.toContain('style=')
  }
  expect(pages.link).toContain('data-status="ready"')
  expect(pages['failed task']).toContain('data-status="failed"')
  expect(pages['finished task']).toContain('data-slot="generated-video-actions"')
})
