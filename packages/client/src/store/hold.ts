/** Something that is held until it is released. */
export interface Hold {
  release: () => void
  /** Resolves when it is released. */
  released: Promise<void>
}

export function hold(): Hold {
  let release: () => void = () => undefined
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  return { release, released }
}
