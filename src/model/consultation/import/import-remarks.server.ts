import { type Outcome, ok, refused } from '#kernel'
import { type Ctx, me, record } from '#platform/server'
import type { RemarkKind } from '../consultation.domain.ts'
import type { ConsultationId } from '../consultation-ids.ts'
import { readConsulted } from '../consulted-text.domain.ts'
import { consultationToAnswer } from '../opening/consultation.store.server.ts'
import { saveRemark } from '../remarks/remark.store.server.ts'
import { problemsOf } from './import-row.domain.ts'
import type { FileRow } from './table-rows.domain.ts'

export type RowToSave = Omit<FileRow, 'place'> & {
  readonly about: string
  readonly kind: RemarkKind /** `who` is the name of an institution. */
  readonly ofInstitution: boolean
}
export type ImportRemarksRefusal = 'closed' | 'not_begun' | 'none' | 'rows_refused'

/** Writes down the remarks of a file, all or none: a row that cannot be saved stops the others, so that nothing is saved twice. */
export async function importRemarks(
  ctx: Ctx,
  { consultationId, rows }: { readonly consultationId: ConsultationId; readonly rows: readonly RowToSave[] },
): Promise<Outcome<number, ImportRemarksRefusal>> {
  const found = await consultationToAnswer(ctx, consultationId)
  if (found.closed) return refused('closed')
  if (ctx.today < found.opensOn) return refused('not_begun')
  if (rows.length === 0) return refused('none')
  const text = readConsulted(found.document)
  const wrong = rows.filter((row) => problemsOf(text, { ...row, place: row.about }, row.about).length > 0)
  if (wrong.length > 0) return refused('rows_refused', { count: wrong.length })
  const numbers: number[] = []
  for (const { about, kind, who, ofInstitution, words, proposed, reason } of rows) {
    const { no } = await saveRemark(ctx, {
      ...{ modelId: found.modelId, version: found.version, consultationId, about, kind, words },
      proposed: proposed || undefined,
      reason: reason || undefined,
      source: 'file',
      // A file names institutions and people in one column; what is not said to be an institution is told to nobody.
      ...(ofInstitution ? { authorInstitution: named(who) } : { authorName: named(who) }),
      enteredBy: me(ctx),
    })
    numbers.push(no)
  }
  const payload = { first: numbers.at(0) ?? 0, count: numbers.length }
  await record(ctx, { chain: 'model', about: consultationId, name: 'model.remark.imported', payload })
  return ok(numbers.length)
}

const named = (who: string): string | undefined => who.slice(0, 200) || undefined
