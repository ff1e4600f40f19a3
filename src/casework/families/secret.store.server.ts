import { sql } from 'kysely'
import { type Ctx, me } from '#platform/server'
import { peselEnd } from './pesel.domain.ts'
import type { SecretKind } from './secret-kind.domain.ts'
import type { UnmaskPurpose } from './unmask-purpose.domain.ts'

const SEALED_FOR = 'masked value'
const END_SEALED_FOR = 'end of a PESEL'
const FOUND_BY = 'PESEL to find again'
/** Put beside another person, or as another kind, a sealed value does not open. */
const boundTo = (subjectId: string, kind: SecretKind): string => `${subjectId} ${kind}`

/** A PESEL as the database keeps it to find it again. Without the key of the installation nobody can try numbers until one fits. */
export const peselDigest = (ctx: Ctx, pesel: string): Buffer => ctx.vault.digest(FOUND_BY, '', pesel)

/** A masked value as the database keeps it: bound to its person and kind, under the key of the installation. */
export const sealedValue = (ctx: Ctx, subjectId: string, kind: SecretKind, value: string): Buffer =>
  ctx.vault.seal(SEALED_FOR, boundTo(subjectId, kind), Buffer.from(value))

/** Keeps a number that nobody reads without an unmasking put on record. It is entered once: a second one is refused by the caller. */
export async function keepSecret(
  ctx: Ctx,
  { caseId, subjectId, kind, value }: { caseId: string; subjectId: string; kind: 'pesel'; value: string },
): Promise<void> {
  const bound = boundTo(subjectId, kind)
  await ctx.db
    .insertInto('casework.secret')
    .values({
      id: ctx.newId(),
      case_id: caseId,
      subject_id: subjectId,
      kind,
      sealed: sealedValue(ctx, subjectId, kind, value),
      sealed_by: ctx.vault.mark,
      sealed_end: ctx.vault.seal(END_SEALED_FOR, bound, Buffer.from(peselEnd(value))),
      digest: peselDigest(ctx, value),
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
  const found = await sql<{ sealed: Buffer | null }>`
    select casework.unmask(${subjectId}::uuid, ${kind}, ${purpose}) as sealed`.execute(ctx.db)
  const sealed = found.rows[0]?.sealed
  if (!sealed) return null
  const value = ctx.vault.unseal(SEALED_FOR, boundTo(subjectId, kind), sealed)
  // The program does not start with another key, so the row itself was changed or moved.
  if (!value) throw new Error('a masked value does not open')
  return value.toString()
}

/** A masked value of a case; `end` are the last four digits of a PESEL, nothing of anything else or on a shared screen. */
export type SecretKept = { readonly subjectId: string; readonly kind: SecretKind; readonly end: string | null }

/** Which masked values a case holds, for those who keep it. */
export async function secretsKept(ctx: Ctx, caseId: string): Promise<readonly SecretKept[]> {
  const found = await sql<{ subject_id: string; kind: SecretKind; sealed_end: Buffer | null }>`
    select s.subject_id, s.kind, s.sealed_end from casework.secrets_kept(${caseId}::uuid) s`.execute(ctx.db)
  return found.rows.map(({ subject_id: subjectId, kind, sealed_end }) => {
    const end = sealed_end && ctx.vault.unseal(END_SEALED_FOR, boundTo(subjectId, kind), sealed_end)
    return { subjectId, kind, end: end?.toString() ?? null }
  })
}

/** Other open cases that I keep and in which this person stands too, by PESEL. */
export async function otherCasesOf(
  ctx: Ctx,
  subjectId: string,
): Promise<readonly { readonly caseId: string; readonly code: string }[]> {
  const found = await sql<{ caseId: string; code: string }>`
    select o.case_id as "caseId", o.code from casework.other_cases_of_person(${subjectId}::uuid) o`.execute(ctx.db)
  return found.rows
}

/** Whether masked values stand that another key of the installation sealed: they would not open. */
export async function holdsSecretsOfOtherKey(ctx: Ctx): Promise<boolean> {
  const found = await sql<{ foreign: boolean }>`
    select casework.secrets_of_other_key(${ctx.vault.mark}::bytea) > 0 as foreign`.execute(ctx.db)
  return found.rows[0]?.foreign ?? false
}

/** Gives up the masked values that a lost key sealed, each on the record of its case, so that they can be entered again; answers how many. */
export async function giveUpSecretsOfOtherKey(ctx: Ctx): Promise<number> {
  const found = await sql<{ n: number }>`
    select casework.give_up_secrets_of_other_key(${ctx.vault.mark}::bytea) as n`.execute(ctx.db)
  return found.rows[0]?.n ?? 0
}
