import { invitePerson } from '#identity/server'
import { type Outcome, ok, type PersonId, refused } from '#kernel'
import type { Upload } from '#platform'
import { type Ctx, enqueue, type LinesRefusal, me, readLines, record } from '#platform/server'
import { employPerson } from '../employment/employ-person.server.ts'
import { setArea } from '../register/change-institution.server.ts'
import { mustRegister } from '../register/institution.store.server.ts'
import { registerInstitution } from '../register/register-institution.server.ts'
import {
  type ImportListId,
  type ListRow,
  type ListSubject,
  MOST_ROWS,
  readTable,
  type TableRefusal,
} from './import-list.domain.ts'
import { emptyOldLists, keepList, listToImport, listToReview, saveImported } from './import-list.store.server.ts'
import type { InstitutionRow } from './institution-row.ts'
import { judgeInstitutions } from './judge-institutions.server.ts'
import { judgePeople } from './judge-people.server.ts'
import type { PersonRow } from './person-row.ts'
import { type Counts, countsOf, newOf, type RefusedRow, refusedOf, type Verdict } from './verdict.ts'

export const FORGET_LISTS = 'institutions.forget_lists'
const KEPT_FOR = 7 * 86_400_000

export type UploadRefusal = 'file_missing' | LinesRefusal | TableRefusal

/** Throws Forbidden for whoever does not keep the register of institutions. */
export const registerToKeep = (ctx: Ctx): Promise<void> => mustRegister(ctx)

/** Keeps a list for review; nothing of it is entered yet. Seven days later it is emptied. Throws Forbidden for whoever keeps no register. */
export async function uploadList(
  ctx: Ctx,
  { subject, file }: { subject: ListSubject; file?: Upload | undefined },
): Promise<Outcome<ImportListId, UploadRefusal>> {
  await mustRegister(ctx)
  if (!file) return refused('file_missing', { field: 'file' })
  const lines = await readLines(file.bytes, MOST_ROWS)
  if (!lines.ok) return lines
  const rows = readTable(lines.value, subject)
  if (!rows.ok) return rows

  const id = await keepList(ctx, subject, rows.value)
  await enqueue(ctx, { name: FORGET_LISTS, id, notBefore: new Date(ctx.now.getTime() + KEPT_FOR) })
  const payload = { subject, rows: rows.value.length }
  await record(ctx, { chain: 'person', about: me(ctx), name: 'institutions.list.uploaded', payload })
  return ok(id)
}

/** The job that empties lists nobody came back to. */
export const forgetLists = (ctx: Ctx): Promise<void> => emptyOldLists(ctx)

export type Review =
  | {
      readonly state: 'waiting'
      readonly subject: 'institutions'
      readonly verdicts: readonly Verdict<InstitutionRow>[]
    }
  | { readonly state: 'waiting'; readonly subject: 'people'; readonly verdicts: readonly Verdict<PersonRow>[] }
  | {
      readonly state: 'imported'
      readonly subject: ListSubject
      readonly counts: Counts
      readonly refused: readonly RefusedRow[] | null
    }
  | { readonly state: 'forgotten'; readonly subject: ListSubject }

const judged = async (ctx: Ctx, subject: ListSubject, rows: readonly ListRow[]): Promise<Review> =>
  subject === 'institutions'
    ? { state: 'waiting', subject, verdicts: await judgeInstitutions(ctx, rows) }
    : { state: 'waiting', subject, verdicts: await judgePeople(ctx, rows) }

/** What a list would enter today, or what it entered. Throws NotFound for another person's list, and Forbidden. */
export async function reviewList(ctx: Ctx, listId: ImportListId): Promise<Review> {
  await mustRegister(ctx)
  const list = await listToReview(ctx, listId)
  return list.state === 'waiting' ? judged(ctx, list.subject, list.rows) : list
}

export type ImportRefusal = 'list_forgotten' | 'nothing_to_import' | 'changed_meanwhile'

/**
 * Enters the good rows of a list, all or none, by the use cases that enter one. The rows are judged again; a list imported before is left as
 * it is. Refusals: `list_forgotten`, `nothing_to_import`, `changed_meanwhile` (the register changed at this very moment). Throws NotFound, Forbidden.
 */
export async function importList(
  ctx: Ctx,
  { listId }: { listId: ImportListId },
): Promise<Outcome<Counts, ImportRefusal>> {
  await mustRegister(ctx)
  const list = await listToImport(ctx, listId)
  if (list.state === 'imported') return ok(list.counts)
  if (list.state === 'forgotten') return refused('list_forgotten')
  const review = await judged(ctx, list.subject, list.rows)
  if (review.state !== 'waiting' || countsOf(review.verdicts).added === 0) return refused('nothing_to_import')
  const done =
    review.subject === 'institutions'
      ? await enterInstitutions(ctx, newOf(review.verdicts))
      : await enterPeople(ctx, newOf(review.verdicts))
  if (!done) return refused('changed_meanwhile')

  const counts = countsOf(review.verdicts)
  await saveImported(ctx, listId, { counts, refused: refusedOf(review.verdicts) })
  const payload = { subject: list.subject, ...counts }
  await record(ctx, { chain: 'person', about: me(ctx), name: 'institutions.list.imported', payload })
  return ok(counts)
}

/** False as soon as one is refused: the caller's refusal then undoes those before it. */
async function enterInstitutions(ctx: Ctx, rows: readonly InstitutionRow[]): Promise<boolean> {
  for (const { institution, area } of rows) {
    const entered = await registerInstitution(ctx, institution)
    if (!entered.ok) return false
    const units = [...new Set(area.map(({ code }) => code))]
    if (units.every((code) => code === institution.seat_code)) continue
    const set = await setArea(ctx, { institutionId: entered.value, units })
    if (!set.ok) return false
  }
  return true
}

async function enterPeople(ctx: Ctx, rows: readonly PersonRow[]): Promise<boolean> {
  const invited = new Map<string, PersonId>()
  for (const { personId, given, family, email, institutionId, job_title, from, function: duty } of rows) {
    let who = personId ?? invited.get(email)
    if (!who) {
      const invitation = await invitePerson(ctx, { givenName: given, familyName: family, email })
      if (!invitation.ok) return false
      who = invitation.value
      invited.set(email, who)
    }
    const employed = await employPerson(ctx, { institutionId, personId: who, function: duty, job_title, from })
    if (!employed.ok) return false
  }
  return true
}
