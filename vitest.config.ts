import { fileURLToPath } from 'node:url'
import { STORYBOOK_TEST_INITIAL_GLOBALS_PROVIDE_KEY } from '@storybook/addon-vitest/constants'
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin'
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import type { TestProjectConfiguration } from 'vitest/config'
import type { BrowserContextOptions } from 'playwright'
import type { BrowserConfigOptions, BrowserInstanceOption } from 'vitest/node'
import { chromiumLaunch } from './chromium.ts'
import { clientConditions, serverConditions } from './resolve-conditions.ts'

declare module 'vitest' {
  interface ProvidedContext {
    [STORYBOOK_TEST_INITIAL_GLOBALS_PROVIDE_KEY]: Readonly<Record<string, string>>
  }
}

const fromServer = {
  resolve: { conditions: serverConditions },
  ssr: { resolve: { conditions: serverConditions } },
}
const reactTests = 'packages/react/src/**/*.test.tsx'
const browserTests = '**/*.browser.test.{ts,tsx}'
// Machines are shared and noisy: what is awaited comes, but not within a second.
const patient = {
  testTimeout: 60_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 30_000 } },
}
const patience = fileURLToPath(new URL('vitest.patience.ts', import.meta.url))

// A new object per project: Vitest changes the one it is given.
const chromium = (): BrowserConfigOptions => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({ launchOptions: chromiumLaunch }),
  instances: [{ browser: 'chromium' }],
})

/** The stories once more, shown in another way: `globals` as in Storybook's toolbar. */
const shown = (
  name: string,
  globals: Readonly<Record<string, string>>,
  contextOptions: BrowserContextOptions = {},
): BrowserInstanceOption => ({
  browser: 'chromium',
  name: `storybook (${name})`,
  provide: { [STORYBOOK_TEST_INITIAL_GLOBALS_PROVIDE_KEY]: globals },
  provider: playwright({ launchOptions: chromiumLaunch, contextOptions }),
})

/** They take system packages that only `pnpm test:full` asks for. */
const otherBrowsers: TestProjectConfiguration = {
  ...fromServer,
  test: {
    name: 'other-browsers',
    environment: 'node',
    include: ['apps/sample/e2e/other-browsers/*.test.ts'],
    testTimeout: 240_000,
    hookTimeout: 240_000,
    expect: patient.expect,
    fileParallelism: false,
  },
}

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        ...fromServer,
        test: {
          ...patient,
          name: 'node',
          environment: 'node',
          include: ['packages/{client,server,mock-gateway}/src/**/*.test.ts'],
          exclude: [browserTests],
        },
      },
      {
        ...fromServer,
        plugins: [react()],
        test: {
          ...patient,
          name: 'react',
          environment: 'jsdom',
          setupFiles: [patience, './vitest.setup.ts'],
          include: [reactTests],
          exclude: [browserTests],
        },
      },
      {
        // The same tests on the oldest peers: React and TanStack Query come from apps/oldest-peers.
        root: fileURLToPath(new URL('apps/oldest-peers', import.meta.url)),
        plugins: [react()],
        resolve: {
          conditions: serverConditions,
          dedupe: ['react', 'react-dom', '@tanstack/react-query', '@testing-library/react'],
        },
        ssr: { resolve: { conditions: serverConditions } },
        test: {
          ...patient,
          name: 'react-oldest-peers',
          environment: 'jsdom',
          dir: fileURLToPath(new URL('packages/react/src', import.meta.url)),
          setupFiles: [patience, fileURLToPath(new URL('vitest.setup.ts', import.meta.url))],
          include: ['**/*.test.tsx'],
          exclude: [browserTests, '**/*.react-19.test.tsx'],
          // It finds React by itself, the newest, unless it is bundled with the tests.
          server: { deps: { inline: ['react-dropzone'] } },
        },
      },
      {
        plugins: [react()],
        resolve: { conditions: clientConditions },
        optimizeDeps: {
          include: [
            'react-dom/client',
            'react-dom/server',
            'react/jsx-dev-runtime',
            '@tanstack/react-query',
            '@testing-library/react',
            'fast-check',
            '@generated-video/mock-gateway > @generated-video/client > valibot',
            '@generated-video/mock-gateway > @generated-video/client > idb-keyval',
            '@generated-video/mock-gateway > mediabunny',
          ],
        },
        test: {
          ...patient,
          name: 'browser',
          setupFiles: [patience],
          include: [`packages/${browserTests}`],
          globalSetup: ['./packages/client/src/socket-faults/start-for-pages.test-helper.ts'],
          browser: chromium(),
        },
      },
      {
        plugins: [storybookTest({ configDir: '.storybook', storybookScript: 'pnpm storybook' })],
        resolve: { conditions: clientConditions },
        optimizeDeps: {
          include: [
            'react',
            'react-dom',
            'react-dom/client',
            'react/jsx-runtime',
            'react/jsx-dev-runtime',
            '@tanstack/react-query',
            '@generated-video/mock-gateway > @generated-video/client > valibot',
            '@generated-video/mock-gateway > @generated-video/client > idb-keyval',
            '@generated-video/mock-gateway > mediabunny',
          ],
        },
        test: {
          ...patient,
          name: 'storybook',
          browser: {
            ...chromium(),
            instances: [
              shown('light', {}),
              shown('dark, right to left', { theme: 'dark', direction: 'rtl' }),
              shown('forced colours', {}, { forcedColors: 'active' }),
            ],
          },
        },
      },
      {
        ...fromServer,
        test: {
          name: 'e2e',
          environment: 'node',
          include: [
            'apps/sample/e2e/*.test.ts',
            'apps/oldest-peers/oldest-node/*.test.ts',
            'apps/host-styles/*.test.ts',
            '.storybook/*.test.ts',
          ],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          expect: patient.expect,
        },
      },
      ...(process.env.VITE_FULL ? [otherBrowsers] : []),
    ],
  },
})
