import { LocalDate } from '#kernel'

/** A paid line of the package: what, how many, and grosze for one. */
export type PackageLine = { readonly what: string; readonly quantity: number; readonly price: number }
/** A step of the schedule. */
export type ScheduleStep = { readonly on: LocalDate; readonly what: string }

const MOST_LINES = 50
const MOST_WHAT = 150
const LINE = /^(.+?)\s*;\s*(\d{1,5})\s*;\s*(\d[\d\s]{0,9})(?:[.,](\d{1,2}))?\s*(?:zł)?$/
const STEP = /^(\d{1,2})\.(\d{1,2})\.(\d{4})\s+(.+)$/

const linesOf = (text: string): readonly string[] =>
  text.split('\n').flatMap((one) => (one.trim() === '' ? [] : [one.trim()]))

/** A package as it is typed, a line for each: "warsztaty; 4; 300,00". The number of the first line that cannot be read, where there is one. */
export function readPackage(text: string): { readonly lines: readonly PackageLine[] } | { readonly wrong: number } {
  const typed = linesOf(text)
  const lines = typed.slice(0, MOST_LINES).map((one) => {
    const [, what = '', quantity = '', whole = '', fraction = ''] = LINE.exec(one) ?? []
    const price = Number(whole.replace(/\s/g, '')) * 100 + Number(fraction.padEnd(2, '0'))
    return { what: what.trim(), quantity: Number(quantity), price }
  })
  const wrong = lines.findIndex(({ what, quantity }) => what.length < 2 || what.length > MOST_WHAT || quantity < 1)
  if (wrong >= 0) return { wrong: wrong + 1 }
  return typed.length > MOST_LINES ? { wrong: MOST_LINES + 1 } : { lines }
}

/** A schedule as it is typed, a line for each: "1.02.2027 pierwsze spotkanie"; in the order of days. */
export function readSchedule(text: string): { readonly steps: readonly ScheduleStep[] } | { readonly wrong: number } {
  const typed = linesOf(text)
  const steps = typed.slice(0, MOST_LINES).map((one) => {
    const [, day = '', month = '', year = '', what = ''] = STEP.exec(one) ?? []
    const on = LocalDate.safeParse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
    return on.success && what.length <= MOST_WHAT ? { on: on.data, what } : null
  })
  const wrong = steps.indexOf(null)
  if (wrong >= 0) return { wrong: wrong + 1 }
  if (typed.length > MOST_LINES) return { wrong: MOST_LINES + 1 }
  return { steps: steps.flatMap((one) => one ?? []).sort((a, b) => (a.on < b.on ? -1 : 1)) }
}

/** What the whole package costs, in grosze. */
export const budgetOf = (lines: readonly PackageLine[]): number =>
  lines.reduce((sum, { quantity, price }) => sum + quantity * price, 0)

const grosze = (amount: number): string => `${Math.floor(amount / 100)},${String(amount % 100).padStart(2, '0')}`
/** The same as they are typed. */
export const typedPackage = (lines: readonly PackageLine[]): string =>
  lines.map(({ what, quantity, price }) => `${what}; ${quantity}; ${grosze(price)}`).join('\n')
export const typedSchedule = (steps: readonly ScheduleStep[]): string =>
  steps.map(({ on, what }) => `${on.split('-').reverse().join('.')} ${what}`).join('\n')
