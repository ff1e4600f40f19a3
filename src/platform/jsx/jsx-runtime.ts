import type { Child, PropsWithChildren } from 'hono/jsx'
import { Element, type Props } from './element.ts'

// The types of elements and attributes are those of hono/jsx, and so are `Child` and `PropsWithChildren`.
export type { JSX } from 'hono/jsx/jsx-runtime'

/** What the compiler makes of `<tag …>`: an element, written only when the page is. */
export const jsx = (tag: Element['tag'], props: Props): Element => new Element(tag, props)
export const jsxs = jsx

/** Several things one after another, with nothing around them. */
export const Fragment = ({ children }: PropsWithChildren): Child => children
