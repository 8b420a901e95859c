import type { VideoError } from '@generated-video/client'
import { asVideoError } from '../internal/as-video-error.ts'

/** The settings that hold pictures. */
export type PictureField = 'firstFrame' | 'lastFrame' | 'references'

/** A picture that cannot be used, and why. */
export interface UnusablePicture {
  readonly field: PictureField
  readonly error: VideoError | undefined
  /** The picture itself, where it was put before that turned out. */
  readonly url?: string | undefined
}

/** A picture that is being read. */
export interface ReadingPicture {
  readonly field: PictureField
  /** 0–1. */
  readonly progress: number
}

/** What becomes of the pictures that were given. */
export interface PictureState {
  /** In the order in which they were given. */
  readonly reading: readonly ReadingPicture[]
  /** The last of each field. */
  readonly unusable: readonly UnusablePicture[]
}

interface TakenPicture {
  readonly field: PictureField
  readonly source: Blob | string
  /** The shorter side at least, in pixels. @defaultValue 1 */
  readonly minSide?: number | undefined
  /** Called with its URL, once it is read. */
  readonly put: (url: string) => void
}

export interface PictureIntake {
  /**
   * Reads a picture, after those that were given before; of a frame the last one given counts. A link is put as it
   * is. Resolves with whether it was put, not given up or refused.
   */
  take(picture: TakenPicture): Promise<boolean>
  /** Gives up what is being read, for one field or for all. */
  cancel(field?: PictureField): void
  refuse(picture: UnusablePicture): void
  /** Says no more of what was refused, for one field or for all. */
  forgive(field?: PictureField): void
}

interface Reading {
  readonly field: PictureField
  readonly controller: AbortController
  progress: number
}

/** Takes pictures in, one at a time. */
export function createPictureIntake(onChange: (state: PictureState) => void): PictureIntake {
  const readings = new Set<Reading>()
  let unusable: readonly UnusablePicture[] = []
  let last: Promise<unknown> = Promise.resolve()

  function changed() {
    const reading = Array.from(readings, ({ field, progress }) => ({ field, progress }))
    onChange({ reading, unusable })
  }

  function cancel(field?: PictureField) {
    for (const reading of [...readings].filter(isOf(field))) {
      readings.delete(reading)
      reading.controller.abort()
    }
    changed()
  }

  function forgive(field?: PictureField) {
    unusable = unusable.filter((one) => !isOf(field)(one))
    changed()
  }

  function refuse(picture: UnusablePicture) {
    unusable = [...unusable.filter(({ field }) => field !== picture.field), picture]
    changed()
  }

  async function read(reading: Reading, { field, source, minSide, put }: TakenPicture) {
    const { signal } = reading.controller
    const onProgress = (progress: number) => {
      reading.progress = progress
      changed()
    }
    try {
      signal.throwIfAborted()
      // Loaded with the first picture: most videos begin with words alone.
      const { readImage } = await import('../image/read-image.ts')
      const { url } = await readImage(source, { signal, onProgress, minSide })
      signal.throwIfAborted()
      put(url)
      return true
    } catch (error) {
      if (!signal.aborted) refuse({ field, error: asVideoError(error, 'invalid_request') })
      return false
    } finally {
      readings.delete(reading)
      changed()
    }
  }

  return {
    take(picture) {
      const { field, source, put } = picture
      if (field !== 'references') cancel(field)
      forgive(field)
      if (typeof source === 'string' && !source.startsWith('data:')) {
        put(source)
        return Promise.resolve(true)
      }
      const reading: Reading = { field, progress: 0, controller: new AbortController() }
      readings.add(reading)
      changed()
      const done = last.then(() => read(reading, picture))
      last = done
      return done
    },
    cancel,
    refuse,
    forgive,
  }
}

function isOf(wanted: PictureField | undefined): (one: { field: PictureField }) => boolean {
  return ({ field }) => wanted === undefined || field === wanted
}
