import { toNodeListener } from '@generated-video/mock-gateway/node'
import { createVideoHandler } from '@generated-video/server'
import { listen } from './listen.ts'
import { servePage } from './page-files.ts'

/** Our handler in front of the gateway given as argument, and the page beside it. */
const [, , gateway] = process.argv
const handler = createVideoHandler({
  apiKey: 'sk-bench',
  baseUrl: `${gateway ?? ''}/v1`,
  dangerouslyAllowAnonymous: true,
})
const answer = toNodeListener(handler)

listen((request, response) => {
  if (!servePage(request, response)) answer(request, response)
})
