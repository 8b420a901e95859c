/** Whether there is anything here that decodes videos: not on a server, nor in jsdom. */
export function canDecodeVideo(): boolean {
  return (
    typeof document !== 'undefined' &&
    document.createElement('video').canPlayType('video/mp4') !== ''
  )
}
