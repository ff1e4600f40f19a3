import { sql } from 'kysely'
import { NotFound } from '#kernel'
import type { Model } from '#model'
import { type Ctx, me } from '#platform/server'
import { caseFacts } from '../cases/case-facts.store.server.ts'
import { type GivenOutside, givenOutside } from '../official-letters/given-outside.store.server.ts'
import { type LedgerEntry, ledgerEntries } from './ledger.query.server.ts'
import { namesOf } from './parties.query.server.ts'

/** One reason for which somebody sees a piece of content, or for which somebody is kept from it. */
export type Reason =
  | { readonly kind: 'own' }
  | { readonly kind: 'kept_out' }
  | { readonly kind: 'inspection' }
  | { readonly kind: 'emergency' }
  | { readonly kind: 'disclosed'; readonly entry: LedgerEntry }
export type Whys = {
  readonly model: Model
  /** Asked about oneself; otherwise the name of the person asked about. */
  readonly name: string | null
  /** Empty: the person does not see it. */
  readonly reasons: readonly Reason[]
  /** To which courts and other authorities the entry went, as far as the actor may know; asked about oneself only. */
  readonly given: readonly GivenOutside[]
}

/**
 * Why the actor, or somebody the keeper of the case asks about, sees a piece of content today. `NotFound` when the actor does not see it:
 * nobody learns from a question that something is there.
 */
export async function whySeen(ctx: Ctx, caseId: string, itemId: string, personId: string = me(ctx)): Promise<Whys> {
  const why = await reasonsFor(ctx, caseId, itemId, personId)
  return { ...why, given: personId === me(ctx) ? await givenOutside(ctx, caseId, { item: itemId }) : [] }
}

async function reasonsFor(ctx: Ctx, caseId: string, itemId: string, personId: string): Promise<Omit<Whys, 'given'>> {
  const known = await caseFacts(ctx, caseId)
  await mustSee(ctx, caseId, itemId)
  const found = await sql<{
    reason: 'own' | 'denied' | 'disclosed' | 'inspection' | 'emergency'
    disclosure_id: string | null
  }>`
    select distinct w.reason, w.disclosure_id from casework.why_seen(${caseId}::uuid, ${itemId}::uuid, ${personId}::uuid) w`.execute(
    ctx.db,
  )
  const ids = found.rows.flatMap(({ disclosure_id }) => disclosure_id ?? [])
  const entries = await ledgerEntries(ctx, known, ids)
  const has = (reason: string) => found.rows.some((row) => row.reason === reason)
  return {
    model: known.model,
    name: personId === me(ctx) ? null : ((await namesOf(ctx, [personId])).get(personId) ?? null),
    reasons: [
      ...(has('denied') ? [{ kind: 'kept_out' } as const] : []),
      ...(has('own') ? [{ kind: 'own' } as const] : []),
      ...(has('inspection') ? [{ kind: 'inspection' } as const] : []),
      ...(has('emergency') ? [{ kind: 'emergency' } as const] : []),
      ...entries.map((entry) => ({ kind: 'disclosed', entry }) as const),
    ],
  }
}

/** Why the actor sees what is shown of a completed form: the reasons of each category in it, each told once. Null when nothing of it is shown. */
export async function whySeenForm(ctx: Ctx, caseId: string, formInstanceId: string): Promise<Whys | null> {
  const items = await ctx.db
    .selectFrom('casework.item')
    .distinctOn('category')
    .select('id')
    .where('case_id', '=', caseId)
    .where('form_instance_id', '=', formInstanceId)
    .orderBy('category')
    .execute()
  const whys: Omit<Whys, 'given'>[] = []
  for (const { id } of items) whys.push(await reasonsFor(ctx, caseId, id, me(ctx)))
  const [first] = whys
  if (!first) return null
  const told = new Map(whys.flatMap(({ reasons }) => reasons).map((one) => [keyOf(one), one]))
  const given = await givenOutside(ctx, caseId, { form: formInstanceId })
  const once = new Map(given.map((one) => [one.letterId, one]))
  return { ...first, reasons: [...told.values()], given: [...once.values()] }
}

const keyOf = (reason: Reason): string => (reason.kind === 'disclosed' ? reason.entry.id : reason.kind)

async function mustSee(ctx: Ctx, caseId: string, itemId: string): Promise<void> {
  const seen = await ctx.db
    .selectFrom('casework.item')
    .select('id')
    .where('case_id', '=', caseId)
    .where('id', '=', itemId)
    .executeTakeFirst()
  if (!seen) throw new NotFound('item')
}
