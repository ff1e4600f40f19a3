/** One working day of a clock: filled, outlined, pale, tall red, dashed, or a flat dash for days left out of the drawing. */
export type Block = 'passed' | 'left' | 'past_agreed' | 'overdue' | 'paused' | 'cut'

/** A clock in working days, counted by the interpreter. */
export type ClockDays = {
  /** Working days gone by, up to the due day. */
  passed: number
  /** Working days left until the due day. */
  left: number
  /** Working days since the due day. */
  past: number
  /** Working days during which the clock stood still. */
  paused?: number
  /** Set by law: only such a clock is ever overdue and red. */
  statutory?: boolean
}

const MOST = 20

/** The drawing of a clock, one block per working day, at most 20: days furthest from today give way to one flat dash. */
export function blocksOf({ passed, left, past, paused = 0, statutory = false }: ClockDays): readonly Block[] {
  const gone: Block[] = [...times('paused', paused), ...times('passed', passed)]
  const after = times(statutory ? 'overdue' : 'past_agreed', past)
  const before = [...gone, ...after]
  const ahead = times('left', left)
  if (before.length + ahead.length <= MOST) return [...before, ...ahead]

  const keptAhead = Math.min(ahead.length, Math.max(MOST / 2, MOST - before.length))
  const keptBefore = Math.min(before.length, MOST - keptAhead)
  const start = before.length > keptBefore ? times('cut', 1) : []
  const end = ahead.length > keptAhead ? times('cut', 1) : []
  return [...start, ...before.slice(before.length - keptBefore), ...ahead.slice(0, keptAhead), ...end]
}

const times = (block: Block, count: number): Block[] => Array.from({ length: Math.max(0, count) }, () => block)
