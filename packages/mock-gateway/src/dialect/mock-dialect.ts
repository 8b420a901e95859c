/** Every dialect there is; the first is the default. */
export const mockDialects = ['mixroute', 'new-api'] as const

/** Whose words a gateway speaks: Mixroute's, or those of a plain new-api server. */
export type MockDialect = (typeof mockDialects)[number]

export function isMockDialect(name: string): name is MockDialect {
  return mockDialects.some((dialect) => dialect === name)
}
