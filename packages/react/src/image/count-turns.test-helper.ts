import { onTestFinished } from 'vitest'

/** Counts the event loop's turns: how often something else has had its chance. */
export function countTurns(): () => number {
  const { port1, port2 } = new MessageChannel()
  let turns = 0
  port1.onmessage = () => {
    turns++
    port2.postMessage(undefined)
  }
  port2.postMessage(undefined)
  onTestFinished(() => port1.close())
  return () => turns
}
