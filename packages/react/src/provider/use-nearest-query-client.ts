'use client'

import { QueryClient, QueryClientContext } from '@tanstack/react-query'
import { useContext, useState } from 'react'

/** The given query client, else the nearest, else one of our own, made once. */
export function useNearestQueryClient(given?: QueryClient): QueryClient {
  const nearest = useContext(QueryClientContext)
  const [own] = useState(() => given ?? nearest ?? new QueryClient())
  return given ?? nearest ?? own
}
