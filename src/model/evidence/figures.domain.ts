import type { ModelDocument } from '../definition/document.ts'

/** What is counted about an element: how long cases stayed, whether a step was done, a deadline kept, how soon a meeting came. */
export const MEASURES = ['stay', 'step', 'deadline', 'meeting'] as const
export type Measure = (typeof MEASURES)[number]

/** An element whose practice is counted, with the paragraph it carries out; a step with the stage in which it is due. */
export type CountedElement = {
  readonly measure: Measure
  readonly element: string
  readonly stage: string | null
  readonly clause: string
}

/** Exact figures of a month, known to the worker alone: cases in all, those among them that did or kept it, the median of days. */
export type Counted = {
  readonly measure: Measure
  readonly element: string
  readonly cases: number
  readonly part: number
  readonly days: number | null
}

/** A figure as it is kept and told. Hidden: too few cases are behind it, or behind what it would give away. */
export type ToldFigure = {
  readonly measure: Measure
  readonly element: string
  readonly hidden: boolean
  readonly atLeast: number | null
  readonly days: number | null
  /** In full tens; 0 and 100 are said of none and all alone. */
  readonly percent: number | null
}

/** Fewer than this are never told (product, rule 5); a model may only ask for more. */
const FEWEST = 5

/** Below how many cases a model hides figures: its parameter that FORMAT.md, section 11 names. */
export function fewestTold({ params }: ModelDocument): number {
  return Math.max(FEWEST, params.find(({ id }) => id === 'prog-malych-liczb')?.value ?? FEWEST)
}

/** Everything in a version whose practice is counted, for cases. Steps that may be done at any time belong to no stay. */
export function countedElements(document: ModelDocument): readonly CountedElement[] {
  const stages = document.processes.filter(({ subject }) => subject === 'case').flatMap(({ stages }) => stages)
  const passed = stages.filter(({ kind }) => kind !== 'end')
  return [
    ...passed.map(({ id, clause }) => ({ measure: 'stay' as const, element: id, stage: null, clause })),
    ...passed.flatMap(({ id, steps }) =>
      steps.map((step) => ({ measure: 'step' as const, element: step.id, stage: id, clause: step.clause })),
    ),
    ...document.deadlines.map(({ id, clause }) => ({ measure: 'deadline' as const, element: id, stage: null, clause })),
    ...passed
      .flatMap(({ steps }) => steps)
      .filter(({ kind }) => kind === 'meeting')
      .map(({ id, clause }) => ({ measure: 'meeting' as const, element: id, stage: null, clause })),
  ]
}

/**
 * Figures of one version and month as they may be told. Counts are told as a band they are in, never exactly, so that no difference of two
 * gives a third; a share is told only when those who did and those who did not are both too many to be known, or one of them is nobody.
 */
export function toldFigures(counted: readonly Counted[], fewest: number): readonly ToldFigure[] {
  return counted.filter(({ cases }) => cases > 0).map((one) => told(one, fewest))
}

function told({ measure, element, cases, part, days }: Counted, fewest: number): ToldFigure {
  const nothing = { measure, element, hidden: true, atLeast: null, days: null, percent: null }
  if (cases < fewest) return nothing
  if (measure === 'stay' || measure === 'meeting') {
    return { ...nothing, hidden: false, atLeast: bandOf(cases, fewest), days }
  }
  // A share says nothing of how many there were: with the number of cases it would say how many did not.
  const isFew = (count: number) => count > 0 && count < fewest
  if (isFew(part) || isFew(cases - part)) return nothing
  return { ...nothing, hidden: false, percent: percentOf(part, cases) }
}

/** How bands grow: 5, 10, 20, 50, 100 and so on for a threshold of five. */
const BANDS = [1, 2, 4, 10]

/** Where the band begins that a count is in. The next begins at twice as many or more. */
export function bandOf(count: number, fewest: number): number {
  for (let times = 1; ; times *= 10) {
    const starts = BANDS.map((one) => one * times * fewest)
    const next = starts.findIndex((start) => start > count)
    if (next > 0) return starts[next - 1] ?? fewest
  }
}

function percentOf(part: number, cases: number): number {
  if (part === 0) return 0
  if (part === cases) return 100
  return Math.min(90, Math.max(10, Math.round((part / cases) * 10) * 10))
}
