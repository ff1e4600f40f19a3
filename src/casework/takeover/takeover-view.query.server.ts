import type { LocalDate } from '#kernel'
import { missingFromPaper, type Unmet } from '#model'
import { type Ctx, dayInPoland, readableFiles } from '#platform/server'
import type { KnownCase } from '../cases/case-facts.store.server.ts'
import type { FamilyPerson } from '../families/people.query.server.ts'
import { personLabel } from '../families/person-label.domain.ts'
import type { SeatHeld } from '../team/team.store.server.ts'
import { PAPERS } from './keep-scans.server.ts'

type PaperFile = { readonly id: string; readonly name: string }
/** What the first page of a case says about its time on paper, to those who may read what stands there. */
export type TakeoverView = {
  readonly takenOver: LocalDate
  readonly who: string | null
  readonly source: string | null
  readonly files: readonly PaperFile[]
  readonly visits: readonly { readonly stage: string; readonly on: LocalDate; readonly dated: boolean }[]
  readonly missing: readonly Unmet[]
  /** People, team and institutions by id, as this reader may call them. */
  readonly names: ReadonlyMap<string, string>
}

type Around = { readonly people: readonly FamilyPerson[]; readonly team: readonly SeatHeld[] }

/** Nothing for a case that began in the system. */
export async function takeoverView(ctx: Ctx, known: KnownCase, { people, team }: Around): Promise<TakeoverView | null> {
  const { file, model, facts } = known
  const visits = facts.visits.filter(({ fromPaper }) => fromPaper)
  if (visits.length === 0) return null
  const first = await ctx.db
    .selectFrom('casework.visit as v')
    .leftJoin('identity.person as p', 'p.id', 'v.made_by')
    .select(['v.entered_at', 'p.given_name', 'p.family_name'])
    .where('v.case_id', '=', file.id)
    .where('v.no', '=', 1)
    .executeTakeFirstOrThrow()
  return {
    takenOver: dayInPoland(first.entered_at),
    who: first.family_name === null ? null : `${first.given_name} ${first.family_name}`,
    ...(await papersOf(ctx, file.id)),
    visits: visits.map(({ stage, enteredOn, fromPaper }) => ({ stage, on: enteredOn, dated: fromPaper === 'dated' })),
    missing: file.closedOn ? [] : missingFromPaper(model, facts),
    names: new Map([
      ...people.map((one) => [one.id, personLabel(one, file.code)] as const),
      ...team.map((seat) => [seat.personId, seat.person] as const),
      ...team.map((seat) => [seat.institutionId, seat.institution] as const),
    ]),
  }
}

/** Where the papers are, and the scans of them that this reader may open. */
async function papersOf(ctx: Ctx, caseId: string): Promise<Pick<TakeoverView, 'source' | 'files'>> {
  const rows = await ctx.db
    .selectFrom('casework.item as i')
    .leftJoin('casework.item_file as l', (join) =>
      join.onRef('l.case_id', '=', 'i.case_id').onRef('l.item_id', '=', 'i.id'),
    )
    .leftJoin('platform.file as f', 'f.id', 'l.file_id')
    .select(['i.body', 'f.id', 'f.name'])
    .where('i.case_id', '=', caseId)
    .where('i.kind', '=', 'note')
    .where('i.replaced_at', 'is', null)
    .orderBy('i.created_at')
    .orderBy('i.id')
    .execute()
  // Only keep-scans writes notes with this mark, in this shape.
  const papers = rows.map((row) => ({ ...row, body: row.body as { of?: string; text?: string } }))
  const kept = papers.filter(({ body }) => body.of === PAPERS)
  const readable = await readableFiles(
    ctx,
    kept.flatMap(({ id }) => id ?? []),
  )
  return {
    source: kept.find(({ body }) => body.text)?.body.text ?? null,
    files: kept.flatMap(({ id, name }) => (id !== null && name !== null && readable.has(id) ? [{ id, name }] : [])),
  }
}
