import '../packages/react/src/styles.css'
import './page.css'
import { mockFaults } from '@generated-video/mock-gateway'
import type { Preview } from '@storybook/react-vite'
import { lazy, Suspense } from 'react'
import { configure } from 'storybook/test'
import { StoryGatewayProvider } from '../packages/react/src/testing/story-gateway.test-helper.tsx'
import type { StoryGatewayOptions } from '../packages/react/src/testing/story-gateway.test-helper.tsx'
import { storyNetworks } from '../packages/react/src/testing/story-network.test-helper.tsx'
import type { ThemedDocsProps } from './themed-docs.tsx'

// Machines are shared and noisy: what a story waits for comes, but not within Testing Library's second.
configure({ asyncUtilTimeout: 30_000 })

// Story tests have no docs pages, so what draws those stays out of them.
const ThemedDocs = lazy(() => import('./themed-docs.tsx'))

const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    a11y: { test: 'error' },
    layout: 'fullscreen',
    backgrounds: { disabled: true },
    controls: { expanded: true },
    docs: {
      container: (props: ThemedDocsProps) => (
        <Suspense>
          <ThemedDocs {...props} />
        </Suspense>
      ),
    },
    options: {
      storySort: {
        order: [
          'docs',
          [
            'Start here',
            'Following a task',
            'The download answer',
            'Saving',
            'Errors',
            'The server',
            'Testing with the mock',
          ],
          'card',
          ['generated-video', '*'],
          'form',
          'generation',
          'file',
          'save',
          'query',
        ],
      },
    },
  },
  globalTypes: {
    theme: {
      description: 'Colour scheme of the page',
      toolbar: { icon: 'contrast', items: ['light', 'dark'], dynamicTitle: true },
    },
    direction: {
      description: 'Direction of writing',
      toolbar: { icon: 'transfer', items: ['ltr', 'rtl'], dynamicTitle: true },
    },
    network: {
      description: 'What lies between the story and its mock gateway',
      toolbar: {
        icon: 'lightning',
        dynamicTitle: true,
        items: [
          { value: 'fast', title: 'Fast network' },
          { value: 'slow', title: 'Slow network (100 kB/s)' },
          { value: 'lost', title: 'No network' },
        ],
      },
    },
    fault: {
      description: "What goes wrong at the story's mock gateway",
      toolbar: {
        icon: 'alert',
        dynamicTitle: true,
        items: [
          { value: 'none', title: 'No fault' },
          ...mockFaults.map((fault) => ({ value: fault, title: fault })),
        ],
      },
    },
  },
  initialGlobals: { theme: 'light', direction: 'ltr', network: 'fast', fault: 'none' },
  decorators: [
    (Story, { canvasElement, globals, id, parameters, viewMode }) => {
      const fault = mockFaults.find((name) => name === globals['fault'])
      const network = String(globals['network'])
      return (
        <div
          className="story-page"
          data-theme={globals['theme'] === 'dark' ? 'dark' : 'light'}
          data-view={viewMode}
          dir={globals['direction'] === 'rtl' ? 'rtl' : 'ltr'}
        >
          <StoryGatewayProvider
            key={`${id} ${network} ${String(fault)}`}
            canvasElement={canvasElement}
            fault={fault}
            network={network === 'slow' || network === 'lost' ? storyNetworks[network] : undefined}
            {...(parameters['gateway'] as StoryGatewayOptions | undefined)}
          >
            <Story />
          </StoryGatewayProvider>
        </div>
      )
    },
  ],
}

export default preview
