import { sql } from 'kysely'
import type { Name } from '#model'
import { modelHere } from '#model/server'
import type { Ctx } from '#platform/server'
import type { Place } from '#territory'
import { placesByCode } from '#territory/server'
import { daysOffUntil } from './board.query.server.ts'

/** Of one kind of deadline in a powiat: numbers of cases in steps of five; nothing where it would tell of few. */
export type WaitingKind = {
  readonly name: Name
  readonly running: number | null
  readonly agreedPast: number | null
  readonly overdue: number | null
  /** The median of working days of what ended in the last thirty days. */
  readonly waited: number | null
}
export type PowiatFigures = {
  readonly code: string
  readonly place: Place | null
  readonly kinds: readonly WaitingKind[]
}

/** Powiats in which, or in the region of which, I hold a role. */
export async function powiatsOverseen(ctx: Ctx): Promise<readonly string[]> {
  const { rows } = await sql<{ code: string }>`select p as code from authz.powiats_i_oversee() p order by p`.execute(
    ctx.db,
  )
  return rows.map(({ code }) => code)
}

/** How cases wait in each powiat of mine, by kind of deadline. PostgreSQL hides small numbers before they come here. */
export async function figuresOfPowiats(ctx: Ctx): Promise<readonly PowiatFigures[]> {
  const found: PowiatFigures[] = []
  const codes = await powiatsOverseen(ctx)
  const places = await placesByCode(ctx, codes)
  for (const code of codes) {
    const { rows } = await sql<{
      version_id: string
      deadline: string
      running: number | null
      agreed_past: number | null
      overdue: number | null
      waited: number | null
    }>`select * from casework.clock_figures(${code}, ${daysOffUntil(ctx.today)}::date[])`.execute(ctx.db)
    const kinds: WaitingKind[] = []
    for (const row of rows) {
      const name = (await modelHere(ctx, row.version_id, code)).model.deadline.find(row.deadline)?.name
      const { running, agreed_past: agreedPast, overdue, waited } = row
      if (name) kinds.push({ name, running, agreedPast, overdue, waited })
    }
    found.push({ code, place: places.get(code) ?? null, kinds })
  }
  return found
}
