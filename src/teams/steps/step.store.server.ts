import { sql } from 'kysely'
import type { LocalDate } from '#kernel'
import type { Answers, Support } from '#model'
import { allowed, type Ctx, me } from '#platform/server'
import { stepDonePolicy } from '../teams.policy.ts'
import type { HowRecorded } from './how-recorded.domain.ts'

export type NewStepDone = {
  readonly bodyId: string
  readonly step: string
  readonly visitNo: number
  readonly forKey?: string | undefined
  readonly onDay: LocalDate
  readonly institutionId: string
  readonly note?: string | undefined
  readonly agreementId?: string | undefined
  readonly answers?: Answers | undefined
  readonly support?: Support | undefined
  readonly minutes?: number | undefined
  readonly attended?: readonly string[] | undefined
  readonly how?: HowRecorded | undefined
  readonly fileId?: string | undefined
}

export async function saveStepDone(ctx: Ctx, done: NewStepDone): Promise<string> {
  const id = ctx.newId()
  await ctx.db
    .insertInto('teams.step_done')
    .values({
      id,
      body_id: done.bodyId,
      step: done.step,
      visit_no: done.visitNo,
      for_key: done.forKey ?? null,
      on_day: done.onDay,
      note: done.note ?? null,
      institution_id: done.institutionId,
      agreement_id: done.agreementId ?? null,
      answers: done.answers === undefined ? null : JSON.stringify(done.answers),
      support: done.support ?? null,
      minutes: done.minutes ?? null,
      attended: [...(done.attended ?? [])],
      how: done.how ?? null,
      file_id: done.fileId ?? null,
      done_by: me(ctx),
      done_at: ctx.now,
    })
    .execute()
  return id
}

export type StepRights = { readonly do: boolean; readonly record: boolean }

/** Whether the step is the actor's own, and whether the actor may record it for somebody without an account. */
export async function stepRights(ctx: Ctx, bodyId: string, step: string): Promise<StepRights> {
  const row = sql<{
    body_id: string
  }>`(select ${bodyId}::uuid as body_id, ${step}::text as step, true as recorded, null::uuid as done_by)`
  const found = await ctx.db
    .selectFrom(row.as('s'))
    .select([allowed(stepDonePolicy, 'do', 's').as('own'), allowed(stepDonePolicy, 'record', 's').as('record')])
    .executeTakeFirstOrThrow()
  return { do: found.own === true, record: found.record === true }
}
