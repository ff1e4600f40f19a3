import { type LocalDate, NotFound } from '#kernel'
import type { Name } from '#model'
import { modelOf } from '#model/server'
import type { Ctx } from '#platform/server'
import { caseFile } from '../cases/case-file.store.server.ts'
import { type CaseFrame, caseFrame } from '../cases/case-frame.query.server.ts'
import type { Handover } from './handover.domain.ts'
import { type HandoverNames, namesOf } from './handover.query.server.ts'
import { handoverInto } from './handover.store.server.ts'

export type Received = {
  readonly frame: CaseFrame
  readonly handover: Handover
  readonly names: HandoverNames
  readonly entries: readonly {
    readonly category: Name
    readonly ground: Name
    readonly purpose: string
    readonly words: string
    readonly on: Date
    readonly until: LocalDate
  }[]
}

/** What the team of the other gmina showed us of the case that we took over, as long as it is shown. */
export async function receivedIn(ctx: Ctx, caseId: string): Promise<Received> {
  const file = await caseFile(ctx, caseId)
  const handover = await handoverInto(ctx, file.id)
  if (!handover?.receiver) throw new NotFound('handover')
  const rows = await ctx.db
    .selectFrom('casework.disclosure as d')
    .innerJoin('casework.extract as e', 'e.disclosure_id', 'd.id')
    .select(['d.id', 'd.version_id', 'd.category', 'd.ground', 'd.purpose', 'd.decided_at', 'd.valid_until', 'e.words'])
    .where('d.case_id', '=', handover.caseId)
    .where('d.recipient_institution_id', '=', handover.receiver)
    .orderBy('d.decided_at')
    .orderBy('d.id')
    .execute()
  const entries = await Promise.all(
    rows.map(async (row) => {
      const model = await modelOf(ctx, row.version_id)
      return {
        category: model.category(row.category).name,
        ground: model.ground(row.ground).name,
        purpose: row.purpose,
        words: row.words,
        on: row.decided_at,
        // A day is read as text of this form.
        until: row.valid_until as LocalDate,
      }
    }),
  )
  return { frame: await caseFrame(ctx, file), handover, names: await namesOf(ctx, handover), entries }
}
