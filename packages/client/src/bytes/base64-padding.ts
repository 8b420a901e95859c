const equalsSign = 0x3d

/** How many letters at the end are padding: 0, 1 or 2. */
export function paddingOf(letters: Uint8Array): number {
  if (letters.at(-1) !== equalsSign) return 0
  return letters.at(-2) === equalsSign ? 2 : 1
}
