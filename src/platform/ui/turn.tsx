import type { Child, PropsWithChildren } from 'hono/jsx'
import { Icon } from './icon.tsx'
import { type Block, blocksOf, type ClockDays } from './ticks.ts'
import { useWords } from './words.ts'

type TurnProps = PropsWithChildren<{
  /** Who is awaited, as a `Mark` or a word. */
  from: Child
  /** Who waits. */
  to?: Child
}>

/** From whom to whom, and as children what was agreed. It says who is awaited, never who is late. */
export function Turn({ from, to, children }: TurnProps) {
  const words = useWords()
  return (
    <span class="turn">
      {from}
      {to && (
        <>
          <Icon name="arrow-narrow-right" />
          <span class="vh">{words.turn_to}</span>
          {to}
        </>
      )}
      {children}
    </span>
  )
}

const STEP = 8

type TicksProps = ClockDays & {
  /** The same in words: "Umówione do 25.11, zostały 2 dni robocze". It also stands beside, in sight. */
  label: string
}

/** The clock as blocks of working days. Red and tall only after a date set by law. */
export function Ticks({ label, ...days }: TicksProps) {
  const blocks = blocksOf(days)
  if (blocks.length === 0) return null
  const width = blocks.length * STEP
  const overdue = blocks.indexOf('overdue')
  return (
    <svg class="tk" viewBox={`0 0 ${width} 16`} width={width} height="16" role="img" aria-label={label}>
      {blocks.map((block, index) => (
        <Day block={block} x={index * STEP} />
      ))}
      {overdue >= 0 && <path class="d" d={`M${overdue * STEP - 1.25} -1V17`} />}
    </svg>
  )
}

function Day({ block, x }: { block: Block; x: number }) {
  switch (block) {
    case 'passed':
      return <rect class="e" x={x} y="2" width="5.5" height="12" />
    case 'left':
      return <rect class="l" x={x + 0.5} y="2.5" width="4.5" height="11" />
    case 'past_agreed':
      return <rect class="p" x={x} y="2" width="5.5" height="12" />
    case 'overdue':
      return <rect class="o" x={x} y="0" width="5.5" height="16" />
    case 'paused':
      return <rect class="l" stroke-dasharray="2 2" x={x + 0.5} y="2.5" width="4.5" height="11" />
    case 'cut':
      return <rect class="h" x={x} y="7" width="5.5" height="2" />
  }
}
