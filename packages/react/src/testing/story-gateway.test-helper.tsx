'use client'

import { createVideoClient, memoryFileStore, memoryVideoStore } from '@generated-video/client'
import type { OpenVideoFileStore, VideoClient, VideoModelCatalog } from '@generated-video/client'
import { createMockGateway } from '@generated-video/mock-gateway'
import type { MockDialect, MockFault, MockLedger } from '@generated-video/mock-gateway'
import { QueryClient } from '@tanstack/react-query'
import { createContext, useContext, useLayoutEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { VideoProvider } from '../provider/video-provider.tsx'
import { videoKeys } from '../query/video-keys.ts'
import { createStoryClock } from './story-clock.test-helper.tsx'
import { storyNetworks } from './story-network.test-helper.tsx'
import type { StoryNetwork } from './story-network.test-helper.tsx'

/** A story's `parameters.gateway`. What it names, the toolbar does not change. */
export interface StoryGatewayOptions {
  fault?: MockFault | undefined
  /** @defaultValue mixroute */
  dialect?: MockDialect | undefined
  /** Models that the app adds to the client's, or changes. */
  catalog?: VideoModelCatalog | undefined
  network?: StoryNetwork | undefined
  /** How many generations may be on their way at once. @defaultValue no limit */
  parallel?: number | undefined
  /** Where videos are kept. @defaultValue in memory */
  files?: OpenVideoFileStore | undefined
  /** How many times faster than life the gateway works. @defaultValue 1 */
  speed?: number | undefined
}

/** What a story and its play function hold in their hands. */
export interface StoryGateway {
  readonly client: VideoClient
  readonly queryClient: QueryClient
  /** What was billed. */
  ledger(): Promise<MockLedger>
  /** The bodies of the submits that arrived. */
  received(): readonly unknown[]
  /** Lets time pass, by milliseconds, and asks for every task that is followed. */
  pass(milliseconds: number): Promise<void>
}

const StoryGatewayContext = createContext<StoryGateway | undefined>(undefined)
const gateways = new WeakMap<HTMLElement, StoryGateway>()

export interface StoryGatewayProviderProps extends StoryGatewayOptions {
  canvasElement: HTMLElement
  children: ReactNode
}

/** Gives each story a gateway, a client and a query cache of its own, in the page. */
export function StoryGatewayProvider(props: StoryGatewayProviderProps): ReactNode {
  const { canvasElement, children, ...options } = props
  const [gateway] = useState(() => createStoryGateway(options))

  useLayoutEffect(() => {
    gateways.set(canvasElement, gateway)
  }, [canvasElement, gateway])

  return (
    <StoryGatewayContext.Provider value={gateway}>
      <VideoProvider client={gateway.client} queryClient={gateway.queryClient}>
        {children}
      </VideoProvider>
    </StoryGatewayContext.Provider>
  )
}

/** The gateway of the story that a component is in. */
export function useStoryGateway(): StoryGateway {
  return known(useContext(StoryGatewayContext))
}

/** The gateway of the story that a play function plays. */
export function storyGateway(canvasElement: HTMLElement): StoryGateway {
  return known(gateways.get(canvasElement))
}

function known(gateway: StoryGateway | undefined): StoryGateway {
  if (gateway) return gateway
  throw new Error('There is no <StoryGatewayProvider> around this story.')
}

function createStoryGateway(options: StoryGatewayOptions): StoryGateway {
  const { fault, dialect = 'mixroute', catalog = {}, network = storyNetworks.fast } = options
  const { parallel = Infinity, speed = 1, files = memoryFileStore } = options
  const clock = createStoryClock()
  const gateway = createMockGateway({ clock, fault, dialect, speed, links: 'blob' })
  const received: unknown[] = []
  const receive = async (request: Request) => {
    if (request.method === 'POST') received.push(await request.clone().json())
    return gateway.fetch(request)
  }
  const queryClient = new QueryClient()
  const client = createVideoClient({
    baseUrl: '/v1',
    // The mock takes any key.
    apiKey: 'mock',
    dangerouslyAllowBrowser: true,
    // Nothing of one story is left for the next, not in the tab's storage either.
    scope: `story-${crypto.randomUUID()}`,
    store: memoryVideoStore,
    files,
    clock,
    catalog,
    parallel,
    fetch: (request) => network(request, receive, clock),
  })
  const followed = {
    queryKey: [...videoKeys.all(client.scope), 'task'],
    type: 'active',
  } as const

  return {
    client,
    queryClient,
    ledger: gateway.ledger,
    received: () => received,
    async pass(milliseconds: number) {
      // What has just been accepted is first asked for in an effect of the provider's, which comes after a story's own.
      await Promise.resolve()
      // An answer on its way would be taken for the one after the pause.
      const asked = queryClient.getQueryCache().findAll(followed)
      await Promise.allSettled(asked.flatMap(({ promise }) => promise ?? []))
      clock.advance(milliseconds)
      await queryClient.refetchQueries(followed)
    },
  }
}
