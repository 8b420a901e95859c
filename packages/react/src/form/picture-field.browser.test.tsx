import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, it, onTestFinished } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../styles.css'
import { canary, makePicture, quarters } from '../image/make-picture.test-helper.ts'
import type { PictureOptions } from '../image/make-picture.test-helper.ts'
import { readImage } from '../image/read-image.ts'
import { blobOf, cornersOf } from '../image/picture-colors.test-helper.ts'
import {
  chooseButton,
  drag,
  holding,
  holdOver,
  paste,
  pictureField,
  ways,
} from './give-pictures.test-helper.ts'
import type { Way } from './give-pictures.test-helper.ts'
import { generate, promptField, showForm } from './show-form.test-helper.tsx'

const everyWay = Object.keys(ways) as Way[]

async function file(options: PictureOptions = {}, name = 'harbour'): Promise<File> {
  const picture = await makePicture(options)
  return new File([picture], name, { type: picture.type })
}

/** Lossy or lossless, as the chunk of its pixels says. */
async function webp(chunk: 'VP8 ' | 'VP8L', quality: number): Promise<File> {
  const picture = await file({ type: 'image/webp', quality })
  expect(await picture.text()).toContain(chunk)
  return picture
}

/** A camera's own: it lies on its side, and says where it was taken. */
const rotated = () => file({ width: 640, height: 480, orientation: 6 })
const turned = ['blue', 'red', 'yellow', 'lime']
const large = () => file({ width: 7744, height: 5184, orientation: 6 })

/** The pictures that a field shows. */
function shown(name: string): HTMLImageElement[] {
  return within(pictureField(name)).queryAllByRole('img')
}

function untilShown(name: string, count = 1): Promise<HTMLImageElement> {
  return waitFor(() => {
    const pictures = shown(name)
    const last = pictures.at(-1)
    if (pictures.length !== count || !last) throw new Error(`${pictures.length} are shown.`)
    return last
  })
}

it.each(everyWay)('takes a JPEG, a PNG and two kinds of WebP by %s', async (way) => {
  showForm({})
  for (const picture of [
    await file({ type: 'image/jpeg' }),
    await file({ type: 'image/png' }),
    await webp('VP8 ', 0.8),
    await webp('VP8L', 1),
  ]) {
    await ways[way]('First frame', picture)

    const { src, alt } = await untilShown('First frame')
    expect(alt).toBe('First frame, as chosen')
    expect(await cornersOf(src)).toEqual(quarters)
    await userEvent.click(screen.getByRole('button', { name: 'Remove: First frame' }))
    expect(shown('First frame')).toEqual([])
  }
})

it.each(everyWay)(
  'shows a turned picture upright by %s, and sends nothing of its place',
  async (way) => {
    const { bodies, client } = showForm({ defaultModel: 'veo-3.1-generate-preview' })

    await ways[way]('First frame', await rotated())
    expect(await cornersOf((await untilShown('First frame')).src)).toEqual(turned)
    await userEvent.click(generate())

    await waitFor(() => expect(bodies).toHaveLength(1))
    const sent = String(bodies[0]?.['image'])
    expect(await cornersOf(sent)).toEqual(turned)
    expect(await (await blobOf(sent)).text()).not.toContain('CANARY')
    expect(atob(sent.replace(/^.*,/, ''))).not.toContain('Exif')
    expect(JSON.stringify(client.generations.list())).not.toContain(btoa(canary).slice(0, 12))
  },
)

const unusable: readonly [what: string, make: () => Promise<File> | File, says: string][] = [
  ['nothing', () => new File([], 'a.jpg', { type: 'image/jpeg' }), 'This file is empty.'],
  [
    'a PDF called .jpg',
    () => new File(['%PDF-1.7\n%âãÏÓ'], 'a.jpg', { type: 'image/jpeg' }),
    'This is a file of type PDF, not a picture.',
  ],
  [
    'a text',
    () => new File(['A boat'], 'a.txt', { type: 'text/plain' }),
    'This file is not a picture.',
  ],
  [
    'half a JPEG',
    async () => new File([(await makePicture()).slice(0, 2000)], 'a.jpg', { type: 'image/jpeg' }),
    'This picture is damaged or incomplete.',
  ],
  [
    'a picture too small',
    () => file({ width: 320, height: 200 }),
    '320 × 200 pixels are too few: the model needs 240 on the shorter side.',
  ],
]

