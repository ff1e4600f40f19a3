import { raw } from 'hono/html'
import { createContext, useContext } from '../jsx/context.ts'
import { written } from '../jsx/element.ts'

/** How the row is called in which a field stands, as "Cel 2"; nothing outside rows. */
export const RowContext = createContext<string | null>(null)

/** A summary names a field by its label; longer ones are cut between words. Inferred: two lines of a narrow page. */
const MOST = 90
/** What stands in the summary until the field is written. No text of a page holds a comment, because texts are escaped. */
const PLACE = /<!--called:([^>]*)-->/g
const placeOf = (id: string) => `<!--called:${encodeURIComponent(id)}-->`

// A page is written at once, so these are the fields of one page.
let labels: Map<string, string> | null = null

/** Writes a form, and into its summary of errors what the fields are called: they stand below it. A form within joins the one around. */
export function withCalledFields<T>(write: () => T) {
  if (labels) return write()
  const here = new Map<string, string>()
  labels = here
  try {
    return raw(written(write()).replace(PLACE, (_, id: string) => here.get(decodeURIComponent(id)) ?? ''))
  } finally {
    labels = null
  }
}

/** Says to the summary of errors what a field is called; the first one of an id counts. */
export function useCalled(id: string, label: unknown): void {
  const row = useContext(RowContext)
  if (!labels || labels.has(id)) return
  const own = textOf(label)
  const whole = row === null ? own : [row, own].filter(Boolean).join(', ')
  if (whole !== '') labels.set(id, /[.?!:]$/.test(whole) ? `${whole} ` : `${whole}: `)
}

/** The place in a summary where the name of a field is to stand. */
export const calledLater = (id: string) => raw(placeOf(id))

function textOf(label: unknown): string {
  const text = written(label)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (text.length <= MOST) return text
  return `${text.slice(0, text.lastIndexOf(' ', MOST))}…`
}
