import { expect, it } from 'vitest'
import * as server from './index.ts'
import * as node from './node.ts'

it('exports exactly this from @generated-video/server', () => {
  expect(Object.keys(server).sort()).toEqual(['createVideoHandler'])
})

it('exports exactly this from @generated-video/server/node', () => {
  expect(Object.keys(node).sort()).toEqual(['toNodeListener'])
})