it.each(unusable)('says that %s cannot be used, however it is given', async (_, make, says) => {
  showForm({})
  for (const way of everyWay) {
    await ways[way]('First frame', await make())

    const alert = await waitFor(() => screen.getByText(says))
    expect(alert.closest('[role=alert]')).not.toBeNull()
    expect(chooseButton('First frame')).toHaveAccessibleDescription(says)
    await ways.drop('First frame', await file())
    await untilShown('First frame')
    expect(screen.queryByText(says)).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: 'Remove: First frame' }))
  }
})

it.each(['drop', 'paste'] as const)(
  'takes a picture at once, before what takes folders and marks the field is loaded, by %s',
  async (way) => {
    const dropped = holding(await file())
    showForm({})

    // In the same turn: nothing can be loaded yet.
    if (way === 'paste') expect(paste(chooseButton('First frame'), dropped)).toBe(false)
    else expect(drag(pictureField('First frame'), 'drop', dropped)).toBe(false)

    expect(await cornersOf((await untilShown('First frame')).src)).toEqual(quarters)
  },
)

it('leaves text that is dragged, and the page’s own file fields, alone', async () => {
  showForm({})
  const host = document.body.appendChild(document.createElement('div'))
  onTestFinished(() => host.remove())
  const field = host.attachShadow({ mode: 'open' }).appendChild(document.createElement('input'))
  field.type = 'file'
  const words = new DataTransfer()
  words.setData('text/plain', 'A fox')
  await holdOver('First frame', holding(await file()))

  // Whether the browser goes on with it.
  expect(drag(promptField(), 'dragover', words)).toBe(true)
  expect(drag(promptField(), 'drop', words)).toBe(true)
  expect(drag(field, 'drop', holding(await file()))).toBe(true)
})

it('keeps the page from being left for a file that is dropped beside a field', async () => {
  const dropped = holding(await file())
  showForm({})

  expect(drag(promptField(), 'dragover', dropped)).toBe(false)
  expect(drag(promptField(), 'drop', dropped)).toBe(false)
  expect(shown('First frame')).toEqual([])
  cleanup()
  expect(drag(document.body, 'drop', dropped)).toBe(true)
})

it('goes on marking a field that went away and came back', async () => {
  showForm({ defaultModel: 'veo-3.1-generate-preview' })
  await holdOver('First frame', holding(await file()))
  const model = screen.getByRole('combobox', { name: 'Model' })

  await userEvent.selectOptions(model, 'seedance-1.0-pro')
  await ways.drop('References', await file())
  await untilShown('References')
  await userEvent.selectOptions(model, 'veo-3.1-generate-preview')
  await ways.drop('First frame', await file({ orientation: 6 }))

  expect(await cornersOf((await untilShown('First frame')).src)).toEqual(turned)
})

it('takes one of two that are dropped at once', async () => {
  showForm({})

  await ways.drop('First frame', await file(), await file({ orientation: 6 }))

  expect(await cornersOf((await untilShown('First frame')).src)).toEqual(quarters)
  expect(screen.getByText('The model takes up to 1.')).toBeVisible()
})

it('reads a reference that is given while another is read after it', async () => {
  showForm({ defaultModel: 'seedance-1.0-pro' })

  await ways.drop('References', await large())
  await waitFor(() => screen.getByRole('progressbar'))
  await ways.drop('References', await file())

  await untilShown('References', 2)
  expect(await cornersOf(shown('References')[0]?.src ?? '')).toEqual(turned)
  expect(await cornersOf(shown('References')[1]?.src ?? '')).toEqual(quarters)
})

it('takes as many references at once as there is room for, and says which is none', async () => {
  showForm({ defaultModel: 'seedance-1.0-pro' })
  const text = new File(['A boat'], 'a.txt', { type: 'text/plain' })

  await ways.drop('References', await file(), await file({ orientation: 6 }))
  await untilShown('References', 2)
  await ways.pick('References', text, await file())

  await untilShown('References', 3)
  const group = pictureField('References').closest('[data-field]')
  await waitFor(() => expect(group?.textContent).toContain('This file is not a picture.'))
})

it('says how many references there may be where more are given', async () => {
  showForm({ defaultModel: 'seedance-1.0-pro' })

  await ways.drop(
    'References',
    ...(await Promise.all([1, 3, 6, 8, 1].map((orientation) => file({ orientation })))),
  )
  await untilShown('References', 4)
  expect(pictureField('References').closest('[data-field]')?.textContent).toContain(
    'The model takes up to 4.',
  )

  await userEvent.click(screen.getByRole('button', { name: 'Remove: References 2' }))
  expect(screen.queryByText('The model takes up to 4.')).toBeNull()
})

