import { sql } from 'kysely'
import { Forbidden } from '#kernel'
import { SUBJECT_KINDS } from '#model'
import { versionFor } from '#model/server'
import { type Ctx, me } from '#platform/server'
import { opening } from '../opening/opening.domain.ts'
import { type UnitToOpenIn, unitsToOpenIn } from '../opening/opening.store.server.ts'
import type { Named, TakeoverOffer, UnitToTakeOverIn } from './taken.domain.ts'
import { placesOf } from './way.domain.ts'

/** Where the reader may take cases over from paper; `Forbidden` for those who may nowhere. */
export async function takeoverOffer(ctx: Ctx): Promise<TakeoverOffer> {
  const units: UnitToTakeOverIn[] = []
  for (const unit of await unitsToOpenIn(ctx)) {
    const offered = await offerIn(ctx, unit)
    if (offered) units.push(offered)
  }
  if (units.length === 0) throw new Forbidden('casework.case.take_over')
  return { today: ctx.today, units }
}

/** Whether there is a gmina in which the actor may take a case over. */
export async function mayTakeOver(ctx: Ctx): Promise<boolean> {
  for (const unit of await unitsToOpenIn(ctx)) if ((await keptIn(ctx, unit)).length > 0) return true
  return false
}

async function offerIn(ctx: Ctx, unit: UnitToOpenIn): Promise<UnitToTakeOverIn | null> {
  const kept = await keptIn(ctx, unit)
  const [first] = kept
  if (!first) return null
  const { model, versionId, keeper } = first
  return {
    unitCode: unit.unitCode,
    name: unit.name,
    model,
    versionId,
    seats: Object.fromEntries(kept.map(({ kind, role, keeper }) => [kind, { role, keeper }])),
    kinds: kept.map(({ kind }) => kind),
    places: Object.fromEntries(kept.map(({ kind }) => [kind, placesOf(model.caseProcess(kind))])),
    institutions: await institutionsOf(ctx, unit.unitCode),
    workers: await workersOf(ctx, keeper),
  }
}

/** The kinds of cases that the reader's own institution keeps there: only their papers are its own. */
async function keptIn(ctx: Ctx, unit: UnitToOpenIn) {
  const adopted = await versionFor(ctx, unit.unitCode)
  if (!adopted) return []
  return SUBJECT_KINDS.flatMap((kind) => {
    if (!adopted.model.findProcessFor({ case: kind })) return []
    const way = opening(adopted.model, kind, unit.mine, unit.keepers)
    if (!way?.role || way.keeper !== way.opener.id) return []
    return [{ ...adopted, kind, keeper: way.keeper, role: way.role.id }]
  })
}

async function institutionsOf(ctx: Ctx, unitCode: string): Promise<readonly Named[]> {
  const found = await sql<Named>`
    select i.id, i.name from institutions.institution i
    where (i.ended_on is null or i.ended_on >= authz.today())
      and exists (select from institutions.area a where a.institution_id = i.id
                  and a.unit_code in (${unitCode}, left(${unitCode}, 4), left(${unitCode}, 2)))
    order by i.name collate "pl-x-icu"`.execute(ctx.db)
  return found.rows
}

async function workersOf(ctx: Ctx, institutionId: string): Promise<readonly Named[]> {
  const found = await sql<Named>`
    select distinct p.id, p.given_name || ' ' || p.family_name as name, p.family_name collate "pl-x-icu" as by_name
    from institutions.employment e join identity.person p on p.id = e.person_id
    where e.institution_id = ${institutionId}::uuid and authz.on_day(e.from_on, e.until_on) and p.id <> ${me(ctx)}::uuid
    order by by_name`.execute(ctx.db)
  return found.rows.map(({ id, name }) => ({ id, name }))
}
