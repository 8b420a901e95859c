import { expect, it } from 'vitest'
import { displayedText } from './displayed-text.ts'

it.each([
  ['<b>bad</b> key sk-abcdef123456 at <script>x</script>', 'bad key sk-… at x'],
  ['before <img src=x onerror=alert(1)', 'before'],
  ['a < b and b > a', 'a < b and b > a'],
  ['one\n\ttwo \u2028 three\u0007\u202e', 'one two three'],
  ['Incorrect API key provided: 5f7c3a90-aaaa', 'Incorrect API key provided: …'],
  ['TokenStatusExhausted[sk-abc***xyz]', 'TokenStatusExhausted[sk-…]'],
  [`got Bearer abc.def and AIza${'x'.repeat(35)}`, 'got Bearer … and AIza…'],
  [`eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9eyJhbGciOiJ.${'a'.repeat(30)} is old`, '… is old'],
  ['the image AAAABBBBCCCCDDDDEEEEFFFFGGGGHHHHIIIIJJJJ== is broken', 'the image … is broken'],
  [
    'Post "https://up.example/v1/x?key=1": dial tcp 10.0.0.1:443: i/o timeout',
    'Post "…": dial tcp …: i/o timeout',
  ],
  ['lookup ark.cn-beijing.volces.com: no such host', 'lookup … no such host'],
  ['connect ECONNREFUSED localhost:3000 or [::1]:3000', 'connect ECONNREFUSED … or …'],
  ['cannot read /usr/src/app/index.js:12:3', 'cannot read …'],
  ['cannot read C:\\Users\\me\\key.txt', 'cannot read …'],
  [
    'Publisher Model `projects/p-1/locations/us/models/veo` was not found',
    'Publisher Model `…` was not found',
  ],
  ['TypeError: no\n    at run (/srv/app.js:1:2)\n    at main (/srv/app.js:9:9)', 'TypeError: no'],
  ['failed\nTraceback (most recent call last):\n File "a.py", line 3', 'failed'],
  ['panicked goroutine 12 [running]: main.go:3', 'panicked'],
  ['no balance (request id: 20261122aBc)', 'no balance'],
  [
    'The output may contain sensitive information. Request id: 0217abc.',
    'The output may contain sensitive information.',
  ],
  [
    'Throttling.RateLimit: use 16:9, jpeg/png or veo-3.1 at 0.5',
    'Throttling.RateLimit: use 16:9, jpeg/png or veo-3.1 at 0.5',
  ],
  ['当前分组上游负载已饱和，请稍后再试', '当前分组上游负载已饱和，请稍后再试'],
  ['It burst. trace_id=4f3a-99e1 please wait', 'It burst. please wait'],
  ['It burst (Trace ID: 4bf92f3577b34da6)', 'It burst'],
  ['It burst [logid: 20261122-AbC]', 'It burst'],
  ['It burst, x-request-id: "a1b2"', 'It burst'],
  ['It burst. Ray ID: 8a1b2c3d4e5f6071', 'It burst.'],
  ['失败（请求ID：a1b2c3）', '失败'],
  [
    'The request id is missing; the video id: is 7',
    'The request id is missing; the video id: is 7',
  ],
  [' <br/> ', ''],
])('shows %j as %j', (text, shown) => {
  expect(displayedText(text)).toBe(shown)
})

it('cuts what is long between characters', () => {
  const shown = displayedText('😀 '.repeat(5000))

  expect(Array.from(shown)).toHaveLength(240)
  expect(shown.endsWith('…')).toBe(true)
  expect(shown).not.toMatch(/\p{Cs}/u)
})
