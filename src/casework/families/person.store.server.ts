import { sql } from 'kysely'
import { Forbidden, type LocalDate, NotFound, SubjectId } from '#kernel'
import { allowed, type Ctx, me } from '#platform/server'
import { subjectPolicy } from '../cases/case.policy.ts'
import type { SecretKind } from './secret-kind.domain.ts'
import type { UnmaskPurpose } from './unmask-purpose.domain.ts'

/** Adds a person to a case; answers with the id. Persons are numbered within the case. */
export async function addSubject(ctx: Ctx, caseId: string, adult: boolean): Promise<SubjectId> {
  const id = SubjectId.parse(ctx.newId())
  const { next } = await ctx.db
    .selectFrom('casework.subject')
    .select(sql<number>`coalesce(max(no), 0) + 1`.as('next'))
    .where('case_id', '=', caseId)
    .executeTakeFirstOrThrow()
  await ctx.db
    .insertInto('casework.subject')
    .values({ id, case_id: caseId, no: Number(next), adult, entered_on: ctx.today })
    .execute()
  return id
}

export type SubjectRow = {
  readonly id: string
  readonly no: number
  readonly adult: boolean
  readonly leftOn: LocalDate | null
}

/** A person to change. `NotFound` when the person is of no case of mine; `Forbidden` when the case is not mine to keep. */
export async function subjectToCorrect(ctx: Ctx, caseId: string, subjectId: string): Promise<SubjectRow> {
  const row = await ctx.db
    .selectFrom('casework.subject as s')
    .select(['s.id', 's.no', 's.adult', 's.left_on', allowed(subjectPolicy, 'correct', 's').as('may')])
    .where('s.case_id', '=', caseId)
    .where('s.id', '=', subjectId)
    .executeTakeFirst()
  if (!row) throw new NotFound('subject')
  if (!row.may) throw new Forbidden('casework.subject.correct')
  return { id: row.id, no: row.no, adult: row.adult, leftOn: row.left_on as LocalDate | null }
}

export async function changeSubject(
  ctx: Ctx,
  subjectId: string,
  change: { adult?: boolean; in_household?: boolean; left_on?: LocalDate | null; takes_part?: boolean },
): Promise<void> {
  await ctx.db.updateTable('casework.subject').set(change).where('id', '=', subjectId).execute()
}

/** The entry of one kind about a person that an institution wrote and has not replaced since. */
export async function currentEntry(
  ctx: Ctx,
  about: { caseId: string; subjectId: string; kind: 'identity' | 'household'; owner: string },
): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('casework.item')
    .select('id')
    .where('case_id', '=', about.caseId)
    .where('subject_id', '=', about.subjectId)
    .where('kind', '=', about.kind)
    .where('owner_institution_id', '=', about.owner)
    .where('replaced_at', 'is', null)
    .executeTakeFirst()
  return row?.id ?? null
}

/** Keeps a number that nobody reads without an unmasking put on record. It is entered once: a second one is refused by the caller. */
export async function keepSecret(
  ctx: Ctx,
  secret: { caseId: string; subjectId: string; kind: 'pesel'; value: string },
): Promise<void> {
  await ctx.db
    .insertInto('casework.secret')
    .values({
      id: ctx.newId(),
      case_id: secret.caseId,
      subject_id: secret.subjectId,
      kind: secret.kind,
      value: secret.value,
      entered_by: me(ctx),
      entered_at: ctx.now,
    })
    .execute()
}

/** Shows a masked value and puts on record that it was shown; nothing when there is none or the case is not mine to keep. */
export async function unmaskedValue(
  ctx: Ctx,
  subjectId: string,
  { kind, purpose }: { readonly kind: SecretKind; readonly purpose: UnmaskPurpose },
): Promise<string | null> {
  const found = await sql<{ value: string | null }>`
    select casework.unmask(${subjectId}::uuid, ${kind}, ${purpose}) as value`.execute(ctx.db)
  return found.rows[0]?.value ?? null
}

/** Which masked values a case holds, for those who keep it. */
export async function secretsKept(
  ctx: Ctx,
  caseId: string,
): Promise<readonly { readonly subjectId: string; readonly kind: SecretKind }[]> {
  const found = await sql<{ subject_id: string; kind: SecretKind }>`
    select s.subject_id, s.kind from casework.secrets_kept(${caseId}::uuid) s`.execute(ctx.db)
  return found.rows.map(({ subject_id, kind }) => ({ subjectId: subject_id, kind }))
}
