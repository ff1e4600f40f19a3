import { CaseId, InstitutionId, LocalDate, NotFound, SubjectId } from '#kernel'
import { type Ctx, me } from '#platform/server'
import { BUNDLE_STATES, type Bundle, BundleId, GIVEN_HOW, type KeptPiece, PieceId } from './bundle.domain.ts'
import type { GatheredPiece } from './gather/gather.query.server.ts'
import { DECISIONS, type Line, PIECE_KINDS, type PieceDecided } from './piece.domain.ts'

const wordOf = <W extends string>(words: readonly W[], text: string): W => {
  const found = words.find((one) => one === text)
  if (!found) throw new Error(`unknown word ${text}`)
  return found
}

const bundles = (ctx: Ctx, caseId: string) =>
  ctx.db.selectFrom('casework.bundle as b').selectAll('b').where('b.case_id', '=', caseId)
type Row = Awaited<ReturnType<ReturnType<typeof bundles>['execute']>>[number]

const bundleOf = (row: Row): Bundle => ({
  id: BundleId.parse(row.id),
  requestId: row.request_id,
  institutionId: InstitutionId.parse(row.institution_id),
  caseId: CaseId.parse(row.case_id),
  subjectId: SubjectId.parse(row.subject_id),
  state: wordOf(BUNDLE_STATES, row.state),
  gatheredAt: row.gathered_at,
  elsewhere: row.elsewhere,
  begunBy: row.begun_by,
  handedInBy: row.handed_in_by,
  checkedBy: row.checked_by,
  given:
    row.given_on === null || row.given_how === null
      ? null
      : { on: LocalDate.parse(row.given_on), how: wordOf(GIVEN_HOW, row.given_how) },
  returnedWords: row.returned_words,
  rowVersion: row.row_version,
})

/** Copies of data out of a case that are mine to prepare or check, the newest first; dropped ones are not shown. */
export async function bundlesOf(ctx: Ctx, caseId: string): Promise<readonly Bundle[]> {
  const rows = await bundles(ctx, caseId)
    .where('b.state', '<>', 'dropped')
    .orderBy('b.gathered_at', 'desc')
    .orderBy('b.id')
    .execute()
  return rows.map(bundleOf)
}

type At = { readonly caseId: string; readonly bundleId: string }

/** One copy. `NotFound` when there is none or it is not mine to see, which look the same. */
export async function bundleAt(ctx: Ctx, { caseId, bundleId }: At): Promise<Bundle> {
  const row = await bundles(ctx, caseId).where('b.id', '=', bundleId).executeTakeFirst()
  if (!row) throw new NotFound('bundle')
  return bundleOf(row)
}

/** The same, to change it: whoever else changes it waits. */
export async function bundleToAct(ctx: Ctx, { caseId, bundleId }: At): Promise<Bundle> {
  const row = await bundles(ctx, caseId).where('b.id', '=', bundleId).forUpdate().executeTakeFirst()
  if (!row) throw new NotFound('bundle')
  return bundleOf(row)
}

/** Keeps a new copy; false where one stands already for the request and person, perhaps closed to whoever asks. */
export async function addBundle(ctx: Ctx, bundle: Omit<Bundle, 'begunBy' | 'rowVersion'>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await ctx.db
    .insertInto('casework.bundle')
    .values({
      id: bundle.id,
      request_id: bundle.requestId,
      institution_id: bundle.institutionId,
      case_id: bundle.caseId,
      subject_id: bundle.subjectId,
      gathered_at: bundle.gatheredAt,
      elsewhere: [...bundle.elsewhere],
      begun_by: me(ctx),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

type Changes = Partial<{
  readonly state: Bundle['state']
  readonly gathered_at: Date
  readonly elsewhere: string[]
  readonly handed_in_by: string | null
  readonly handed_in_at: Date | null
  readonly checked_by: string | null
  readonly checked_at: Date | null
  readonly approved_by: string | null
  readonly approved_at: Date | null
  readonly given_by: string
  readonly given_on: LocalDate
  readonly given_how: string
  readonly returned_words: string | null
}>
export async function changeBundle(ctx: Ctx, { id, rowVersion }: Bundle, changes: Changes): Promise<void> {
  await ctx.db
    .updateTable('casework.bundle')
    .set({ ...changes, row_version: rowVersion + 1 })
    .where('id', '=', id)
    .execute()
}

export async function piecesOf(ctx: Ctx, { id, caseId }: Pick<Bundle, 'id' | 'caseId'>): Promise<readonly KeptPiece[]> {
  const rows = await ctx.db
    .selectFrom('casework.bundle_piece')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('bundle_id', '=', id)
    .where('ended_at', 'is', null)
    .orderBy('place')
    .execute()
  return rows.map((row) => ({
    id: PieceId.parse(row.id),
    source: row.source,
    kind: wordOf(PIECE_KINDS, row.kind),
    fingerprint: row.fingerprint,
    decision: row.decision === null ? null : wordOf(DECISIONS, row.decision),
    reasons: row.reasons,
    title: row.title,
    // Only saveDecision writes them, in this shape.
    lines: row.lines as readonly Line[] | null,
    decidedBy: row.decided_by,
    rowVersion: row.row_version,
  }))
}

type Placed = GatheredPiece & { readonly place: number }
export async function addPieces(ctx: Ctx, bundle: Bundle, pieces: readonly Placed[]): Promise<void> {
  if (pieces.length === 0) return
  await ctx.db
    .insertInto('casework.bundle_piece')
    .values(
      pieces.map(({ source, kind, fingerprint, place }) => ({
        id: ctx.newId(),
        case_id: bundle.caseId,
        bundle_id: bundle.id,
        source,
        kind,
        place,
        fingerprint,
      })),
    )
    .execute()
}

/** A piece that is not in the case any more, or not as it was: what was decided about it counts no longer. */
export async function endPieces(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await ctx.db.updateTable('casework.bundle_piece').set({ ended_at: ctx.now }).where('id', 'in', ids).execute()
}

export async function movePiece(ctx: Ctx, id: string, place: number): Promise<void> {
  await ctx.db.updateTable('casework.bundle_piece').set({ place }).where('id', '=', id).execute()
}

export async function saveDecision(
  ctx: Ctx,
  { id, rowVersion }: KeptPiece,
  { decision, reasons, lines, title }: PieceDecided & { readonly title: string },
): Promise<void> {
  await ctx.db
    .updateTable('casework.bundle_piece')
    .set({
      decision,
      reasons: [...reasons],
      title: lines === null ? null : title,
      lines: lines === null ? null : JSON.stringify(lines),
      decided_by: me(ctx),
      decided_at: ctx.now,
      row_version: rowVersion + 1,
    })
    .where('id', '=', id)
    .execute()
}
