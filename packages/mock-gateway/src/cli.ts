#!/usr/bin/env node
import { createServer } from 'node:http'
import { parseArgs } from 'node:util'
import { isMockDialect, mockDialects } from './dialect/mock-dialect.ts'
import type { MockDialect } from './dialect/mock-dialect.ts'
import { createMockGateway } from './mock-gateway.ts'
import { toNodeListener } from '@generated-video/client/node'

const usage = `Usage: pnpm mock [--port 8787] [--speed 20] [--dialect ${mockDialects.join('|')}]`

interface CliOptions {
  port: number
  speed: number
  dialect: MockDialect
}

try {
  serve(readOptions())
} catch (error) {
  refuse(error instanceof Error ? error.message : String(error))
}

function readOptions(): CliOptions {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8787' },
      speed: { type: 'string', default: '20' },
      dialect: { type: 'string', default: 'mixroute' },
    },
  })
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
