import type { PersonId } from '#kernel'
import type { Extent } from '#model'
import type { Ctx } from '#platform/server'
import type { KnownCase } from '../cases/case-facts.store.server.ts'
import type { Party } from '../sharing/parties.query.server.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'
import { type KeptBackWhy, whyKeptBack } from './why-kept-back.domain.ts'

/** Somebody with a place in the case, as whom it can be looked at. */
export type Eyes = {
  readonly personId: PersonId
  readonly name: string
  readonly institution: Party
  readonly roles: readonly string[]
}
/** Entries of one category that my institution wrote and the other person does not get, with the reason. */
export type KeptBack = { readonly category: string; readonly entries: number; readonly why: KeptBackWhy }

/** What my institutions wrote in a case and somebody else is not shown, by category in the order of the model. */
export async function keptBackFrom(
  ctx: Ctx,
  { file, model }: KnownCase,
  { institution, roles, personId }: Eyes,
  seen: ReadonlySet<string>,
): Promise<readonly KeptBack[]> {
  const mine = (await seatsOfMine(ctx, file.id)).flatMap((seat) => (seat.sees === 'names' ? [seat.institution] : []))
  const written = await ctx.db
    .selectFrom('casework.item')
    .select(['id', 'category'])
    .where('case_id', '=', file.id)
    .where('owner_institution_id', 'in', mine)
    .where('replaced_at', 'is', null)
    .execute()
  const unseen = written.filter(({ id }) => !seen.has(id))
  const given = await givenTo(ctx, file.id, mine, institution.id)
  const theirs = given.filter(
    (one) => (one.role === null || roles.includes(one.role)) && (one.person === null || one.person === personId),
  )
  return model.category.all.flatMap(({ id: category }) => {
    const entries = unseen.filter((item) => item.category === category).length
    if (entries === 0) return []
    const shown = theirs.filter((one) => one.category === category)
    return [{ category, entries, why: whyKeptBack(model, { roles, sector: institution.sector, category, shown }) }]
  })
}

async function givenTo(ctx: Ctx, caseId: string, givers: readonly string[], recipient: string) {
  const rows = await ctx.db
    .selectFrom('casework.disclosure')
    .select(['category', 'extent', 'recipient_role', 'recipient_person_id', 'item_id', 'subject_id'])
    .where('case_id', '=', caseId)
    .where('owner_institution_id', 'in', givers)
    .where('recipient_institution_id', '=', recipient)
    .where('withdrawn_at', 'is', null)
    .where('valid_from', '<=', ctx.today)
    .where('valid_until', '>=', ctx.today)
    .execute()
  return rows.map((row) => ({
    category: row.category,
    // The column takes these words only.
    extent: row.extent as Extent,
    role: row.recipient_role,
    person: row.recipient_person_id,
    narrowed: row.item_id !== null || row.subject_id !== null,
  }))
}
