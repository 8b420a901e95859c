/**
 * Mints the id of one intent of the user, for `submit`'s `generationId`: 128 random bits as hex digits. Works on pages
 * without https too.
 */
export function createGenerationId(): string {
  // `crypto.randomUUID` exists in secure contexts only.
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
