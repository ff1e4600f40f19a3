import { sql } from 'kysely'
import { InstitutionId, PersonId } from '#kernel'
import type { Ctx } from '#platform/server'
import type { World } from './cast.ts'
import type { Founded } from './found-world.server.ts'

/** Addresses of all accounts: an installation with accounts of its own is no demonstration. */
export async function accountsFounded(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db.selectFrom('identity.account').select('email').execute()
  return rows.map(({ email }) => email)
}

/** The ids under which the world was founded before, once its last team works; nothing when it was not, or not wholly. */
export async function foundedBefore(ctx: Ctx, world: World): Promise<Founded | null> {
  const accounts = await ctx.db.selectFrom('identity.account').select(['email', 'person_id']).execute()
  const institutions = await ctx.db.selectFrom('institutions.institution').select(['id', 'name']).execute()
  const idOf = new Map(accounts.map(({ email, person_id }) => [email, person_id]))
  const named = new Map(institutions.map(({ name, id }) => [name, id]))
  const person = new Map(world.people.flatMap(({ key, email }) => pair(key, idOf.get(email), PersonId.parse)))
  const institution = new Map(
    world.institutions.flatMap(({ key, name }) => pair(key, named.get(name), InstitutionId.parse)),
  )
  return person.size === world.people.length && institution.size === world.institutions.length
    ? { person, institution }
    : null
}

const pair = <I>(key: string, id: string | undefined, read: (id: string) => I): [string, I][] =>
  id === undefined ? [] : [[key, read(id)]]

/** Codes of cases count from here. */
export const FIRST_CODE = 100

/** How many cases were begun: codes are counted, the cases themselves are not read. */
export async function casesTold(ctx: Ctx): Promise<number> {
  const found = await sql<{
    count: number
  }>`select last_value - ${FIRST_CODE} + is_called::integer as count from casework.case_code`.execute(ctx.db)
  return Number(found.rows[0]?.count ?? 0)
}
