import type { VideoGeneration } from '@generated-video/client'
import { expect, it } from 'vitest'
import { latestRetry } from './latest-retry.ts'

const generation = (id: string, parentId?: string): VideoGeneration => ({
  id,
  state: 'settled',
  model: 'sora-2',
  createdAt: 0,
  waitingSince: 0,
  ...(parentId !== undefined && { parentId }),
})

it('follows retries to the last one', () => {
  const generations = [generation('c', 'b'), generation('b', 'a'), generation('a')]

  expect(latestRetry(generations, 'a')).toBe('c')
  expect(latestRetry(generations, 'c')).toBe('c')
})

it('ends where generations name each other as parents', () => {
  expect(latestRetry([generation('a', 'b'), generation('b', 'a')], 'a')).toBe('b')
  expect(latestRetry([generation('a', 'a')], 'a')).toBe('a')
})
