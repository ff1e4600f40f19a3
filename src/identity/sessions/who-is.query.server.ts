import { LOCALES, type SignedIn } from '#platform'
import { type ActAs, type Ctx, person, systemActor, translator } from '#platform/server'
import { hashSecret } from '../accounts/secret.server.ts'
import { isAlive, isWorthNoting, type SessionLimits } from './session.domain.ts'
import { noteSeen } from './session.store.server.ts'

type Known = Pick<SignedIn, 'personId' | 'name' | 'locale'>

/** Whose session a secret is, while it has neither ended nor idled away and the account is active. Being asked keeps it from idling. */
export const whoIs =
  (actAs: ActAs, limits: SessionLimits) =>
  async (token: string): Promise<SignedIn | null> => {
    const known = await actAs(systemActor('sign_in'), (ctx) => sessionHolder(ctx, token, limits))
    if (!known) return null
    return actAs(person(known.personId), async (ctx) => {
      const administers = await administersToday(ctx, known.personId)
      return { ...known, administers, work: (await employedAs(ctx, known.personId)) ?? office(known, administers) }
    })
  }

async function sessionHolder(ctx: Ctx, token: string, limits: SessionLimits): Promise<Known | null> {
  const found = await ctx.db
    .selectFrom('identity.session as s')
    .innerJoin('identity.account as a', 'a.person_id', 's.person_id')
    .innerJoin('identity.person as p', 'p.id', 's.person_id')
    .select([
      's.person_id',
      's.created_at as createdAt',
      's.seen_at as seenAt',
      'p.given_name',
      'p.family_name',
      'a.locale',
    ])
    .where('s.token_hash', '=', hashSecret(token))
    .where('s.ended_at', 'is', null)
    .where('a.state', '=', 'active')
    .executeTakeFirst()
  if (!found || !isAlive(found, ctx.now, limits)) return null
  if (isWorthNoting(found, ctx.now, limits)) await noteSeen(ctx, token)
  return {
    personId: found.person_id,
    name: `${found.given_name} ${found.family_name}`,
    locale: LOCALES.find((locale) => locale === found.locale) ?? 'pl',
  }
}

const office = ({ locale }: Known, administers: boolean): string =>
  administers ? translator(locale)('identity.office.administrator') : ''

/** "OPS Oksa – pracownik socjalny": the first employment of today. */
async function employedAs(ctx: Ctx, personId: string): Promise<string | null> {
  const employed = await ctx.db
    .selectFrom('institutions.employment as e')
    .innerJoin('institutions.institution as i', 'i.id', 'e.institution_id')
    .select(['i.short_name', 'e.job_title'])
    .where('e.person_id', '=', personId)
    .where('e.from_on', '<=', ctx.today)
    .where((on) => on.or([on('e.until_on', 'is', null), on('e.until_on', '>=', ctx.today)]))
    .orderBy('e.from_on')
    .orderBy('e.id')
    .limit(1)
    .executeTakeFirst()
  return employed ? `${employed.short_name} – ${employed.job_title}` : null
}

async function administersToday(ctx: Ctx, personId: string): Promise<boolean> {
  const office = await ctx.db
    .selectFrom('identity.office')
    .select('office')
    .where('person_id', '=', personId)
    .where('from_on', '<=', ctx.today)
    .where((on) => on.or([on('until_on', 'is', null), on('until_on', '>=', ctx.today)]))
    .executeTakeFirst()
  return office !== undefined
}
