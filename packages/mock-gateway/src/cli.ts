#!/usr/bin/env node
import { createServer } from 'node:http'
import { parseArgs } from 'node:util'
import { isMockDialect, mockDialects } from './dialect/mock-dialect.ts'
import type { MockDialect } from './dialect/mock-dialect.ts'
import { describeMockFault, mockFaults } from './mock-fault.ts'
import { createMockGateway } from './mock-gateway.ts'
import { toNodeListener } from '@generated-video/client/node'

const usage = `Usage: generated-video-mock [--port 8787] [--speed 20] [--dialect ${mockDialects.join('|')}]`
const help = `${usage}

Serves the mock gateway on this machine: no key, no network, nothing is billed, and real MP4s come back.

  --port     Where it listens, on 127.0.0.1. Default: 8787
  --speed    How many times faster than a real gateway a video is made. Default: 20
  --dialect  Whose answers it gives: ${mockDialects.join(' or ')}. Default: mixroute
  --help     Shows this.

A prompt may ask for a fault, such as "[fault:poll-500] A cat":
${mockFaults.map((fault) => `  ${fault.padEnd(20)}${describeMockFault(fault)}`).join('\n')}`

interface CliOptions {
  port: number
  speed: number
  dialect: MockDialect
}

try {
  const options = readOptions()
  if (options) serve(options)
  else console.log(help)
} catch (error) {
  refuse(error instanceof Error ? error.message : String(error))
}

/** `undefined` where help is asked for. */
function readOptions(): CliOptions | undefined {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8787' },
      speed: { type: 'string', default: '20' },
      dialect: { type: 'string', default: 'mixroute' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) return undefined
  const port = Number(values.port)
  const speed = Number(values.speed)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`--port takes a number from 1 to 65535, not "${values.port}".`)
  }
  if (!(speed > 0) || !Number.isFinite(speed)) {
    throw new Error(`--speed takes a number above 0, not "${values.speed}".`)
  }
  if (!isMockDialect(values.dialect)) {
    throw new Error(`--dialect takes ${mockDialects.join(' or ')}, not "${values.dialect}".`)
  }
  return { port, speed, dialect: values.dialect }
}

function serve({ port, speed, dialect }: CliOptions): void {
  const links = { baseUrl: `http://127.0.0.1:${port}` }
  const gateway = createMockGateway({ dialect, speed, links })
  const server = createServer(toNodeListener(gateway.fetch))
  server.on('error', (error: NodeJS.ErrnoException) => {
    const taken = error.code === 'EADDRINUSE'
    refuse(taken ? `Port ${port} is taken. Choose another with --port.` : error.message)
  })
  server.listen(port, '127.0.0.1', () => {
    console.log(`The mock gateway answers at http://localhost:${port}/v1`)
    console.log('Any key works, nothing is billed. A prompt may ask for a fault: [fault:poll-500]')
  })
}

function refuse(message: string): void {
  console.error(`${message}\n${usage}`)
  process.exitCode = 1
}
