// Taken at once: a test may put fake timers in its place.
const { setTimeout } = globalThis
/** Turns of the event loop without traffic after which everything has been shown: an answer, its render, its effects. */
const quietTurns = 5
/** So long, in turns, the clock waits for a body that nobody reads on. */
const patience = 200

/** Lets the event loop turn once. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0))
}

/** Lets promises, streams and renders run until nothing is on its way any more. */
export async function letSettle(busy: () => boolean): Promise<void> {
  for (let turn = 0, quiet = 0; quiet < quietTurns && turn < patience; turn++) {
    await nextTurn()
    quiet = busy() ? 0 : quiet + 1
  }
}

/** Lets React render by itself meanwhile, as Testing Library does while it waits. */
export async function outsideAct<Result>(work: () => Promise<Result>): Promise<Result> {
  const scope = globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean | undefined }
  const before = scope.IS_REACT_ACT_ENVIRONMENT
  scope.IS_REACT_ACT_ENVIRONMENT = false
  try {
    return await work()
  } finally {
    scope.IS_REACT_ACT_ENVIRONMENT = before
  }
}
