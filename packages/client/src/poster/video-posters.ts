/** Small pictures of finished videos, one of each generation, kept beside it. */
export interface VideoPosters {
  /** A `data:` URL that is safe to show; `undefined` where none is kept. */
  get(generationId: string): Promise<string | undefined>
  /**
   * Keeps a picture for as long as its generation is. Nothing is kept where the client keeps no requests, the
   * generation has no finished video, or the picture is anything but a base64 `data:` URL of a WebP, JPEG or PNG of at
   * most 32 KB.
   */
  set(generationId: string, dataUrl: string): Promise<void>
  /** Calls back when that generation's picture is there, or another one. Returns its own undo. */
  subscribe(generationId: string, listener: () => void): () => void
}