it('takes a picture that a file manager copied, which adds its name, pasted into the prompt', async () => {
  showForm({})
  const picture = await file()
  const copied = holding(picture)
  copied.setData('text/plain', picture.name)

  paste(promptField(), copied)

  await untilShown('First frame')
})

it('says that a linked picture has not exactly the pixels that Sora needs', async () => {
  showForm({ defaultModel: 'sora-2' })
  const copied = new DataTransfer()
  copied.setData('text/plain', new URL('/docs/card.png', location.href).href)

  paste(chooseButton('First frame'), copied)

  const group = (await untilShown('First frame')).closest('[data-field]')
  await waitFor(() =>
    expect(group?.textContent).toMatch(/has \d+ × \d+ pixels, the model needs 720 × 1280\./),
  )
})

it('looks at a link before it sends it to Sora, though it was pasted in the same turn', async () => {
  const { bodies } = showForm({ defaultModel: 'sora-2' })
  const copied = new DataTransfer()
  copied.setData('text/plain', new URL('/docs/card.png', location.href).href)

  paste(chooseButton('First frame'), copied)
  generate().click()

  const group = pictureField('First frame').closest('[data-field]')
  await waitFor(() => expect(group?.textContent).toMatch(/the model needs 720 × 1280\./))
  await waitFor(() => expect(generate()).toBeEnabled())
  expect(bodies).toEqual([])
})

it('takes a link that is pasted, or a picture of another page that is dropped, as it is', async () => {
  const { bodies } = showForm({ defaultModel: 'veo-3.1-generate-preview' })
  const link = 'https://pictures.example/harbour.jpg'
  const copied = new DataTransfer()
  copied.setData('text/plain', `${link}\n`)
  const dragged = new DataTransfer()
  dragged.setData('text/uri-list', `${link}?2`)
  dragged.setData('text/html', `<img src="${link}?2">`)

  paste(chooseButton('First frame'), copied)
  expect((await untilShown('First frame')).src).toBe(link)
  drag(pictureField('Last frame'), 'drop', dragged)
  expect((await untilShown('Last frame')).src).toBe(`${link}?2`)
  await userEvent.click(generate())

  await waitFor(() => expect(bodies).toMatchObject([{ image: link, lastFrame: `${link}?2` }]))
})

it('takes the file where a picture of another page brings both along', async () => {
  showForm({})
  const dragged = holding(await file())
  dragged.setData('text/uri-list', 'https://pictures.example/harbour.jpg')

  drag(pictureField('First frame'), 'drop', dragged)

  expect(await cornersOf((await untilShown('First frame')).src)).toEqual(quarters)
})

it('leaves other text alone that is pasted into a picture field', () => {
  showForm({})
  const copied = new DataTransfer()
  copied.setData('text/plain', 'javascript:alert(1)')

  expect(paste(chooseButton('First frame'), copied)).toBe(true)

  expect(shown('First frame')).toEqual([])
})

it('marks the field while a file is held over it', async () => {
  showForm({})
  const held = holding(await file())

  await holdOver('First frame', held)
  drag(pictureField('First frame'), 'dragleave', held)
  await waitFor(() => expect(pictureField('First frame')).not.toHaveAttribute('data-dragging'))
})

it('replaces a picture by another that is dropped on it, and keeps it where that is none', async () => {
  showForm({})
  await ways.drop('First frame', await file())
  const { src } = await untilShown('First frame')

  await ways.drop('First frame', await file({ orientation: 6 }))
  await waitFor(() => expect(shown('First frame')[0]?.src).not.toBe(src))
  await ways.drop('First frame', new File([], 'empty.jpg'))

  await waitFor(() => screen.getByText('This file is empty.'))
  expect(await cornersOf((await untilShown('First frame')).src)).toEqual(turned)
})

it('puts a picture that is pasted into the prompt where there is room for one', async () => {
  showForm({ defaultModel: 'veo-3.1-generate-preview' })

  // Whatever name the clipboard has for it stays out of the prompt.
  expect(paste(promptField(), holding(await file()))).toBe(false)
  await untilShown('First frame')
  paste(promptField(), holding(await file({ orientation: 6 })))
  expect(await cornersOf((await untilShown('Last frame')).src)).toEqual(turned)
  paste(promptField(), holding(await file({ orientation: 3 })))

  expect(await cornersOf((await untilShown('First frame')).src)).toEqual(quarters)
  expect(promptField()).toHaveValue('A boat')
})

