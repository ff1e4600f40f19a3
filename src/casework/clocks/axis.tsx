import { isDayOff, type LocalDate, parts } from '#kernel'
import { type MessageKey, useReader } from '#platform'
import { type AxisDay, drawn } from './board.domain.ts'
import type { TurnRow } from './turns.query.server.ts'

/** A day is 13 wide and 16 apart, a week 86. */
const WIDTH = 424
const placeOf = (index: number): number => Math.floor(index / 5) * 86 + (index % 5) * 16
const short = (day: LocalDate): string => `${parts(day).day}.${String(parts(day).month).padStart(2, '0')}`

/** The head of the column: Mondays, and today in its place. Text of its own, so that it stays readable where the axis is narrow. */
export function AxisHead({ days, today }: { readonly days: readonly LocalDate[]; readonly today: LocalDate }) {
  const { t } = useReader()
  return (
    <>
      <span class="vh">{t('casework.board.working_days')}</span>
      <span class="ax-weeks" aria-hidden="true">
        {[0, 5, 10, 15, 20].map((index) => {
          const day = days[index]
          return <span>{day && (day === today ? t('casework.board.today') : short(day))}</span>
        })}
      </span>
    </>
  )
}

const SHAPES: Readonly<Record<AxisDay, (x: number) => string>> = {
  passed: (x) => box(x, 4, 13, 12),
  past_agreed: (x) => box(x, 4, 13, 12),
  overdue: (x) => box(x, 2, 13, 16),
  left: (x) => box(x + 0.5, 4.5, 12, 11),
  paused: (x) => box(x + 0.5, 4.5, 12, 11),
  off: (x) => box(x, 8, 13, 4),
  none: (x) => box(x + 5, 9, 3, 2),
}
const box = (x: number, y: number, width: number, height: number): string => `M${x} ${y}h${width}v${height}h-${width}z`
const CLASSES: Readonly<Record<AxisDay, string>> = {
  passed: 'e',
  past_agreed: 'p',
  overdue: 'o',
  left: 'l',
  paused: 'l',
  off: 'h',
  none: 'h',
}

/** What the blocks and lines of the axis mean, each beside its own picture. */
const KEY: readonly (readonly [MessageKey, string, string])[] = [
  ['casework.board.key.passed', CLASSES.passed, SHAPES.passed(1)],
  ['casework.board.key.left', CLASSES.left, SHAPES.left(1)],
  ['casework.board.key.overdue', CLASSES.overdue, SHAPES.overdue(1)],
  ['casework.board.key.past_agreed', CLASSES.past_agreed, SHAPES.past_agreed(1)],
  ['casework.board.key.paused', CLASSES.paused, SHAPES.paused(1)],
  ['casework.board.key.off', CLASSES.off, SHAPES.off(1)],
  ['casework.board.key.statutory', 'd', 'M8 0V20'],
  ['casework.board.key.agreed', 'a', 'M8 0V20'],
  ['casework.board.today', 'now', 'M8 0V20'],
]

export function AxisKey() {
  const { t } = useReader()
  return (
    <p class="key">
      {KEY.map(([label, kind, d]) => (
        <span>
          <svg class="tk" viewBox="0 0 16 20" width="16" height="20" aria-hidden="true">
            <path class={kind} d={d} stroke-dasharray={label === 'casework.board.key.paused' ? '2 2' : undefined} />
          </svg>
          {t(label)}
        </span>
      ))}
      <span>{t('casework.board.key.weekends')}</span>
    </p>
  )
}

type AxisProps = {
  readonly row: TurnRow
  readonly days: readonly LocalDate[]
  readonly today: LocalDate
  /** The same in words. */
  readonly label: string
}

/** One clock on the axis all share: one path for each kind of day, the agreed or statutory day, and today. */
export function Axis({ row, days, today, label }: AxisProps) {
  const kinds = drawn(row, days, today)
  const paths = Map.groupBy(
    kinds.map((kind, index) => ({ kind, index })),
    ({ kind }) => kind,
  )
  const due = row.state === 'paused' ? -1 : days.findLastIndex((day) => day <= row.dueOn)
  const last = days.at(-1)
  const marked = due >= 0 && last !== undefined && row.dueOn <= last && !isDayOff(row.dueOn)
  const now = days.findLastIndex((day) => day <= today)
  return (
    <svg class="tk ax" viewBox={`0 0 ${WIDTH} 20`} width={WIDTH} height="20" role="img" aria-label={label}>
      {[...paths].map(([kind, all]) => (
        <path
          class={CLASSES[kind]}
          d={all.map(({ index }) => SHAPES[kind](placeOf(index))).join('')}
          stroke-dasharray={kind === 'paused' ? '2 2' : undefined}
        />
      ))}
      {marked && <path class={row.force === 'statutory' ? 'd' : 'a'} d={`M${placeOf(due) + 14.5} 0V20`} />}
      <path class="now" d={`M${placeOf(now) + 14.5} -6V26`} />
    </svg>
  )
}
