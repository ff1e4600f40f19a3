import { nameStandIn } from '#casework/server'
import { addDays, InstitutionId, type LocalDate, PersonId } from '#kernel'
import type { World } from './cast.ts'
import { type Founded, known } from './found-world.server.ts'
import { done, type Past } from './past.ts'

/** How long the leave lasts after today. */
const DAYS_LEFT = 11

/** In the last gmina that works by the model a social worker is away from today on, and whoever gathers the team there stands in. */
export async function tellLeave(past: Past, world: World, founded: Founded, today: LocalDate): Promise<void> {
  past.chapter('leave')
  const gmina = world.gminas.filter(({ worksByModel }) => worksByModel).at(-1)
  const teams = world.institutions.filter(({ seat }) => seat === gmina?.code).map(({ key }) => key)
  const standIn = world.people.find(
    ({ institution, memberships }) =>
      teams.includes(institution) && memberships.some(({ role }) => role === world.leader),
  )
  const absent = world.people.find(
    (one) => one.institution === standIn?.institution && one !== standIn && one.function === 'worker' && one.account,
  )
  if (!standIn || !absent) throw new Error('a leave needs two workers of one institution')
  past.goTo(today)
  const absentId = PersonId.parse(known(founded.person, absent.key))
  const leave = {
    institutionId: InstitutionId.parse(known(founded.institution, standIn.institution)),
    absentId,
    standInId: PersonId.parse(known(founded.person, standIn.key)),
  }
  await past.as(absentId, async (ctx) =>
    done(await nameStandIn(ctx, { ...leave, from: ctx.today, until: addDays(ctx.today, DAYS_LEFT) })),
  )
}
