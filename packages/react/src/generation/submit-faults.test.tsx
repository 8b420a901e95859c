import { mockFaults } from '@generated-video/mock-gateway'
import { act, renderHook } from '@testing-library/react'
import { expect, it } from 'vitest'
import { request, setUpVideoTest } from '../testing/set-up-video-test.test-helper.tsx'
import { useVideoGeneration } from './use-video-generation.ts'

it.each(mockFaults)(
  'sends one POST, and bills at most what it says, where %s goes wrong',
  async (fault) => {
    const { wrapper, gateway, advance, countRequests } = setUpVideoTest({ fault })
    const { result } = renderHook(() => useVideoGeneration(), { wrapper })

    act(() => void result.current.generate(request, { generationId: 'one' }).catch(() => undefined))
    await advance(1_200_000)
    act(() => void result.current.generate(request, { generationId: 'one' }).catch(() => undefined))
    await advance(1_000)

    const { billed } = await gateway.ledger()
    expect(countRequests('submit')).toBe(1)
    expect(billed).toBeLessThanOrEqual(1)
    if (result.current.generation?.error?.billed === 'no') expect(billed).toBe(0)
    if (result.current.task) expect(billed).toBe(1)
  },
)
