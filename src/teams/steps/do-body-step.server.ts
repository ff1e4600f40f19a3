import { type BodyId, type Outcome, ok, refused } from '#kernel'
import { mayDoStep, withStored } from '#model'
import { type Ctx, type FileRefusal, me, record } from '#platform/server'
import { joinsLater } from './joins-later.domain.ts'
import { saveStepDone } from './step.store.server.ts'
import { type Doer, type EffectRefusal, effectOf } from './step-effects.server.ts'
import type { StepInput } from './step-input.ts'
import { type StepToDo, stepToDo } from './step-to-do.server.ts'
import { storeUploads } from './store-uploads.server.ts'

export type DoBodyStepInput = StepInput & {
  readonly bodyId: string
  readonly step: string
  readonly recording: boolean
}
export type DoBodyStepRefusal =
  | 'not_in_this_stage'
  | 'not_yours'
  | 'waits_for'
  | 'future_day'
  | 'not_without_account'
  | FileRefusal
  | EffectRefusal

/**
 * Does a step of a team's process, or records it for somebody without an account (FORMAT.md, section 9), with everything the step leaves
 * behind: agreements, nominations, places in the team, answers.
 */
export async function doBodyStep(ctx: Ctx, input: DoBodyStepInput): Promise<Outcome<BodyId, DoBodyStepRefusal>> {
  const todo = await stepToDo(ctx, input.bodyId, input.step, input.recording)
  const { body, step, model, facts, recording } = todo
  if (input.onDay > ctx.today) return refused('future_day', { field: '_onDay' })
  const doer = doerOf(ctx, todo, input)
  if (!doer) return refused('not_without_account', { field: '_who' })
  const may = mayDoStep(model, facts, step.id, doer.role)
  if (!may.ok && !joinsLater(model, facts, step)) return may
  const files = await storeUploads(ctx, input)
  if (!files.ok) return files

  const answers = withStored(input.answers ?? {}, files.value.stored)
  const left = await effectOf(todo)(ctx, { todo, input, doer, answers, fileId: files.value.scan })
  if (!left.ok) return left
  const { onDay, note, support, minutes, attended } = input
  await saveStepDone(ctx, {
    bodyId: body.id,
    step: step.id,
    visitNo: body.visitNo,
    onDay,
    institutionId: left.value.institutionId ?? doer.institutionId,
    forKey: left.value.forKey,
    agreementId: left.value.agreementId,
    note,
    answers: input.answers === undefined ? undefined : answers,
    support,
    minutes,
    attended,
    how: recording ? input.how : undefined,
    fileId: files.value.scan,
  })
  const payload = { step: step.id, on: onDay, institution: doer.institutionId, recorded: recording }
  await record(ctx, { chain: 'body', about: body.id, name: 'teams.step.done', payload })
  return ok(body.id)
}

/** Who does it: I, for the institution I hold the role for; or the one without an account in whose name I write. */
function doerOf(ctx: Ctx, todo: StepToDo, { who, how }: StepInput): Doer | null {
  const { step, seats, recording, members, institutions } = todo
  if (!recording) {
    const [seat] = seats
    return seat ? { ...seat, personId: me(ctx) } : null
  }
  if (how === undefined) return null
  const [role = ''] = step.by
  const member = members.find((one) => one.active && !one.hasAccounts && one.personId === who)
  if (member) return { role, institutionId: member.institutionId, personId: member.personId }
  const institution = step.repeat === 'per_member' ? undefined : institutions.find(({ id }) => id === who)
  return institution ? { role, institutionId: institution.id, personId: me(ctx) } : null
}
