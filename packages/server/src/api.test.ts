import { expect, it } from 'vitest'
import * as server from './index.ts'

it('exports exactly this from @generated-video/server', () => {
  expect(Object.keys(server).sort()).toEqual(['createVideoHandler'])
})
