/**
 * Does work that no other tab does at the same time under the same name; at once where tabs cannot know of each other:
 * locks are missing on pages without https, and refused where storage is blocked.
 *
 * @throws What the work fails with, and the signal's reason where it aborts before the work has begun.
 */
export async function aloneInTabs(
  name: string,
  work: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const state = { hasBegun: false }
  const begin = () => {
    state.hasBegun = true
    return work()
  }
  try {
    const { locks } = globalThis.navigator as Partial<Navigator>
    await (locks ? locks.request(name, { signal }, begin) : begin())
  } catch (error) {
    if (state.hasBegun || signal.aborted) throw error
    await begin()
  }
}
