import '../packages/react/src/styles.css'
import './page.css'
import type { Preview } from '@storybook/react-vite'
import { MockGatewayProvider } from '../packages/react/src/testing/mock-gateway-provider.test-helper.tsx'

const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    a11y: { test: 'error' },
    layout: 'fullscreen',
    backgrounds: { disabled: true },
    controls: { expanded: true },
  },
  globalTypes: {
    scheme: {
      description: 'Colour scheme',
      toolbar: { icon: 'contrast', items: ['light', 'dark'], dynamicTitle: true },
    },
    direction: {
      description: 'Direction of writing',
      toolbar: { icon: 'transfer', items: ['ltr', 'rtl'], dynamicTitle: true },
    },
  },
  initialGlobals: { scheme: 'light', direction: 'ltr' },
  decorators: [
    (Story, { globals, id }) => (
      <div
        className="story-page"
        data-scheme={globals['scheme'] === 'dark' ? 'dark' : 'light'}
        dir={globals['direction'] === 'rtl' ? 'rtl' : 'ltr'}
      >
        <MockGatewayProvider key={id}>
          <Story />
        </MockGatewayProvider>
      </div>
    ),
  ],
}

export default preview
