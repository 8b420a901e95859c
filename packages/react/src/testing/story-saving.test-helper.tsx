/** Notes which name a video is saved under while something is done, and keeps the browser from saving it. */
export async function savedName(act: () => Promise<unknown>): Promise<string | undefined> {
  return (await savedNames(1, act))[0]
}

/** The same for many. */
export async function savedNames(count: number, act: () => Promise<unknown>): Promise<string[]> {
  const names: string[] = []
  return new Promise((resolve, reject) => {
    const note = (event: MouseEvent) => {
      if (!(event.target instanceof HTMLAnchorElement) || !event.target.download) return
      event.preventDefault()
      names.push(event.target.download)
      if (names.length < count) return
      document.removeEventListener('click', note, true)
      resolve(names)
    }
    document.addEventListener('click', note, true)
    act().catch(reject)
  })
}
