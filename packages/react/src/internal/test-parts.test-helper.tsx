import { fireEvent, screen } from '@testing-library/react'
import { createRef, forwardRef } from 'react'
import type { ComponentPropsWithoutRef, CSSProperties, ReactElement, Ref } from 'react'
import { expect, it } from 'vitest'
import type { AnyProps } from './merge-props.ts'

/** What every part takes, whatever its element. */
export interface CommonProps {
  ref?: Ref<never>
  title?: string
  'data-testid'?: string
  'data-mine'?: string
  className?: string | ((state: object) => string)
  style?: CSSProperties | ((state: object) => CSSProperties)
  render?: ReactElement<AnyProps> | ((props: AnyProps, state: object) => ReactElement)
  onClick?: (event: { preventDefault: () => void }) => void
  onSubmit?: (event: { preventDefault: () => void }) => void
}

export interface ConformingPart {
  draw: (props: CommonProps) => ReactElement
  slot: string
  /** Its attributes; `null` where there is none now. */
  state: Record<string, string | null>
}

/** Makes sure that parts carry what they are given: ref, props, `className`, `style`, `render`, and their state. */
export function testParts<Case extends ConformingPart>(
  parts: Readonly<Record<string, Case>>,
  /** Renders the part in a state in which it shows, with the test id `part`. */
  show: (part: Case, props: CommonProps) => Promise<{ unmount: () => void }>,
): void {
  const cases = Object.entries(parts)

  it.each(cases)('%s carries its slot, its state, and what it is given', async (_, part) => {
    await show(part, { title: 'Mine', 'data-mine': 'yes' })

    const element = screen.getByTestId('part')
    const expected = { 'data-slot': part.slot, 'data-mine': 'yes', title: 'Mine', ...part.state }
    expect(attributesOf(element, Object.keys(expected))).toEqual(expected)
  })

  it.each(cases)('%s hands its element to a ref object and to a ref function', async (_, part) => {
    const ref = createRef<never>()
    await show(part, { ref })
    expect(ref.current).toBe(screen.getByTestId('part'))

    const seen: unknown[] = []
    const { unmount } = await show(part, {
      ref: (element) => void seen.push(element),
      title: 'second',
    })
    expect(seen.at(-1)).toBe(screen.getByTitle('second'))
    unmount()
    expect(seen.at(-1)).toBeNull()
  })

  it.each(cases)('%s takes className and style as values', async (_, part) => {
    await show(part, { className: 'mine', style: { color: 'red' } })

    expect(screen.getByTestId('part')).toHaveClass('mine')
    expect(screen.getByTestId('part')).toHaveStyle({ color: 'rgb(255, 0, 0)' })
  })

  it.each(cases)('%s takes className and style as functions of its state', async (_, part) => {
    await show(part, {
      className: (state) => Object.keys(state).join(' '),
      style: (state) => ({ order: Object.keys(state).length }),
    })

    const element = screen.getByTestId('part')
    const names = stateNames(part)
    expect(element).toHaveClass(...names)
    expect(Number(element.style.order)).toBeGreaterThanOrEqual(names.length)
  })

  it.each(cases)(
    '%s renders another element with both refs, props and handlers',
    async (_, part) => {
      const [outer, inner] = [createRef<never>(), createRef<HTMLElement>()]
      const order: string[] = []
      const onClick = () => order.push('part’s')

      await show(part, {
        ref: outer,
        className: 'mine',
        onClick,
        render: <Other ref={inner} className="other" onClick={() => order.push('element’s')} />,
      })

      const element = screen.getByTestId('part')
      expect(element.tagName).toBe('SECTION')
      expect(element).toHaveClass('mine', 'other')
      expect(element).toHaveAttribute('data-slot', part.slot)
      expect([outer.current, inner.current]).toEqual([element, element])
      fireEvent.click(element)
      expect(order).toEqual(['element’s', 'part’s'])
    },
  )

  it.each(cases)('%s renders what a function of its props and state gives', async (_, part) => {
    const ref = createRef<never>()
    await show(part, {
      ref,
      render: (props, state) => <section {...props} id={Object.keys(state).join('-')} />,
    })

    const element = screen.getByTestId('part')
    expect(element.tagName).toBe('SECTION')
    expect(element).toHaveAttribute('data-slot', part.slot)
    for (const name of stateNames(part)) expect(element.id).toContain(name)
    expect(ref.current).toBe(element)
  })
}

const Other = forwardRef<HTMLElement, ComponentPropsWithoutRef<'section'>>(
  function Other(props, ref) {
    return <section {...props} ref={ref} />
  },
)

function attributesOf(element: Element, names: readonly string[]): Record<string, string | null> {
  return Object.fromEntries(names.map((name) => [name, element.getAttribute(name)]))
}

/** The state's fields, as their attributes are named. */
function stateNames({ state }: ConformingPart): string[] {
  return Object.keys(state)
    .filter((name) => name !== 'data-code')
    .map((name) =>
      name.slice('data-'.length).replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()),
    )
}
