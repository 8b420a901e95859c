import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from 'vitest/browser'

/** The group of a picture field. */
export function pictureField(name: string): HTMLElement {
  return screen.getByRole('group', { name })
}

/** The button that opens the browser's own choice of files. */
export function chooseButton(name: string): HTMLElement {
  return within(pictureField(name)).getByRole('button', { name: `Choose a picture: ${name}` })
}

/** Three ways to give a picture to a field, all through the browser's own events. */
export const ways = {
  /** Chosen with the browser's own dialogue, which no test can open: its answer is put into the file input. */
  async pick(name: string, ...files: readonly File[]) {
    const input = pictureField(name).querySelector('input')
    if (!input) throw new Error('There is no file input.')
    await userEvent.upload(input, [...files])
  },
  async drop(name: string, ...files: readonly File[]) {
    const dataTransfer = holding(...files)
    await holdOver(name, dataTransfer)
    drag(pictureField(name), 'dragover', dataTransfer)
    drag(pictureField(name), 'drop', dataTransfer)
  },
  async paste(name: string, ...files: readonly File[]) {
    const clipboardData = holding(...files)
    await holdOver(name, clipboardData)
    drag(pictureField(name), 'dragleave', clipboardData)
    paste(chooseButton(name), clipboardData)
  },
} as const

/** Holds files over a field until it is marked, as it is once what takes them is loaded. */
export async function holdOver(name: string, dataTransfer: DataTransfer): Promise<void> {
  await waitFor(() => {
    const field = pictureField(name)
    if (field.hasAttribute('data-dragging')) return
    drag(field, 'dragleave', dataTransfer)
    drag(field, 'dragenter', dataTransfer)
    throw new Error('The field is not marked.')
  })
}

export type Way = keyof typeof ways

export function holding(...files: readonly File[]): DataTransfer {
  const data = new DataTransfer()
  for (const file of files) data.items.add(file)
  return data
}

/** @returns Whether the browser would open it by itself. */
export function drag(
  target: Element,
  type: 'dragenter' | 'dragover' | 'dragleave' | 'drop',
  dataTransfer: DataTransfer,
): boolean {
  return target.dispatchEvent(
    new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true, composed: true }),
  )
}

/** @returns Whether the browser would put it into the field by itself. */
export function paste(target: Element, clipboardData: DataTransfer): boolean {
  return target.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
  )
}
