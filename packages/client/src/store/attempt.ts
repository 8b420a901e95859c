/** What work comes to; `undefined` where it throws, as anything of a blocked storage may. */
export function attempt<Result>(work: () => Result): Result | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
