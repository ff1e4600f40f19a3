import { type CaseFacts, type Model, type PossibleStep, possible, type Step } from '#model'

type MeetingStep = PossibleStep & { readonly step: Step & { readonly body: string } }

/**
 * Meeting steps of the stage that a meeting of mine may fulfil now. One that waits only for other meetings among them is there too: one
 * meeting may fulfil both.
 */
export function meetingStepsOfMine(model: Model, facts: CaseFacts, roles: readonly string[]): readonly MeetingStep[] {
  const mine = possible(model, facts, roles).steps.flatMap((one): MeetingStep[] => {
    const { body } = one.step
    const open = one.step.kind === 'meeting' && one.mine && one.status !== 'done'
    return open && body !== undefined ? [{ ...one, step: { ...one.step, body } }] : []
  })
  const ready = mine.filter(({ waitsFor }) => waitsFor.length === 0)
  return mine.filter(({ waitsFor }) => waitsFor.every((id) => ready.some(({ step }) => step.id === id)))
}

/** Whether one of these roles may call a meeting: by an act of the role, or because a meeting step of the case is its own. */
export const mayCallMeeting = (model: Model, roles: readonly string[]): boolean =>
  roles.some(
    (id) =>
      model.role(id).can?.includes('call_meeting') ||
      model.step.all.some(
        ({ kind, by, process }) => kind === 'meeting' && process.subject === 'case' && by.includes(id),
      ),
  )

/** Bodies that meet about a case: those it has for itself first, then the standing ones that its steps name. */
export function bodiesOf(model: Model): readonly string[] {
  const own = model.body.all.filter(({ lifetime }) => lifetime === 'per_case').map(({ id }) => id)
  const named = model.step.all.flatMap(({ kind, body, process }) =>
    kind === 'meeting' && process.subject === 'case' && body !== undefined ? [body] : [],
  )
  return [...new Set([...own, ...named])]
}

/** The role that confirms the minutes of a body; a body without a chair leaves it to those who keep the case. */
export const chairs = (
  model: Model,
  body: string,
  seat: { readonly role: string; readonly keeper: boolean },
): boolean => {
  const { chair } = model.body(body)
  return chair === undefined ? seat.keeper : seat.role === chair
}
