import { type LocalDate, NotFound } from '#kernel'
import type { BasisText, Extent } from '#model'
import type { Ctx } from '#platform/server'
import { disclosureToMake, type ToDisclose } from './disclose.query.server.ts'
import { disclosureToWithdraw } from './disclosure.store.server.ts'
import type { KeptRecord } from './ground-record.domain.ts'

/** A disclosure as it was decided, to begin the next one from. */
export type Before = {
  readonly id: string
  readonly extent: Extent
  readonly purpose: string
  readonly until: LocalDate
  readonly ground: string
  /** Null for what was shown before legal bases were kept. */
  readonly code: string | null
  readonly record: KeptRecord
  readonly words: string | null
  readonly personId: string | null
  readonly subjectId: string | null
  readonly itemId: string | null
  /** Another disclosure follows it already. */
  readonly followed: boolean
}
export type ToFollow = { readonly before: Before; readonly about: ToDisclose }

/**
 * A disclosure to renew or narrow, with everything the next one can be. `NotFound` when it is hidden, or nobody there holds its role any more;
 * `Forbidden` when it is not mine to change.
 */
export async function disclosureToFollow(ctx: Ctx, caseId: string, id: string): Promise<ToFollow> {
  await disclosureToWithdraw(ctx, caseId, id)
  const row = await ctx.db
    .selectFrom('casework.disclosure as d')
    .leftJoin('casework.extract as e', 'e.disclosure_id', 'd.id')
    .selectAll('d')
    .select('e.words')
    .select((s) =>
      s
        .exists(s.selectFrom('casework.disclosure as f').select('f.id').whereRef('f.follows_id', '=', 'd.id'))
        .as('followed'),
    )
    .where('d.case_id', '=', caseId)
    .where('d.id', '=', id)
    .executeTakeFirstOrThrow()
  const address = { caseId, institutionId: row.recipient_institution_id, category: row.category }
  const about = await disclosureToMake(ctx, { ...address, role: row.recipient_role ?? '' })
  if (about.giver.id !== row.owner_institution_id) throw new NotFound('disclosure')
  // The columns take these words and days only, and only `keepDisclosures` writes the record and the basis.
  const basis = row.basis_text as BasisText | null
  return {
    about,
    before: {
      id: row.id,
      extent: row.extent as Extent,
      purpose: row.purpose,
      until: row.valid_until as LocalDate,
      ground: row.ground,
      code: basis?.code ?? null,
      record: row.ground_record as KeptRecord,
      words: row.words,
      personId: row.recipient_person_id,
      subjectId: row.subject_id,
      itemId: row.item_id,
      followed: row.followed === true,
    },
  }
}
