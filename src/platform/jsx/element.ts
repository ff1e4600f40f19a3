/** What stands between the tags and in them, by name. Children are whatever was put there. */
export type Props = Readonly<Record<string, unknown>> & { readonly children?: unknown }
/** A part of a page: given its properties, what stands there. */
type Part = (props: Props) => unknown

/**
 * One element of a page or one part of it, not yet written. It is written from the outside in, so that a part finds what the parts around
 * it provide, and at once: nothing on a page waits.
 */
export class Element {
  readonly tag: string | Part
  readonly props: Props

  constructor(tag: string | Part, props: Props) {
    this.tag = tag
    this.props = props
  }

  /** The element as HTML. */
  toString(): string {
    return written(this)
  }
}

const EMPTY = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
])

/** Attributes that say yes by being there. Every other one says `true` or `false`, as those of ARIA do. */
const SAYS_YES = new Set([
  'allowfullscreen',
  'async',
  'autofocus',
  'autoplay',
  'checked',
  'controls',
  'default',
  'defer',
  'disabled',
  'download',
  'formnovalidate',
  'hidden',
  'inert',
  'ismap',
  'itemscope',
  'loop',
  'multiple',
  'muted',
  'nomodule',
  'novalidate',
  'open',
  'playsinline',
  'readonly',
  'required',
  'reversed',
  'selected',
])

const NAME = /^[a-z][a-z0-9:_.-]*$/i
const names = new Set<string>()

/** Names are written as they are, so one that is none must not get there. Programs name few, so each is looked at once. */
function checked(name: string): string {
  if (!names.has(name)) {
    if (!NAME.test(name)) throw new Error(`not a name of an element or attribute: ${name}`)
    names.add(name)
  }
  return name
}

/** HTML of anything that may stand on a page. Throws for what cannot: a promise, an object. */
export function written(child: unknown): string {
  switch (typeof child) {
    case 'string':
      return escaped(child)
    case 'number':
      return String(child)
    case 'boolean':
    case 'undefined':
      return ''
  }
  if (child === null) return ''
  if (child instanceof Element) return elementOf(child)
  if (Array.isArray(child)) {
    let html = ''
    for (const one of child) html += written(one)
    return html
  }
  // What `raw` of hono/html says is HTML already.
  if (child instanceof String && 'isEscaped' in child) return child.toString()
  throw new Error(`nothing that can stand on a page: ${Object.prototype.toString.call(child)}`)
}

function elementOf({ tag, props }: Element): string {
  if (typeof tag !== 'string') return written(tag(props))
  let html = `<${checked(tag)}`
  for (const name in props) if (name !== 'children') html += attribute(name, props[name])
  if (EMPTY.has(tag)) return `${html}/>`
  return `${html}>${written(props.children)}</${tag}>`
}

function attribute(name: string, value: unknown): string {
  switch (typeof value) {
    case 'string':
      return ` ${checked(name)}="${escaped(value)}"`
    case 'number':
      return ` ${checked(name)}="${value}"`
    case 'boolean':
      if (!SAYS_YES.has(name)) return ` ${checked(name)}="${value}"`
      return value ? ` ${checked(name)}=""` : ''
  }
  if (value === null || value === undefined) return ''
  throw new Error(`nothing that an attribute can say: ${name}`)
}

const SPECIAL = /[&<>"']/
const EACH_SPECIAL = /[&<>"']/g
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as HTML, for the content of an element and of an attribute alike. */
const escaped = (text: string): string =>
  SPECIAL.test(text) ? text.replace(EACH_SPECIAL, (one) => ESCAPES[one] ?? one) : text
