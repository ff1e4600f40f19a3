import { sql } from 'kysely'
import { type LocalDate, localDate } from '#kernel'
import { allowed, type Ctx } from '#platform/server'
import { localSettingPolicy } from '../model.policy.ts'
import { type DatedAmount, type DatedSetting, LocalSetting, type SettingKind } from './local-setting.domain.ts'

export type KeptSetting = DatedSetting & {
  readonly id: string
  readonly reason: string
  readonly clause: string
}

/** Everything a gmina has set for a model, by element and then the latest first. */
export async function settingsOf(ctx: Ctx, unitCode: string, modelId: string): Promise<readonly KeptSetting[]> {
  const rows = await settings(ctx).where('unit_code', '=', unitCode).where('model_id', '=', modelId).execute()
  return rows.map(asKept)
}

/** Settings by their ids, in the same order. */
export async function settingsById(ctx: Ctx, ids: readonly string[]): Promise<readonly KeptSetting[]> {
  return (
    await settings(ctx)
      .where('id', 'in', [...ids])
      .execute()
  ).map(asKept)
}

const settings = (ctx: Ctx) =>
  ctx.db
    .selectFrom('model.local_setting')
    .select(['id', 'what', 'target', 'value', 'reason', 'clause', 'from_on', 'until_on'])
    .orderBy('what')
    .orderBy('target')
    .orderBy('from_on', 'desc')
type SettingRow = Awaited<ReturnType<ReturnType<typeof settings>['execute']>>[number]

const asKept = ({ id, what, target, value, reason, clause, from_on, until_on }: SettingRow): KeptSetting => ({
  ...LocalSetting.parse({ what, target, value }),
  id,
  reason,
  clause,
  from: localDate(from_on),
  until: until_on === null ? null : localDate(until_on),
})

export const isAmount = <T extends DatedSetting>(setting: T): setting is T & DatedAmount =>
  setting.what === 'deadline' || setting.what === 'param'

/** Whether the actor may set this kind of thing in this gmina. */
export async function maySet(ctx: Ctx, unitCode: string, what: SettingKind): Promise<boolean> {
  const found = await ctx.db
    .selectFrom(
      sql<{ unit_code: string; what: string }>`(select ${unitCode}::text as unit_code, ${what}::text as what)`.as('s'),
    )
    .select(allowed(localSettingPolicy, 'set', 's').as('may'))
    .executeTakeFirstOrThrow()
  return found.may
}

/** Two who set something in one gmina at once wait for each other. */
export async function settingsToChange(ctx: Ctx, unitCode: string, modelId: string): Promise<readonly KeptSetting[]> {
  await sql`select pg_advisory_xact_lock(hashtext(${`model.local_setting ${unitCode}`}))`.execute(ctx.db)
  return settingsOf(ctx, unitCode, modelId)
}

export async function endSetting(ctx: Ctx, id: string, untilOn: LocalDate): Promise<void> {
  await ctx.db.updateTable('model.local_setting').set({ until_on: untilOn }).where('id', '=', id).execute()
}

export type SettingToSave = LocalSetting & {
  readonly unitCode: string
  readonly modelId: string
  readonly reason: string
  readonly clause: string
  readonly fromOn: LocalDate
}

export async function saveSetting(ctx: Ctx, setting: SettingToSave): Promise<string> {
  const id = ctx.newId()
  await ctx.db
    .insertInto('model.local_setting')
    .values({
      id,
      unit_code: setting.unitCode,
      model_id: setting.modelId,
      what: setting.what,
      target: setting.target,
      value: JSON.stringify(setting.value),
      reason: setting.reason,
      clause: setting.clause,
      from_on: setting.fromOn,
      set_by: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
      set_at: ctx.now,
    })
    .execute()
  return id
}

/** Settings of amounts as a version takes them: with whether the way to it moves them to the nearest bound. */
export async function amountsFor(
  ctx: Ctx,
  versionId: string,
  settings: readonly DatedSetting[],
): Promise<readonly DatedAmount[]> {
  const amounts = settings.filter(isAmount)
  if (amounts.length === 0) return []
  const { rows } = await sql<{ deadline: string }>`
    select deadline from model.clamped_deadlines(${versionId}::uuid) as deadline`.execute(ctx.db)
  const clamped = new Set(rows.map(({ deadline }) => deadline))
  return amounts.map((one) => ({ ...one, clamped: one.what === 'deadline' && clamped.has(one.target) }))
}