it('takes text for text that brings its own picture along, as office programs copy it', async () => {
  showForm({})
  const picture = await file()
  const copied = holding(picture)
  copied.setData('text/plain', 'A fox')

  paste(promptField(), copied)
  expect(screen.queryByRole('progressbar')).toBeNull()
  // By then the form would have read it, too.
  for (let times = 0; times < 3; times++) await readImage(picture)
  expect(shown('First frame')).toEqual([])
})

it('puts a picture that is pasted into a field there, and nowhere else', async () => {
  showForm({ defaultModel: 'seedance-1.0-pro' })

  await ways.paste('References', await file())

  await untilShown('References')
  expect(screen.queryByRole('group', { name: 'First frame' })).toBeNull()
})

it('takes up to four references, and frames or references but never both', async () => {
  const { bodies } = showForm({ defaultModel: 'seedance-1.0-pro' })
  expect(pictureField('First frame')).toBeVisible()
  let count = 0
  for (const orientation of [1, 3, 6, 8]) {
    await ways.pick('References', await file({ orientation }))
    await untilShown('References', (count += 1))
  }
  expect(within(pictureField('References')).queryByText('Choose a picture')).toBeNull()
  expect(screen.queryByRole('group', { name: 'First frame' })).toBeNull()
  expect(shown('References').map(({ alt }) => alt)).toEqual(
    [1, 2, 3, 4].map((index) => `References ${index}, as chosen`),
  )

  await userEvent.click(screen.getByRole('button', { name: 'Remove: References 2' }))
  await userEvent.click(generate())

  await waitFor(() => expect(bodies).toHaveLength(1))
  const images = bodies[0]?.['images']
  expect(images).toHaveLength(3)
  expect(await cornersOf(String(Array.isArray(images) && images[1]))).toEqual(turned)
})

it('reads 40 megapixels while the prompt is written, and stops when told to', async () => {
  showForm({ defaultValues: {} })
  await ways.drop('First frame', await large())
  const reading = await waitFor(() => screen.getByRole('progressbar'))
  expect(reading).toHaveAccessibleName('Reading the picture…')

  // In the page: on their way from the driver, keys might find the picture read.
  let written = ''
  while (reading.isConnected) {
    written += '船'
    fireEvent.change(promptField(), { target: { value: written } })
    expect(promptField()).toHaveValue(written)
    await new Promise((resolve) => setTimeout(resolve))
  }
  const { src } = await untilShown('First frame')
  expect(await cornersOf(src)).toEqual(turned)
  expect(promptField()).toHaveValue(written)
  expect(written.length).toBeGreaterThan(5)

  await userEvent.click(screen.getByRole('button', { name: 'Remove: First frame' }))
  await ways.drop('First frame', await large())
  // At once: on its way from the driver, a press might find the picture read.
  await waitFor(() => {
    const cancel = screen.getByRole('button', { name: 'Cancel' })
    cancel.focus()
    cancel.click()
  })
  await waitFor(() => expect(chooseButton('First frame')).toHaveFocus())
  expect(screen.queryByRole('progressbar')).toBeNull()
  await ways.drop('First frame', new File([], 'empty.jpg'))
  await waitFor(() => screen.getByText('This file is empty.'))
  expect(shown('First frame')).toEqual([])
})

it('keeps the focus in the form where a picture is removed', async () => {
  showForm({ defaultModel: 'veo-3.1-generate-preview' })
  await ways.drop('First frame', await file())
  await untilShown('First frame')
  await ways.drop('Last frame', await file())
  await untilShown('Last frame')

  await userEvent.click(screen.getByRole('button', { name: 'Remove: Last frame' }))
  expect(chooseButton('Last frame')).toHaveFocus()
  await userEvent.click(screen.getByRole('button', { name: 'Remove: First frame' }))
  expect(chooseButton('First frame')).toHaveFocus()
})

it('still holds the picture when it is shown again, after a reload as well', async () => {
  const clientOptions = { scope: crypto.randomUUID() }
  const { showAgain } = showForm({}, { clientOptions })
  await ways.drop('First frame', await file({ orientation: 6 }))
  const { src } = await untilShown('First frame')

  showAgain()
  expect(shown('First frame').map((picture) => picture.src)).toEqual([src])
  cleanup()
  showForm({}, { clientOptions })
  expect(shown('First frame').map((picture) => picture.src)).toEqual([src])
})
