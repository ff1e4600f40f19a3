import { sql } from 'kysely'
import { type Clock, clocks, type Owner, ownerOf, type PlaceInTeam, type TeamNow } from '#model'
import type { Ctx } from '#platform/server'
import type { KnownCase } from '../cases/case-facts.store.server.ts'
import { type InstitutionNames, institutionNames } from '../cases/institution-names.query.server.ts'

/** A clock of a case as its model counts it now, with whoever it waits for: always somebody. */
export type OwnedClock = Clock & { readonly owner: Owner }

export type OwnedClocks = {
  /** Those that run or stand. */
  readonly clocks: readonly OwnedClock[]
  /** Names of the institutions among their owners. */
  readonly names: InstitutionNames
}

/** The open clocks of a case with their owners, as the board says them. */
export async function ownedClocks(ctx: Ctx, { file, model, facts }: KnownCase): Promise<OwnedClocks> {
  const open = clocks(model, facts).filter(({ state }) => state !== 'ended')
  const awaited = [...new Set(open.flatMap(({ turn }) => ('role' in turn ? [] : turn.institutions)))]
  const team: TeamNow = {
    keeper: file.keeper,
    places: await placesIn(ctx, file.id),
    ended: await endedAmong(ctx, awaited),
  }
  return {
    clocks: open.map((clock) => ({ ...clock, owner: ownerOf(clock.turn, team) })),
    names: await institutionNames(ctx, [file.keeper, ...awaited]),
  }
}

/** Places of workers in a case, today and before. */
export async function placesIn(ctx: Ctx, caseId: string): Promise<readonly PlaceInTeam[]> {
  const found = await sql<{ institution: string; role: string; active: boolean; seat: boolean }>`
    select p.institution_id as institution, p.role, p.active, p.seat from casework.places_in_my_cases(${caseId}::uuid) p`.execute(
    ctx.db,
  )
  return found.rows.map(({ seat, ...place }) => (seat ? place : { ...place, ofUnit: true }))
}

async function endedAmong(ctx: Ctx, institutions: readonly string[]): Promise<readonly string[]> {
  if (institutions.length === 0) return []
  const rows = await ctx.db
    .selectFrom('institutions.institution')
    .select('id')
    .where('id', 'in', institutions)
    .where('ended_on', '<', ctx.today)
    .execute()
  return rows.map(({ id }) => id)
}
