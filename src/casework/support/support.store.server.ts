import { sql } from 'kysely'
import { Conflict, type InstitutionId, LocalDate, NotFound } from '#kernel'
import { allowed, type Ctx, me } from '#platform/server'
import { institutionSupportPolicy } from './support.policy.ts'
import type { AskSupportInput, TakeOverInput } from './support.schema.ts'

export type SupportState = 'asked' | 'granted' | 'refused' | 'withdrawn' | 'taken_over'
export type Support = {
  readonly id: string
  readonly no: number
  readonly unitCode: string
  readonly institutionId: InstitutionId
  readonly institution: string
  readonly what: string
  readonly why: string
  readonly goods: boolean
  readonly amount: number
  readonly wantedOn: LocalDate
  readonly state: SupportState
  readonly askedBy: string
  readonly askedAt: Date
  readonly purchaseId: string | null
  readonly reason: string | null
  readonly taken: {
    readonly on: LocalDate
    readonly as: string
    readonly what: string
    readonly inventoryNo: string | null
    readonly holding: 'given' | 'lent' | null
  } | null
  readonly rowVersion: number
  readonly mayDecide: boolean
  readonly mayTake: boolean
}

const supportQuery = (ctx: Ctx) =>
  ctx.db
    .selectFrom('casework.institution_support as u')
    .innerJoin('institutions.institution as i', 'i.id', 'u.institution_id')
    .selectAll('u')
    .select('i.name as institution')
    .select(allowed(institutionSupportPolicy, 'decide', 'u').as('may_decide'))
    .select(allowed(institutionSupportPolicy, 'take_over', 'u').as('may_take'))

async function supports(
  ctx: Ctx,
  narrow: (query: ReturnType<typeof supportQuery>) => ReturnType<typeof supportQuery>,
): Promise<readonly Support[]> {
  const rows = await narrow(supportQuery(ctx)).orderBy('u.no', 'desc').execute()
  return rows.map((row) => ({
    ...{ id: row.id, no: Number(row.no), unitCode: row.unit_code, institution: row.institution },
    // Written only by the use cases of this register.
    institutionId: row.institution_id as InstitutionId,
    state: row.state as SupportState,
    ...{ what: row.what, why: row.why, goods: row.goods, amount: Number(row.amount) },
    wantedOn: LocalDate.parse(row.wanted_on),
    ...{ askedBy: row.asked_by, askedAt: row.asked_at, purchaseId: row.purchase_id, reason: row.reason },
    taken:
      row.taken_on === null
        ? null
        : {
            ...{ on: LocalDate.parse(row.taken_on), as: row.taken_as ?? '', what: row.taken_what ?? '' },
            inventoryNo: row.inventory_no,
            holding: row.holding as 'given' | 'lent' | null,
          },
    ...{ rowVersion: row.row_version, mayDecide: row.may_decide, mayTake: row.may_take },
  }))
}

const MOST_LISTED = 200
/** Requests that I see, the latest first: of institutions I answer for, and of gminas whose envelope I answer for. */
export const supportsOfMine = (ctx: Ctx): Promise<readonly Support[]> => supports(ctx, (one) => one.limit(MOST_LISTED))

/** One of them; `NotFound` when it is not there or hidden. */
export async function supportAt(ctx: Ctx, id: string): Promise<Support> {
  const [found] = await supports(ctx, (one) => one.where('u.id', '=', id))
  if (!found) throw new NotFound('institution_support')
  return found
}

/** Institutions for which I may ask. */
export async function institutionsToSupport(ctx: Ctx) {
  return ctx.db
    .selectFrom('institutions.institution as i')
    .select(['i.id', 'i.name'])
    .where('i.ended_on', 'is', null)
    .where(
      sql<boolean>`(select ${allowed(institutionSupportPolicy, 'ask', 'k')} from (select i.id as institution_id) k)`,
    )
    .orderBy(sql`i.name collate "pl-x-icu"`)
    .execute()
}

export async function addSupport(
  ctx: Ctx,
  asked: AskSupportInput & { readonly institutionId: InstitutionId },
): Promise<string> {
  const id = ctx.newId()
  const { unitCode, institutionId, what, why, goods, amount, wantedOn } = asked
  await ctx.db
    .insertInto('casework.institution_support')
    .values({
      ...{ id, unit_code: unitCode, institution_id: institutionId, what, why, goods: goods === 'yes', amount },
      ...{ wanted_on: wantedOn, asked_by: me(ctx), asked_at: ctx.now },
    })
    .execute()
  return id
}

type Known = Pick<Support, 'id' | 'rowVersion'>
type Decided =
  | { readonly state: 'granted'; readonly purchaseId: string }
  | { readonly state: 'refused'; readonly reason: string }
  | { readonly state: 'withdrawn' }

/** Throws `Conflict` when somebody else decided meanwhile. */
export async function saveDecided(ctx: Ctx, support: Known, decided: Decided): Promise<void> {
  const by = decided.state === 'withdrawn' ? {} : { decided_by: me(ctx), decided_at: ctx.now }
  await save(ctx, support, {
    ...by,
    state: decided.state,
    ...(decided.state === 'granted' ? { purchase_id: decided.purchaseId } : {}),
    ...(decided.state === 'refused' ? { reason: decided.reason } : {}),
  })
}

export const saveTakenOver = (ctx: Ctx, support: Known, taken: TakeOverInput): Promise<void> =>
  save(ctx, support, {
    ...{ state: 'taken_over', taken_on: taken.onDay, taken_by: me(ctx), taken_as: taken.takenAs },
    ...{ taken_what: taken.takenWhat, inventory_no: taken.inventoryNo ?? null, holding: taken.holding ?? null },
  })

type Columns = Partial<{
  state: SupportState
  purchase_id: string
  decided_by: string
  decided_at: Date
  reason: string
  taken_on: string
  taken_by: string
  taken_as: string
  taken_what: string
  inventory_no: string | null
  holding: 'given' | 'lent' | null
}>
async function save(ctx: Ctx, { id, rowVersion }: Known, changed: Columns): Promise<void> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('casework.institution_support')
    .set({ ...changed, row_version: rowVersion + 1 })
    .where('id', '=', id)
    .where('row_version', '=', rowVersion)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new Conflict('the request was changed meanwhile')
}
