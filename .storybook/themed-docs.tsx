import { DocsContainer } from '@storybook/addon-docs/blocks'
import type { DocsContainerProps } from '@storybook/addon-docs/blocks'
import { useCallback, useSyncExternalStore } from 'react'
import type { PropsWithChildren, ReactNode } from 'react'
import { themes } from 'storybook/theming'

type GlobalsEvent = readonly [{ readonly globals: Readonly<Record<string, unknown>> }] | undefined

export type ThemedDocsProps = PropsWithChildren<DocsContainerProps>

/** The docs pages' container, light or dark as the toolbar says. */
export default function ThemedDocs({ context, children }: ThemedDocsProps): ReactNode {
  const { channel } = context
  const theme = useSyncExternalStore(
    useCallback(
      (listener: () => void) => {
        channel.on('globalsUpdated', listener)
        return () => channel.off('globalsUpdated', listener)
      },
      [channel],
    ),
    () => {
      const [event] = ['globalsUpdated', 'setGlobals']
        .map((name) => channel.last(name) as GlobalsEvent)
        .filter((last) => last !== undefined)
      return event?.[0].globals['theme'] === 'dark' ? 'dark' : 'light'
    },
  )

  return (
    <main>
      <DocsContainer context={context} theme={themes[theme]}>
        {children}
      </DocsContainer>
    </main>
  )
}
