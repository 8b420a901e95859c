import { onTestFinished } from 'vitest'

export interface VideoWatch {
  /** The `<video>` elements made so far that somebody still holds. */
  held(): HTMLVideoElement[]
}

/** Watches the `<video>` elements that are made until the test ends, without holding them. */
export function watchVideos(): VideoWatch {
  const made: WeakRef<HTMLVideoElement>[] = []
  const create = document.createElement.bind(document)
  document.createElement = (tag: string, options?: ElementCreationOptions) => {
    const element = create(tag, options)
    if (element instanceof HTMLVideoElement) made.push(new WeakRef(element))
    return element
  }
  onTestFinished(() => {
    Reflect.deleteProperty(document, 'createElement')
  })
  return { held: () => made.flatMap((video) => video.deref() ?? []) }
}
