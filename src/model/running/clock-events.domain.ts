import type { LocalDate } from '#kernel'
import type { EventName, EventRef } from '../definition/document.ts'
import type { Model } from '../definition/model.domain.ts'
import type { CaseEvent, Course } from './case-facts.domain.ts'
import { stays } from './visits.domain.ts'

/** An event of the case or body, loaded or following from its stages, in the order in which things happened. */
export type Happened = Omit<CaseEvent, 'event'> & { readonly event: EventName }

/** The planned days among events: they may lie ahead, and clocks count back from them. */
const PLANNED: readonly EventName[] = ['meeting_planned', 'agreement_ends', 'plan_ends']
export const isPlanned = ({ event }: Happened): boolean => PLANNED.includes(event)

/** Everything that happened, oldest first. Opening, entering, leaving and closing follow from the stays in stages. */
export function history(model: Model, facts: Course): readonly Happened[] {
  return [...stageEvents(model, facts), ...facts.events].toSorted((a, b) => a.at - b.at)
}

function stageEvents(model: Model, facts: Course): readonly Happened[] {
  return stays(model, facts).flatMap((stay, index) => {
    const entered = { of: stay.stage, on: stay.enteredOn, at: stay.enteredAt }
    const isEnd = model.stage(stay.stage).kind === 'end'
    const whole = (event: EventName): Happened => ({ event, on: stay.enteredOn, at: stay.enteredAt })
    return [
      ...(index === 0 && facts.subject === 'case' ? [whole('case_opened')] : []),
      { event: 'stage_entered' as const, ...entered },
      ...(isEnd && facts.subject === 'case' ? [whole('case_closed')] : []),
      ...(stay.left ? [{ event: 'stage_left' as const, of: stay.stage, ...stay.left }] : []),
    ]
  })
}

/** When the case or body reached a stage of kind `end`. */
export function ending(model: Model, facts: Course): { stage: string; on: LocalDate; at: number } | null {
  const visit = facts.visits.find(({ stage }) => model.stage(stage).kind === 'end')
  return visit ? { stage: visit.stage, on: visit.enteredOn, at: visit.at } : null
}

/** A reference without `of` means any such event. */
export const isSuch = (ref: EventRef, { event, of }: Happened): boolean =>
  ref.event === event && (ref.of === undefined || ref.of === of)

/** Whether such an event has ever occurred: fields with `requiredFrom` ask (FORMAT.md, section 8). */
export const hasHappened = (model: Model, facts: Course, ref: EventRef): boolean =>
  history(model, facts).some((event) => isSuch(ref, event) && event.on <= facts.today)
