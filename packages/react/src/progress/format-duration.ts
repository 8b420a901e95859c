/** Writes a duration such as "2 min, 5 sec", in whole seconds. */
export function formatDuration(milliseconds: number, locale: string): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000))
  const minutes = Math.floor(seconds / 60)
  const parts = [
    ...(minutes > 0 ? [unit(minutes, 'minute', locale)] : []),
    ...(minutes === 0 || seconds % 60 > 0 ? [unit(seconds % 60, 'second', locale)] : []),
  ]
  // What Intl.DurationFormat writes too, which older engines lack.
  return new Intl.ListFormat(locale, { type: 'unit', style: 'short' }).format(parts)
}

/** Writes a number of bytes such as "2.4 MB". */
export function formatBytes(bytes: number, locale: string): string {
  const large = bytes >= 1_000_000
  return onOneLine(
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: large ? 'megabyte' : 'kilobyte',
      maximumFractionDigits: large ? 1 : 0,
    }).format(bytes / (large ? 1_000_000 : 1000)),
  )
}

function unit(count: number, name: string, locale: string): string {
  return onOneLine(
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: name,
      unitDisplay: 'short',
    }).format(count),
  )
}

/** A number and its unit never part at the end of a line. */
function onOneLine(text: string): string {
  return text.replaceAll(' ', '\u00a0')
}
