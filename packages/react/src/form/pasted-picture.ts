/** The first picture among what is pasted. */
export function pastedPicture({ files }: DataTransfer): File | undefined {
  return Array.from(files).find(({ type }) => type.startsWith('image/'))
}
