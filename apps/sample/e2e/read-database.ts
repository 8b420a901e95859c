import type { Page } from 'playwright'

/** All entries of an object store of the page's origin, values as JSON. */
export function readDatabase(
  page: Page,
  name: string,
  store: string,
): Promise<[key: string, json: string][]> {
  return page.evaluate(
    async ([name, store]) => {
      const settled = <Result>(request: IDBRequest<Result>) =>
        new Promise<Result>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result)
          request.onerror = () => reject(request.error ?? new Error('It failed.'))
        })
      const database = await settled(indexedDB.open(name))
      const entries = database.transaction(store).objectStore(store)
      const [keys, values] = await Promise.all([
        settled(entries.getAllKeys()),
        settled(entries.getAll() as IDBRequest<unknown[]>),
      ])
      database.close()
      return keys.map((key, index): [string, string] => [
        typeof key === 'string' ? key : '',
        JSON.stringify(values[index]),
      ])
    },
    [name, store] as const,
  )
}
