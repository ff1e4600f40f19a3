import { sql } from 'kysely'
import type { PersonId } from '#kernel'
import type { Ctx, Vault } from '#platform/server'

/** How a key in the database is sealed: for this purpose, bound to the row it stands in. */
const SEALED_FOR = 'second factor'
const CODES_FOR = 'recovery code'

/** Why an administrator, or the person, stopped using an app. */
export type EndedWhy = 'replaced' | 'lost_device' | 'new_device' | 'suspicion' | 'lost_key'
export type SecondFactor = { readonly id: string; readonly since: Date; readonly lastStep: number }

/** The app somebody signs in with; null when there is none. */
export async function factorInUse(ctx: Ctx, personId: string): Promise<SecondFactor | null> {
  const found = await ctx.db
    .selectFrom('identity.second_factor')
    .select(['id', 'since', 'last_step as lastStep'])
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return found ?? null
}

/** Whose app in use was sealed by another key than this installation's. */
export async function peopleSealedByOtherKey(ctx: Ctx, vault: Vault): Promise<readonly PersonId[]> {
  const found = await ctx.db
    .selectFrom('identity.second_factor')
    .select('person_id as personId')
    .where('ended_at', 'is', null)
    .where('sealed_by', '!=', vault.mark)
    .$narrowType<{ personId: PersonId }>()
    .execute()
  return found.map(({ personId }) => personId)
}

/** What an app and the program share; told to `sign_in` only. Throws when it was sealed by another key: the program does not start then. */
export async function keyOf(ctx: Ctx, vault: Vault, factorId: string): Promise<Buffer> {
  const asked = await sql<{ sealed: Buffer | null }>`select identity.sealed_key(${factorId}) as sealed`.execute(ctx.db)
  const sealed = asked.rows[0]?.sealed
  const key = sealed ? vault.unseal(SEALED_FOR, factorId, sealed) : null
  if (!key) throw new Error('the key of an authenticator app does not open')
  return key
}

/** What an app and the program share, as it is kept. */
export const sealedKey = (vault: Vault, factorId: string, key: Uint8Array): Buffer =>
  vault.seal(SEALED_FOR, factorId, key)

type NewFactor = { readonly personId: string; readonly key: Uint8Array; readonly step: number }

/** Begins the use of an app; answers its id. The step by which it was proven is used up. */
export async function addFactor(ctx: Ctx, vault: Vault, { personId, key, step }: NewFactor): Promise<string> {
  const id = ctx.newId()
  await ctx.db
    .insertInto('identity.second_factor')
    .values({
      id,
      person_id: personId,
      sealed_key: sealedKey(vault, id, key),
      sealed_by: vault.mark,
      since: ctx.now,
      last_step: step,
    })
    .execute()
  return id
}

/** Ends the use of an app and forgets its key. Answers whether there was one. */
export async function endFactor(ctx: Ctx, personId: string, why: EndedWhy): Promise<boolean> {
  const ended = await ctx.db
    .updateTable('identity.second_factor')
    .set({ ended_at: ctx.now, ended_why: why, sealed_key: null })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return ended.numUpdatedRows === 1n
}

/** Uses up a half minute and all before it; false when somebody else was first. */
export async function useUpStep(ctx: Ctx, factorId: string, step: number): Promise<boolean> {
  const used = await ctx.db
    .updateTable('identity.second_factor')
    .set({ last_step: step })
    .where('id', '=', factorId)
    .where('last_step', '<', step)
    .executeTakeFirst()
  return used.numUpdatedRows === 1n
}

/** A recovery code as it is kept. */
export const codeHash = (vault: Vault, factorId: string, code: string): Buffer =>
  vault.digest(CODES_FOR, factorId, code)

/** Keeps new recovery codes, as digests; those of before stop working. */
export async function keepRecoveryCodes(
  ctx: Ctx,
  vault: Vault,
  {
    personId,
    factorId,
    codes,
  }: { readonly personId: string; readonly factorId: string; readonly codes: readonly string[] },
): Promise<void> {
  await ctx.db
    .updateTable('identity.recovery_code')
    .set({ replaced_at: ctx.now })
    .where('person_id', '=', personId)
    .where('replaced_at', 'is', null)
    .execute()
  const rows = codes.map((code) => ({
    code_hash: codeHash(vault, factorId, code),
    person_id: personId,
    factor_id: factorId,
    made_at: ctx.now,
  }))
  await ctx.db.insertInto('identity.recovery_code').values(rows).execute()
}

/** Uses a recovery code up; false for one that is unknown, used or replaced. Acts as `sign_in`. */
export async function spendRecoveryCode(ctx: Ctx, vault: Vault, factorId: string, code: string): Promise<boolean> {
  const hash = codeHash(vault, factorId, code)
  const spent = await sql<{
    spent: boolean
  }>`select identity.spend_recovery_code(${factorId}, ${hash}) as spent`.execute(ctx.db)
  return spent.rows[0]?.spent ?? false
}
