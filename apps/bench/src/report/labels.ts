/** How a subject is called in tables, in the order of their rows. */
export const labels: Readonly<Record<string, string>> = {
  documentedSnippet: "The documentation's snippet",
  jsonFromBase64: 'json() + fromBase64',
  fetchDataUrl: 'json() + fetch(data_url)',
  fetchStatusDataUrl: 'json() + fetch(data: URL)',
  clientDirect: 'client.download, direct',
  clientDirectCounted: 'client.download, direct, bytes counted',
  clientThroughHandler: 'client.download through our handler',
  clientStatus: 'client.retrieve, the file kept',
  halfTheBody: 'Limit: half the body read, nothing else',
  plainFile: 'Limit: fetch(mp4).blob()',
}
