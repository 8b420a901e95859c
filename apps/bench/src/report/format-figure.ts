/** Of what stands in a table. */
export type Unit = 'ratio' | 'ms' | 'MB' | 'KB' | 'MiB' | 'count'

const formats: Readonly<Record<Unit, (value: number) => string>> = {
  ratio: (value) => digits(value, value < 10 ? 2 : 1),
  ms: (value) => `${digits(value, value < 10 ? 1 : 0)} ms`,
  MB: (bytes) => `${digits(bytes / 1e6, bytes < 1e7 ? 1 : 0)} MB`,
  KB: (bytes) => `${digits(bytes / 1e3, 1)} KB`,
  MiB: (bytes) => `${digits(bytes / 2 ** 20, 0)} MiB`,
  count: (value) => digits(value, 0),
}

export function formatFigure(value: number, unit: Unit): string {
  return formats[unit](value)
}

function digits(value: number, most: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: most })
}
