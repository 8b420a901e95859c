const longest = 60

/** Cuts a prompt for where only its beginning is wanted, without splitting a letter. */
export function shortenPrompt(prompt: string): string {
  const letters = Array.from(prompt.trim().replace(/\s+/g, ' '))
  return letters.length <= longest ? letters.join('') : `${letters.slice(0, longest).join('')}…`
}
