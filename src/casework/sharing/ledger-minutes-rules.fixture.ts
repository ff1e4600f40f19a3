import { headOf, isShieldedFrom, mayRead, type Place, readsOnPages, takesPart } from './ledger-rules.fixture.ts'
import { type Situation, SPECIAL } from './ledger-situations.fixture.ts'

type Written = Situation['items'][number]

/** What else was said about a line. */
const saidAbout = ({ items }: Situation, line: number) =>
  items.flatMap((one, no) => (one.kind === 'minutes' && one.line === line ? [{ ...one, no }] : [])).slice(1)

/** Whether minutes show what was said: what is said about a line that is not there for somebody is not there either. */
export function readsInMinutes(told: Situation, reader: number, no: number, place: Place = 'screen'): boolean {
  const written = told.items[no]
  return (
    written?.kind === 'minutes' &&
    [no, headOf(told, written.line)].every((one) => readsOnPages(told, reader, one, place))
  )
}

/** Where minutes tell somebody that something ordinary or protected stands there: in place of a line, and below one. */
export function sensesInMinutes(told: Situation, reader: number): { readonly line: boolean; readonly more: boolean } {
  const isLocked = (no: number, written: Written): boolean =>
    !mayRead(told, reader, no) && !isShieldedFrom(told, reader, { written, place: 'screen' })
  const heads = told.lines.flatMap((_, line) => {
    const no = headOf(told, line)
    const head = told.items[no]
    return takesPart(told, reader) && head && head.category !== SPECIAL ? [{ no, head, line }] : []
  })
  return {
    line: heads.some(({ no, head }) => isLocked(no, head)),
    more: heads.some(
      ({ no, line }) => mayRead(told, reader, no) && saidAbout(told, line).some((one) => isLocked(one.no, one)),
    ),
  }
}
