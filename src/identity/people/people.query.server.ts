import { sql } from 'kysely'
import { NotFound, type PersonId } from '#kernel'
import type { Ctx } from '#platform/server'
import type { AccountState } from '../accounts/account.store.server.ts'
import { mustInvite } from '../accounts/may.query.server.ts'

export type PersonRow = {
  readonly personId: PersonId
  readonly givenName: string
  readonly familyName: string
  readonly email: string
  readonly state: AccountState
  /** Signs in with an app too. */
  readonly secondFactor: boolean
}

const people = (ctx: Ctx) =>
  ctx.db
    .selectFrom('identity.person as p')
    .innerJoin('identity.account as a', 'a.person_id', 'p.id')
    .leftJoin('identity.second_factor as f', (join) =>
      join.onRef('f.person_id', '=', 'p.id').on('f.ended_at', 'is', null),
    )
    .select(['p.id as personId', 'p.given_name as givenName', 'p.family_name as familyName', 'a.email', 'a.state'])
    .select((e) => e('f.id', 'is not', null).$castTo<boolean>().as('secondFactor'))
    .$narrowType<{ personId: PersonId; state: AccountState }>()

/** Everybody with an account, in the order of surnames: an administrator's list. */
export async function allPeople(ctx: Ctx): Promise<readonly PersonRow[]> {
  await mustInvite(ctx)
  return people(ctx)
    .orderBy('p.family_name', (o) => o.collate('pl-x-icu'))
    .orderBy('p.given_name', (o) => o.collate('pl-x-icu'))
    .execute()
}

/** Those of them with one of these addresses, in small letters: for a list that names people by e-mail. */
export async function peopleOfEmails(ctx: Ctx, emails: readonly string[]): Promise<readonly PersonRow[]> {
  await mustInvite(ctx)
  if (emails.length === 0) return []
  return people(ctx)
    .where(sql<boolean>`a.email = any(${[...emails]})`)
    .execute()
}

/** One of them. Throws NotFound. */
export async function onePerson(ctx: Ctx, personId: string): Promise<PersonRow> {
  await mustInvite(ctx)
  const found = await people(ctx).where('p.id', '=', personId).executeTakeFirst()
  if (!found) throw new NotFound('person')
  return found
}
