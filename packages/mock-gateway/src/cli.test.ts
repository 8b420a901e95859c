import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { mockFaults } from './mock-fault.ts'

const cli = fileURLToPath(new URL('./cli.ts', import.meta.url))

function start(...args: string[]) {
  const child = spawn(process.execPath, ['--conditions=@generated-video/source', cli, ...args])
  onTestFinished(() => void child.kill())
  return child
}

async function failure(...args: string[]): Promise<string> {
  const child = start(...args)
  let output = ''
  child.stderr.on('data', (chunk) => (output += String(chunk)))
  const [code] = (await once(child, 'close')) as [number]
  return `${code}: ${output}`
}

it('says where it answers, and answers there', async () => {
  const port = await freePort()
  const child = start('--port', `${port}`, '--speed', '20')
  const [line] = (await once(child.stdout, 'data')) as [Buffer]

  const response = await fetch(`http://127.0.0.1:${port}/v1/models`, {
    headers: { authorization: 'Bearer any' },
  })

  expect(String(line)).toContain(`http://localhost:${port}/v1`)
  expect(response.status).toBe(200)
})

it('speaks the dialect that is asked for', async () => {
  const port = await freePort()
  const child = start('--port', `${port}`, '--dialect', 'new-api')
  await once(child.stdout, 'data')

  const { headers } = await fetch(`http://127.0.0.1:${port}/v1/models`)

  expect(headers.get('x-new-api-version')).not.toBeNull()
})

it.each(['--help', '-h'])('explains itself at %s, and listens nowhere', async (option) => {
  const child = start(option, '--port', 'x')
  let output = ''
  child.stdout.on('data', (chunk) => (output += String(chunk)))

  const [code] = (await once(child, 'close')) as [number]

  expect(code).toBe(0)
  for (const name of ['port', 'speed', 'dialect', 'help']) expect(output).toContain(`  --${name} `)
  for (const fault of mockFaults) expect(output).toContain(`\n  ${fault} `)
})

it('explains a bad option', async () => {
  expect(await failure('--port', 'x')).toMatch(/^1: --port takes a number .*not "x"/)
  expect(await failure('--speed', '0')).toMatch(/^1: --speed takes a number above 0/)
  expect(await failure('--dialect', 'x')).toMatch(
    /^1: --dialect takes mixroute or new-api, not "x"/,
  )
  expect(await failure('--nonsense')).toContain('Usage: generated-video-mock')
})

it('explains a port that is taken', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo

  expect(await failure('--port', `${port}`)).toContain(`Port ${port} is taken`)
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
