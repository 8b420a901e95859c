/** What the platform's `fetch` rejects with where no answer arrives. */
export function connectionLost(): TypeError {
  return new TypeError('Failed to fetch')
}
