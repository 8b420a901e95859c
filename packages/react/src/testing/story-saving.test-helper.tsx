/** Notes which name a video is saved under while something is done, and keeps the browser from saving it. */
export async function savedName(act: () => Promise<unknown>): Promise<string> {
  return new Promise((resolve, reject) => {
    const note = (event: MouseEvent) => {
      if (!(event.target instanceof HTMLAnchorElement) || !event.target.download) return
      event.preventDefault()
      document.removeEventListener('click', note, true)
      resolve(event.target.download)
    }
    document.addEventListener('click', note, true)
    act().catch(reject)
  })
}
