import { sql } from 'kysely'
import { LOCALES, type Locale, type SignedIn } from '#platform'
import { type ActAs, type Ctx, hashSecret, systemActor, translator } from '#platform/server'
import type { SecondFactorRule } from '../second-factor/rule.domain.ts'
import { SECOND_FACTOR_PATH } from './return-path.domain.ts'
import { isAlive, isWorthNoting, type SessionLimits } from './session.domain.ts'
import { noteSeen } from './session.store.server.ts'

/**
 * Whose session a secret is, while it has neither ended nor idled away and the account is active. Being asked keeps it from idling, except
 * `quietly`, by a page that only waits. Where a second factor is required, whoever may meet a family's content without having one meets the
 * page that sets it up first.
 */
export const whoIs =
  (actAs: ActAs, limits: SessionLimits, rule: SecondFactorRule) =>
  (token: string, quietly = false): Promise<SignedIn | null> =>
    actAs(systemActor('sign_in'), (ctx) => sessionHolder(ctx, token, { limits, rule, quietly }))

async function sessionHolder(
  ctx: Ctx,
  token: string,
  { limits, rule, quietly }: { limits: SessionLimits; rule: SecondFactorRule; quietly: boolean },
): Promise<SignedIn | null> {
  const found = await sessionBy(ctx, token, rule)
  if (!found || !isAlive(found, ctx.now, limits)) return null
  if (!quietly && isWorthNoting(found, ctx.now, limits)) await noteSeen(ctx, token)
  const { personId, name, administers } = found
  const meetsFirst = found.lacksSecondFactor ? SECOND_FACTOR_PATH : null
  const locale = LOCALES.find((one) => one === found.locale) ?? 'pl'
  return { personId, name, locale, administers, meetsFirst, work: found.work ?? office(locale, administers) }
}

type Found = Pick<SignedIn, 'personId' | 'name' | 'administers'> & {
  readonly createdAt: Date
  readonly seenAt: Date
  readonly locale: string
  /** "OPS Oksa – pracownik socjalny": the first employment of today. */
  readonly work: string | null
  readonly lacksSecondFactor: boolean
}

/** All in one question, since every page asks it. */
async function sessionBy(ctx: Ctx, token: string, rule: SecondFactorRule): Promise<Found | undefined> {
  const found = await sql<Found>`
    select s.person_id as "personId", p.given_name || ' ' || p.family_name as name, a.locale, s.created_at as "createdAt", s.seen_at as "seenAt",
      exists (select from identity.office o
        where o.person_id = s.person_id and o.office = 'administrator' and authz.on_day(o.from_on, o.until_on)) as administers,
      (select i.short_name || ' – ' || e.job_title
        from institutions.employment e join institutions.institution i on i.id = e.institution_id
        where e.person_id = s.person_id and authz.on_day(e.from_on, e.until_on) order by e.from_on, e.id limit 1) as work,
      case when ${rule} = 'required'
             and not exists (select from identity.second_factor f where f.person_id = s.person_id and f.ended_at is null)
           then identity.needs_second_factor(s.person_id) else false end as "lacksSecondFactor"
    from identity.session s join identity.account a on a.person_id = s.person_id join identity.person p on p.id = s.person_id
    where s.token_hash = ${hashSecret(token)} and s.ended_at is null and a.state = 'active'`.execute(ctx.db)
  return found.rows[0]
}

const office = (locale: Locale, administers: boolean): string =>
  administers ? translator(locale)('identity.office.administrator') : ''
