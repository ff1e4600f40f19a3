import type { SubjectId } from '#kernel'
import type { TestDatabase } from '#test/database.ts'
import { fillRegisters } from '#test/registers.ts'
import { BIELINY, caseWorld } from '../../src/casework/cases/case-world.fixture.ts'
import { richCase } from '../../src/casework/cases/rich-case.fixture.ts'
import { cardView } from '../../src/casework/documents/cards/card.query.server.ts'
import { recordRelation } from '../../src/casework/kinship/record-relation.server.ts'
import { boughtLines } from './bought.ts'
import { citedModel } from './cited.ts'
import { consultedModel } from './consulted.ts'
import { copiesOfData } from './copies.ts'
import { coursed } from './coursed.ts'
import { draftedModel } from './drafted.ts'
import { done, familyAtWork } from './family.ts'
import { thingsToOpen } from './files.ts'
import { listedServices } from './listed.ts'
import { migratedCases } from './migrated.ts'
import { needAtWork } from './needed.ts'
import { handedOver, neighbours } from './neighbours.ts'
import type { Person } from './people.ts'
import { proposedNeeds } from './proposed.ts'
import { registersOfOfficer } from './protection.ts'
import { recordedSittings } from './recorded.ts'
import { keptAndDestroyed } from './retention.ts'
import { showInEveryWay } from './shown.ts'
import { tasksAtHand } from './tasked.ts'
import { waitingLine } from './waits.ts'
import { watched } from './watched.ts'

const MEMBER = 'czlonek-zespolu-rodziny'
export type CaseWorld = Awaited<ReturnType<typeof caseWorld>>

/** What is written over the families of the world before anything is gathered from them. */
type Marking = (world: CaseWorld, home: { readonly caseId: string; readonly child: SubjectId }) => Promise<void>

/**
 * Everybody of the document, around one case of the gmina Bieliny with something in every table; and another case of the neighbouring
 * gmina, so that "all" and "their own" can be told apart.
 */
export async function whoMayWorld(database: TestDatabase, mark: Marking = async () => undefined) {
  const world = await caseWorld(database)
  const { found, newId, lead, ops, body } = world
  const rich = await richCase(world)
  const registers = await fillRegisters(found, newId, { ...rich, lead, ops, body })
  const team = await partners(world)
  await team.joins(rich.caseId)
  const others = await offices(world)
  const next = await neighbours(world)
  await showInEveryWay(world, { ...rich, ...team })
  const home = await familyAtWork(world, team, others.head)
  const tasked = await tasksAtHand(world, home.caseId)
  const recorded = await recordedSittings(world, others.member)
  const bought = await boughtLines(world, home)
  const needed = await needAtWork(world, home)
  const waits = await waitingLine(world, home)
  const needs = await proposedNeeds(world, home.caseId)
  const seen = await watched(world, home.caseId, others.member)
  const gone = await handedOver(world, next)
  const protection = await registersOfOfficer(world)
  const kept = await keptAndDestroyed(world)
  const things = await thingsToOpen(world, home)
  await mark(world, home)
  const copies = await copiesOfData(world, home, others.member)
  await comingLeave(world)
  const { caseId, mother, youngest } = home
  const kin = { caseId, kin: 'parent', one: mother, other: youngest } as const
  const relation = done(await world.as(lead, (ctx) => recordRelation(ctx, kin)))
  const ids = await idsOf(world, others.member)
  const drafted = await draftedModel(world, { leads: world.analyst, writes: others.adviser })
  const consulted = await consultedModel(world, { leads: world.analyst, writes: others.adviser })
  const cited = await citedModel(world)
  const listed = await listedServices(world)
  const courses = await coursed(world)
  const migrated = await migratedCases(world, { caseId: home.caseId })
  const { coordinator, teacher: school, outsider: stranger, unsigned: colleague, analyst, administrator } = world
  const { police, county, provider, assistant } = team.people
  const people: Readonly<Record<Person, string | null>> = {
    nobody: null,
    stranger,
    colleague,
    conflicted: rich.conflicted,
    lead,
    assistant,
    coordinator,
    school,
    police,
    county,
    provider,
    ...others,
    receiver: next.receiver,
    analyst,
    administrator,
  }
  const shown = await cardsShown(world, home.caseId, [lead, assistant, coordinator])
  return {
    ...world,
    shown,
    rich,
    registers,
    team,
    next,
    home,
    seen,
    gone,
    things,
    protection,
    kept,
    copies,
    drafted,
    consulted,
    tasked,
    recorded,
    bought,
    waits,
    needs,
    cited,
    courses,
    listed,
    needed,
    migrated,
    relation,
    ids,
    people,
  }
}
export type WhoMayWorld = Awaited<ReturnType<typeof whoMayWorld>>

/** What a transfer card says to each of them, as the page sends it back. */
async function cardsShown({ as }: CaseWorld, caseId: string, people: readonly string[]) {
  const signs = new Map<string, string>()
  for (const one of people) signs.set(one, (await as(one, (ctx) => cardView(ctx, caseId, 'pomost'))).shown)
  return signs
}

