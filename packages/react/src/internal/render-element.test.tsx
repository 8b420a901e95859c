import { fireEvent, render, screen } from '@testing-library/react'
import { createRef, forwardRef } from 'react'
import type { ComponentPropsWithoutRef } from 'react'
import { expect, it, vi } from 'vitest'
import { renderElement } from './render-element.tsx'
import type { PartProps } from './render-element.tsx'

const Button = forwardRef<HTMLButtonElement, PartProps<'button', { open: boolean; size: string }>>(
  function Button(props, ref) {
    const state = { open: true, size: 'large' }
    return renderElement('button', props, ref, state, {
      className: 'own',
      onClick: ownClick,
      children: 'Press',
    })
  },
)
const ownClick = vi.fn()

const Other = forwardRef<HTMLButtonElement, ComponentPropsWithoutRef<'button'>>(
  function Other(props, ref) {
    return <button type="reset" {...props} ref={ref} />
  },
)

it('mirrors the state, forwards the ref and lets the user’s props win', () => {
  const ref = createRef<HTMLButtonElement>()

  render(
    <Button ref={ref} className={({ size }) => size} style={{ color: 'red' }} title="Press">
      Other
    </Button>,
  )

  const button = screen.getByRole('button', { name: 'Other' })
  expect(ref.current).toBe(button)
  expect(button).toHaveClass('own', 'large')
  expect(button).toHaveAttribute('data-open', '')
  expect(button).toHaveAttribute('data-size', 'large')
  expect(button).toHaveStyle({ color: 'rgb(255, 0, 0)' })
})

it('calls the user’s handler first, which may keep ours from running', () => {
  const order: string[] = []
  ownClick.mockImplementation(() => order.push('own'))
  const { rerender } = render(<Button onClick={() => order.push('user')} />)
  fireEvent.click(screen.getByRole('button'))
  expect(order).toEqual(['user', 'own'])

  rerender(<Button onClick={(event) => event.preventDefault()} />)
  fireEvent.click(screen.getByRole('button'))
  expect(order).toEqual(['user', 'own'])
})

it('renders another element with both refs, merged props and both handlers', () => {
  const outer = createRef<HTMLButtonElement>()
  const inner = createRef<HTMLButtonElement>()
  const click = vi.fn()
  ownClick.mockReset()

  render(<Button ref={outer} render={<Other ref={inner} className="theirs" onClick={click} />} />)

  const other = screen.getByText('Press')
  fireEvent.click(other)
  expect(other).toHaveAttribute('type', 'reset')
  expect(other).toHaveClass('own', 'theirs')
  expect(inner.current).toBe(other)
  expect(outer.current).toBe(other)
  expect(click).toHaveBeenCalledTimes(1)
  expect(ownClick).toHaveBeenCalledTimes(1)
})

it('renders what a function of props and state gives', () => {
  render(<Button render={(props, { size }) => <div {...props} id={size} />} />)

  expect(screen.getByText('Press').id).toBe('large')
})
