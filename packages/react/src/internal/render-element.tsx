import { cloneElement, createElement } from 'react'
import type {
  ComponentPropsWithoutRef,
  CSSProperties,
  ForwardRefExoticComponent,
  JSX,
  ReactElement,
  Ref,
  RefAttributes,
} from 'react'
import { composeRefs } from './compose-refs.ts'
import { mergeProps } from './merge-props.ts'
import type { AnyProps } from './merge-props.ts'

type Tag = keyof JSX.IntrinsicElements

/** What every part takes besides its element's own props. `State` is mirrored as `data-*`. */
export interface PartOptions<State> {
  className?: string | ((state: State) => string | undefined) | undefined
  style?: CSSProperties | ((state: State) => CSSProperties | undefined) | undefined
  /** Replaces the element: another element, or a function of the merged props and the state. */
  render?: ReactElement<AnyProps> | ((props: AnyProps, state: State) => ReactElement) | undefined
}

export type PartProps<Element extends Tag, State> = Omit<
  ComponentPropsWithoutRef<Element>,
  keyof PartOptions<State>
> &
  PartOptions<State>

/** A component that forwards its ref to the element it renders. */
export type Part<Props, Element> = ForwardRefExoticComponent<Props & RefAttributes<Element>>

/** Renders one part: the user's props over the part's own, state as `data-*`, refs composed. */
export function renderElement<State extends object, Element>(
  tag: Tag,
  { className, style, render, ...props }: PartOptions<State>,
  ref: Ref<Element> | undefined,
  state: State,
  own: AnyProps = {},
): ReactElement {
  const merged = mergeProps(
    { ...own, ...dataAttributes(state) },
    {
      ...props,
      className: typeof className === 'function' ? className(state) : className,
      style: typeof style === 'function' ? style(state) : style,
    },
  )
  if (typeof render === 'function') return render({ ...merged, ref }, state)
  if (!render) return createElement(tag, { ...merged, ref })
  return cloneElement(render, {
    ...mergeProps(merged, render.props),
    ref: composeRefs(ref, refOf<Element>(render)),
  })
}

function dataAttributes(state: object): AnyProps {
  return Object.fromEntries(
    Object.entries(state)
      .filter(([, value]) => value !== undefined && value !== false)
      .map(([name, value]) => [`data-${kebab(name)}`, value === true ? '' : value]),
  )
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

// React 18 keeps an element's ref beside its props and warns of a look among them; 19 the other way round.
function refOf<Element>(element: ReactElement<AnyProps>): Ref<Element> | undefined {
  const beside = Object.getOwnPropertyDescriptor(element, 'ref')
  const ref: unknown = beside && 'value' in beside ? beside.value : element.props['ref']
  return isRef<Element>(ref) ? ref : undefined
}

function isRef<Element>(value: unknown): value is NonNullable<Ref<Element>> {
  return typeof value === 'function' || (typeof value === 'object' && value !== null)
}