/** Ids of what was founded without telling them. */
async function idsOf({ rows, school, teacher, lead }: CaseWorld, member: string) {
  const one = async (query: string, ...values: readonly string[]) => {
    const [found] = await rows<{ id: string }>(query, values)
    if (!found) throw new Error(`nothing found: ${query}`)
    return found.id
  }
  const accession = `select a.id from institutions.agreement a join institutions.agreement_party p on p.agreement_id = a.id
    where a.kind = 'accession' and p.institution_id = $1`
  return {
    accession: await one(accession, school),
    employment: await one('select id from institutions.employment where person_id = $1', teacher),
    membership: await one('select id from teams.membership where person_id = $1', member),
    standIn: await one('select id from casework.stand_in where absent_id = $1 and from_on > $2', lead, '2026-11-23'),
  }
}

/** The lead worker will be away, and the coordinator stands in; nothing of it counts yet. */
async function comingLeave({ found, newId, ops, lead, coordinator }: CaseWorld): Promise<void> {
  await found.put('casework.stand_in', {
    ...{ id: newId(), institution_id: ops, absent_id: lead, stand_in_id: coordinator, named_by: lead },
    ...{ from_on: '2026-12-28', until_on: '2026-12-31', named_at: '2026-11-23' },
  })
}

/** People of other institutions for the team of a family, and a second worker of the keeper: sworn, nominated and ready for a seat. */
async function partners(world: CaseWorld) {
  const { found, newId, body, ops, school, teacher } = world
  const acceded = async (name: string, sector: string, more: Record<string, unknown> = {}) => {
    const id = await found.institution(name, sector, BIELINY, more)
    await found.agreement('accession', 'przystapienie', 'wiejski', [{ institution_id: id }], { body_id: body })
    return id
  }
  const sworn = async (given: string, family: string, institution: string) => {
    const person = await world.worker(given, family, institution)
    await world.sign(person, institution)
    return person
  }
  const institutions = {
    police: await acceded('Komisariat Bieliny', 'police'),
    county: await acceded('PCPR Kielce', 'family_support', { level: 'powiat' }),
    provider: await acceded('Warsztat Na Próbę', 'ngo'),
  }
  const people = {
    assistant: await sworn('Asia', 'Asystująca', ops),
    police: await sworn('Paweł', 'Policyjny', institutions.police),
    county: await sworn('Cezary', 'Powiatowy', institutions.county),
    provider: await sworn('Wanda', 'Wykonująca', institutions.provider),
  }
  /** Seats them in a case; answers the seats by who sits. */
  const joins = async (caseId: string) => {
    const seat = async (person: string, institution: string, role: string) => {
      const id = newId()
      const place = { case_id: caseId, person_id: person, institution_id: institution, role, from_on: '2026-01-02' }
      await found.put('casework.seat', { id, ...place })
      return id
    }
    return {
      assistant: await seat(people.assistant, ops, 'asystent-rodziny'),
      school: await seat(teacher, school, MEMBER),
      police: await seat(people.police, institutions.police, MEMBER),
      county: await seat(people.county, institutions.county, MEMBER),
      provider: await seat(people.provider, institutions.provider, 'wykonawca-uslugi'),
    }
  }
  return { institutions, people, joins }
}
export type Team = Awaited<ReturnType<typeof partners>>

/** People with an office or a role of the model beside the team of the family. */
async function offices(world: CaseWorld) {
  const { found, body, officer, ops, school } = world
  const gmina = await found.institution('Gmina Bieliny', 'local_government', BIELINY)
  const holds = async (person: string, institution: string, role: string, more: Record<string, unknown> = {}) => {
    const row = { person_id: person, institution_id: institution, role, unit_code: BIELINY }
    await found.membership({ ...row, ...more })
    return person
  }
  const heading = async (given: string, family: string, institution: string) => {
    const person = await found.aPerson(given, family)
    await found.employ(person, institution, 'head')
    return holds(person, institution, 'kierownik-instytucji')
  }
  const member = await world.worker('Zofia', 'Zespołowa', school)
  await world.sign(member, school)
  await holds(member, school, 'czlonek-pzk', { body_id: body })
  const mayor = await found.aPerson('Walenty', 'Wójtowski')
  await found.employ(mayor, gmina, 'head')
  await found.employ(officer, gmina)
  const region = await found.institution('Regionalny Ośrodek', 'local_government', '26', { level: 'region' })
  const adviser = await world.worker('Dorota', 'Doradzająca', region)
  await world.sign(adviser)
  return {
    member,
    head: await heading('Hanna', 'Kierująca', ops),
    partner: await heading('Danuta', 'Dyrektor', school),
    authorities: await holds(mayor, gmina, 'wladze-samorzadu'),
    adviser: await holds(adviser, region, 'doradca-rops', { unit_code: '26' }),
    iod: await holds(officer, gmina, 'iod'),
  }
}
