import { onTestFinished } from 'vitest'

export interface VideoWatch {
  /** The `<video>` elements made so far that somebody still holds. */
  held(): HTMLVideoElement[]
}

/** Watches the `<video>` elements that are made until the test ends, without holding them. */
export function watchVideos(): VideoWatch {
  const made: WeakRef<HTMLVideoElement>[] = []
  // The overload for tags of any name is the deprecated one.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const create = document.createElement.bind<(tag: string) => HTMLElement>(document)
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  document.createElement = (tag: string) => {
    const element = create(tag)
    if (element instanceof HTMLVideoElement) made.push(new WeakRef(element))
    return element
  }
  onTestFinished(() => {
    Reflect.deleteProperty(document, 'createElement')
  })
  return { held: () => made.flatMap((video) => video.deref() ?? []) }
}
