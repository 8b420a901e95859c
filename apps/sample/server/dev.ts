import { startDevServer } from './start-dev-server.ts'

const { MIXROUTE_API_KEY, MIXROUTE_BASE_URL, MOCK_SPEED = '20' } = process.env
const mockSpeed = Number(MOCK_SPEED)
if (!(mockSpeed > 0))
  throw new RangeError(`MOCK_SPEED must be a number above 0, not "${MOCK_SPEED}".`)

const { url } = await startDevServer({
  mockSpeed,
  apiKey: MIXROUTE_API_KEY || undefined,
  baseUrl: MIXROUTE_BASE_URL || undefined,
})

console.log(
  MIXROUTE_API_KEY
    ? 'Real gateway: every Generate costs money.'
    : `Mock gateway at ${mockSpeed} times the speed of life: no key, nothing is billed.`,
)
console.log(url)
