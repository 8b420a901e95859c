import { expect, it } from 'vitest'
import * as gateway from './index.ts'
import * as node from './node.ts'

it('exports exactly this from @generated-video/mock-gateway', () => {
  expect(Object.keys(gateway).sort()).toEqual([
    'createMockGateway',
    'describeMockFault',
    'mockFaults',
  ])
})

it('exports exactly this from @generated-video/mock-gateway/node', () => {
  expect(Object.keys(node).sort()).toEqual(['toNodeListener'])
})
