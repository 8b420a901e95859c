import { configure } from '@testing-library/react'

// Machines are shared and noisy: what is awaited comes, but not within Testing Library's second.
configure({ asyncUtilTimeout: 30_000 })
