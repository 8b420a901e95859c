import type { StorybookConfig } from '@storybook/react-vite'
import { clientConditions } from '../resolve-conditions.ts'

const config: StorybookConfig = {
  framework: '@storybook/react-vite',
  stories: [
    { directory: './docs', files: '*.mdx', titlePrefix: 'docs' },
    { directory: '../packages/react/src', files: '**/*.stories.tsx' },
  ],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  typescript: { reactDocgen: 'react-docgen' },
  viteFinal: (vite) => ({ ...vite, resolve: { ...vite.resolve, conditions: clientConditions } }),
}

export default config
