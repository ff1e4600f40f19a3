import { Forbidden, NotFound } from '#kernel'
import type { PlacedStep } from '#model'
import { type FormContext, type NameOf, type PossibleStep, possible } from '#model'
import { type Ctx, me } from '#platform/server'
import { type BodySeat, mySeats, namesOf } from '../bodies/body.store.server.ts'
import { bodyFacts, type LoadedBody } from '../bodies/body-facts.server.ts'
import { stepRights } from './step.store.server.ts'
import {
  type EmployedPerson,
  employedIn,
  institutionsAround,
  institutionsNamed,
  type NamedInstitution,
} from './step-people.query.server.ts'

/** A step of a team's process as one person is about to do it. */
export type StepToDo = LoadedBody & {
  readonly step: PlacedStep
  readonly progress: PossibleStep | undefined
  /** Roles of mine that the step belongs to. Empty when I record it for somebody without an account. */
  readonly seats: readonly BodySeat[]
  readonly recording: boolean
  readonly mayRecord: boolean
  readonly mayDo: boolean
  /** In whose name: institutions I answer for, or those without accounts. */
  readonly institutions: readonly NamedInstitution[]
  readonly people: readonly EmployedPerson[]
  readonly nameOf: NameOf
  readonly context: FormContext
}

/**
 * The step, its form and who may be named on it. Forbidden to whom it does not belong; `recording` is for a worker of the team who writes
 * down what somebody without an account did.
 */
export async function stepToDo(ctx: Ctx, bodyId: string, stepId: string, wantsToRecord: boolean): Promise<StepToDo> {
  const loaded = await bodyFacts(ctx, bodyId)
  const { model, facts, body, members } = loaded
  const step = model.step.find(stepId)
  if (!step || step.process.id !== body.process) throw new NotFound('step')
  const rights = await stepRights(ctx, bodyId, stepId)
  const recording = rights.record && wantsToRecord
  if (!recording && !rights.do) throw new Forbidden('do a step')

  const seats = (await mySeats(ctx, bodyId)).filter(({ role }) => step.by.includes(role))
  const mine = await institutionsNamed(ctx, [...new Set(seats.map(({ institutionId }) => institutionId))])
  const without = recording ? (await institutionsAround(ctx, body.unitCode)).filter((one) => !one.hasAccounts) : []
  const institutions = recording ? without : mine
  const inTeam = await institutionsNamed(ctx, [...new Set(members.map(({ institutionId }) => institutionId))])
  const accedes = step.form !== undefined && model.form(step.form).record === 'accession'
  return {
    ...loaded,
    step,
    seats: recording ? [] : seats,
    recording,
    mayRecord: rights.record,
    mayDo: rights.do,
    institutions,
    progress: possible(model, facts).steps.find((one) => one.step.id === stepId),
    nameOf: await namesOf(
      ctx,
      members.map(({ personId }) => personId),
    ),
    people: await employedIn(
      ctx,
      institutions.map(({ id }) => id),
    ),
    context: {
      model,
      today: ctx.today,
      offered: { ...NOTHING_OFFERED, teamInstitutions: (accedes ? institutions : inTeam).map(named) },
      prefill: { signedIn: me(ctx), ...(mine[0] ? { author: mine[0].id } : {}) },
      happened: ({ event, of }) =>
        facts.events.some((one) => one.event === event && (of === undefined || one.of === of)),
      newRowId: ctx.newId,
    },
  }
}

const named = ({ id, name }: NamedInstitution) => ({ id, label: name })

/** A team's forms are about institutions: no family, plan or basket to choose from. */
export const NOTHING_OFFERED = {
  persons: [],
  teamInstitutions: [],
  otherInstitutions: [],
  goals: [],
  actions: [],
  items: [],
  services: [],
  files: [],
}
