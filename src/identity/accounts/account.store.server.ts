import { NotFound, type PersonId } from '#kernel'
import type { Locale } from '#platform'
import type { Ctx } from '#platform/server'

export type AccountState = 'invited' | 'active' | 'blocked'
export type Account = {
  readonly personId: PersonId
  readonly email: string
  readonly givenName: string
  readonly familyName: string
  readonly state: AccountState
  readonly passwordHash: string | null
  readonly failures: number
  readonly lockedUntil: Date | null
}

const accounts = (ctx: Ctx) =>
  ctx.db
    .selectFrom('identity.account as a')
    .innerJoin('identity.person as p', 'p.id', 'a.person_id')
    .select([
      'a.person_id as personId',
      'a.email',
      'p.given_name as givenName',
      'p.family_name as familyName',
      'a.state',
      'a.password_hash as passwordHash',
      'a.failures',
      'a.locked_until as lockedUntil',
    ])
    .$narrowType<{ personId: PersonId; state: AccountState }>()

/** An account by its address, held until the end of the transaction: attempts on one account come one after another. */
export async function accountOfEmail(ctx: Ctx, email: string): Promise<Account | null> {
  const found = await accounts(ctx).where('a.email', '=', email.toLowerCase()).forUpdate('a').executeTakeFirst()
  return found ?? null
}

/** An account to act on, held until the end of the transaction. Throws NotFound. */
export async function accountToAct(ctx: Ctx, personId: string): Promise<Account> {
  const found = await accounts(ctx).where('a.person_id', '=', personId).forUpdate('a').executeTakeFirst()
  if (!found) throw new NotFound('account')
  return found
}

type Changes = {
  readonly passwordHash?: string
  readonly state?: AccountState
  readonly failures?: number
  readonly lockedUntil?: Date | null
  readonly locale?: Locale
}

export async function changeAccount(ctx: Ctx, personId: string, changes: Changes): Promise<void> {
  const { passwordHash, state, failures, lockedUntil, locale } = changes
  await ctx.db
    .updateTable('identity.account')
    .set({
      ...(passwordHash !== undefined && { password_hash: passwordHash }),
      ...(state !== undefined && { state }),
      ...(failures !== undefined && { failures }),
      ...(lockedUntil !== undefined && { locked_until: lockedUntil }),
      ...(locale !== undefined && { locale }),
    })
    .where('person_id', '=', personId)
    .execute()
}

export type NewAccount = {
  readonly givenName: string
  readonly familyName: string
  readonly email: string
  readonly state: AccountState
  readonly passwordHash: string | null
  readonly locale: Locale
}

/** Adds a person with an account; nothing when the address already has one. */
export async function addAccount(ctx: Ctx, account: NewAccount): Promise<PersonId | null> {
  const id = await addPerson(ctx, account)
  const added = await ctx.db
    .insertInto('identity.account')
    .values({
      person_id: id,
      email: account.email.toLowerCase(),
      password_hash: account.passwordHash,
      state: account.state,
      locale: account.locale,
      created_at: ctx.now,
    })
    .onConflict((c) => c.column('email').doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n ? id : null
}

/** A worker by name, without an account. */
export async function addPerson(
  ctx: Ctx,
  { givenName, familyName }: Pick<NewAccount, 'givenName' | 'familyName'>,
): Promise<PersonId> {
  const id = ctx.newId() as PersonId
  const names = { id, given_name: givenName, family_name: familyName }
  await ctx.db.insertInto('identity.person').values(names).execute()
  return id
}

/** From today on this person administers the installation. */
export async function appointAdministrator(ctx: Ctx, personId: PersonId): Promise<void> {
  const row = { person_id: personId, office: 'administrator', from_on: ctx.today }
  await ctx.db.insertInto('identity.office').values(row).execute()
}
