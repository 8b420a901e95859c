import { mebibyte } from '../part.ts'
import { handlerGoals } from './handler-goals.ts'
import { measureFirstByte } from './measure-first-byte.ts'
import { measureProxy } from './measure-proxy.ts'
import type { BenchContext, Part } from '../part.ts'
import type { Case } from '../results/measure-in-rounds.ts'
import type { ProxyKind } from './warm-proxy.ts'

const kinds: readonly ProxyKind[] = ['handler', 'pipe']
const many = 20

/** The server handler beside a server that passes the same bodies on untouched. */
export const handlerPart: Part = {
  name: 'handler',
  title: 'The server handler in Node',
  goals: handlerGoals,
  baseline: 'pipe',
  cases: (context) => [
    ...(context.quick ? [15] : [15, 60, 210]).flatMap((size) => casesOf(size, 1, context)),
    ...casesOf(15, many, context),
    ...kinds.map((kind) => ({
      name: `${kind}FirstByte`,
      bytes: mebibyte,
      measure: () => measureFirstByte(kind, context.gateway.url, mebibyte),
    })),
  ],
}

function casesOf(size: number, count: number, { gateway }: BenchContext): Case[] {
  const bytes = size * mebibyte
  return kinds.map((kind) => ({
    name: count === 1 ? kind : `${kind}${count}`,
    bytes,
    measure: () => measureProxy({ kind, gateway: gateway.url, bytes, count }),
  }))
}
