import { readFileSync } from 'node:fs'
import { foundAccount, hashPassword } from '#identity/server'
import { InstitutionInput } from '#institutions'
import { employPerson, registerInstitution, setArea } from '#institutions/server'
import { type InstitutionId, type LocalDate, localDate, type PersonId } from '#kernel'
import { adoptVersion, loadVersion } from '#model/server'
import { CLAUSE_PATTERN } from '#protection'
import { appointOfficer, publishClause } from '#protection/server'
import { appointInUnit } from '#teams/server'
import { importUnits, readList } from '#territory/server'
import type { Player, World } from './cast.ts'
import { done, type Past } from './past.ts'

/** Ids of what the world names by keys. */
export type Founded = {
  readonly institution: ReadonlyMap<string, InstitutionId>
  readonly person: ReadonlyMap<string, PersonId>
}

/** Units, institutions, workers with accounts, adoptions of the model and roles held outside teams: as an installation is set up. */
export async function foundWorld(past: Past, world: World, password: string, since: LocalDate): Promise<Founded> {
  past.goTo(since)
  past.chapter('world')
  const list = done(readList(readFileSync('content/territory/demonstration.csv')))
  done(await past.setup((ctx) => importUnits(ctx, { list, asOf: localDate('2026-02-05') })))
  const institution = new Map<string, InstitutionId>()
  for (const one of world.institutions) {
    const input = InstitutionInput.parse({
      name: one.name,
      short_name: one.shortName,
      sector: one.sector,
      level: one.level,
      seat_code: one.seat,
      has_accounts: one.hasAccounts ? 'yes' : '',
    })
    const id = await past.setup(async (ctx) => {
      const institutionId = done(await registerInstitution(ctx, input))
      if (one.area.join() !== one.seat) done(await setArea(ctx, { institutionId, units: one.area }))
      return institutionId
    })
    institution.set(one.key, id)
  }
  const person = await foundPeople(past, world, password, institution)
  await tellPeople(past, world, { institution, person })
  const json: unknown = JSON.parse(readFileSync(`content/models/${world.model}-${world.version}.json`, 'utf8'))
  // Published when the program opened; asked again, it only says under which id.
  const { versionId } = done(await past.setup((ctx) => loadVersion(ctx, json)))
  for (const { code } of world.gminas.filter(({ worksByModel }) => worksByModel)) {
    done(await past.setup((ctx) => adoptVersion(ctx, { unitCode: code, versionId, fromOn: ctx.today })))
  }
  const founded = { institution, person }
  for (const player of world.people) await giveRoles(past, world, founded, player)
  return founded
}

async function foundPeople(
  past: Past,
  world: World,
  password: string,
  institutions: ReadonlyMap<string, InstitutionId>,
) {
  const passwordHash = await hashPassword(password)
  const people = new Map<string, PersonId>()
  for (const player of world.people) {
    const institutionId = known(institutions, player.institution)
    const founded = await past.setup(async (ctx) => {
      const personId = await foundAccount(ctx, {
        givenName: player.given,
        familyName: player.family,
        email: player.email,
        passwordHash,
        administrator: player.office === 'administrator',
      })
      const employed = { institutionId, personId, function: player.function, job_title: player.job, from: ctx.today }
      done(await employPerson(ctx, employed))
      return personId
    })
    people.set(player.key, founded)
  }
  return people
}

/** What only an institution can add to the pattern of its clause: how long its file plan keeps a case. */
const KEPT = 'Dziesięć lat (kategoria B10 w wykazie akt), licząc od 1 stycznia po roku, w którym sprawę zakończono.'

/** Institutions that keep cases appoint their data protection officer and publish what they tell families. */
async function tellPeople(past: Past, world: World, founded: Founded): Promise<void> {
  for (const { key, officer } of world.institutions) {
    const player = world.people.find((one) => one.key === officer)
    if (!player) continue
    const institutionId = known(founded.institution, key)
    const personId = known(founded.person, player.key)
    await past.setup(async (ctx) => {
      const from = ctx.today
      done(await appointOfficer(ctx, { institutionId, personId, email: player.email, from }))
      return done(await publishClause(ctx, { institutionId, ...CLAUSE_PATTERN, kept: KEPT, from }))
    })
  }
}

async function giveRoles(past: Past, world: World, founded: Founded, player: Player): Promise<void> {
  const works = new Set(world.gminas.filter(({ worksByModel }) => worksByModel).map(({ code }) => code))
  for (const { role, body, unit } of player.memberships) {
    const unitCode = unit ?? seatOf(world, player)
    if (body || (unitCode.length === 6 && !works.has(unitCode))) continue
    // A role of the region is given by way of a gmina that works by the model.
    const asked = unitCode.length === 6 ? unitCode : ([...works].find((code) => code.startsWith(unitCode)) ?? unitCode)
    done(
      await past.setup((ctx) =>
        appointInUnit(ctx, {
          role,
          unitCode: asked,
          personId: known(founded.person, player.key),
          institutionId: known(founded.institution, player.institution),
          fromOn: ctx.today,
        }),
      ),
    )
  }
}

export const seatOf = (world: World, player: Player): string =>
  world.institutions.find(({ key }) => key === player.institution)?.seat ?? ''

export function known<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key)
  if (value === undefined) throw new Error(`the demonstration does not know ${String(key)}`)
  return value
}
