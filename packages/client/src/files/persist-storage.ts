/** Asks the browser not to clear this site's storage by itself. Whatever it answers, files are kept as long as it lets them. */
export async function persistStorage(): Promise<void> {
  try {
    await navigator.storage.persist()
  } catch {
    // Where it cannot be asked, as on pages without https, there is nothing to be done.
  }
}
