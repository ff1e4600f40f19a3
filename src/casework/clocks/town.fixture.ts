import { EmploymentId } from '#institutions'
import { employPerson, endAgreement, endEmployment, endInstitution, signAgreement } from '#institutions/server'
import {
  AgreementId,
  addDays,
  Conflict,
  Forbidden,
  InstitutionId,
  type LocalDate,
  localDate,
  NotFound,
  PersonId,
} from '#kernel'
import type { Ctx } from '#platform/server'
import type { TestDatabase } from '#test/database.ts'
import { workWorld } from '../plan/work.fixture.ts'
import { LEAD, MEMBER } from '../sharing/ledger.fixture.ts'
import { endStandIn, nameStandIn } from '../stand-ins/name-stand-in.server.ts'
import { giveSeat } from '../team/seat.store.server.ts'
import { releaseMember } from '../team/seat-member.server.ts'

/** The last day that counts; nothing while none is known. */
type Until = LocalDate | null
export type Somebody = {
  readonly person: string
  readonly institution: string
  seatFrom: LocalDate
  seated: Until
  employed: Until
  sworn: Until
}
export type Away = {
  readonly absent: Somebody
  readonly by: Somebody
  until: LocalDate
  readonly id: string
  over: boolean
}
export type Town = {
  readonly caseId: string
  readonly mother: string
  readonly people: readonly Somebody[]
  /** A parish without accounts, and a clinic that has no place in the case. */
  readonly parish: string
  readonly clinic: string
  readonly institutions: readonly string[]
  readonly ended: Map<string, LocalDate>
  readonly leaves: Away[]
  today: LocalDate
}
export const FIRST = localDate('2026-11-23')

/**
 * A family and those around it, made anew for each history, and what each of them may: told from what happened here, by days, and from
 * nothing that the product answers.
 */
export async function townWorld(database: TestDatabase) {
  const world = await workWorld(database)
  const { as, found, keeper, coordinator, clock, rows, worker } = world
  const administrator = await found.aPerson('Adam', 'Administrujący')
  await found.administrator(administrator)

  const newTown = async (): Promise<Town> => {
    clock.set(new Date(`${FIRST}T08:00:00Z`))
    const [school, police, parish, clinic] = [
      await found.institution('Szkoła próbna', 'education', '260401'),
      await found.institution('Komisariat próbny', 'police', '260401'),
      await found.institution('Parafia próbna', 'church', '260401', { has_accounts: false }),
      await found.institution('Przychodnia próbna', 'health', '260401'),
    ]
    const hired = async (given: string, institution: string): Promise<Somebody> => ({
      person: await worker(given, 'Próbny', institution),
      institution,
      seatFrom: localDate('2026-11-02'),
      ...{ seated: null, employed: null, sworn: null },
    })
    const lead = { person: keeper.worker, institution: keeper.id, seatFrom: localDate('2026-11-02') }
    const people: Somebody[] = [
      { ...lead, seated: null, employed: null, sworn: null },
      await hired('Drugi', keeper.id),
      await hired('Nauczyciel', school),
      await hired('Pedagog', school),
      await hired('Dzielnicowy', police),
      await hired('Policjant', police),
      await hired('Ksiądz', parish),
    ]
    const caseId = await world.aCase(
      people.slice(1).map(({ person, institution }) => ({
        id: institution,
        worker: person,
        role: institution === keeper.id ? LEAD : MEMBER,
      })),
    )
    await world.enter(caseId, 'diagnoza')
    const institutions = [keeper.id, school, police, parish]
    const mother = await world.subject(caseId, 1)
    return { caseId, mother, people, parish, clinic, institutions, ended: new Map(), leaves: [], today: FIRST }
  }

  const lasts = (town: Town, until: Until): boolean => until === null || until >= town.today
  const stands = (town: Town, institution: string): boolean => lasts(town, town.ended.get(institution) ?? null)
  const isSeated = (town: Town, one: Somebody): boolean => one.seatFrom <= town.today && lasts(town, one.seated)
  const isEmployed = (town: Town, one: Somebody): boolean => lasts(town, one.employed) && stands(town, one.institution)
  const standInsOf = (town: Town, absent: Somebody): readonly Somebody[] =>
    town.leaves.flatMap((leave) =>
      leave.absent === absent && !leave.over && leave.until >= town.today ? [leave.by] : [],
    )
  /** May act in the case by a place of their own. */
  const works = (town: Town, one: Somebody): boolean =>
    isSeated(town, one) && isEmployed(town, one) && lasts(town, one.sworn)
  /** May act in it in place of this one. */
  const workInPlaceOf = (town: Town, absent: Somebody): readonly Somebody[] =>
    isSeated(town, absent) && isEmployed(town, absent)
      ? standInsOf(town, absent).filter((by) => isEmployed(town, by) && lasts(town, by.sworn))
      : []
  /** May act in it in place of a colleague. */
  const standsInHere = (town: Town, one: Somebody): boolean =>
    town.people.some((absent) => workInPlaceOf(town, absent).includes(one))
  /** Somebody of the institution may act, or is named for it where it takes part by letter. */
  const takesPart = (town: Town, institution: string): boolean =>
    town.people.some(
      (one) =>
        one.institution === institution &&
        (works(town, one) ||
          workInPlaceOf(town, one).length > 0 ||
          (institution === town.parish && isSeated(town, one) && stands(town, institution))),
    )

  /** What is not theirs, or came too late, is refused and changes nothing. */
  const trying = async <T>(person: string, work: (ctx: Ctx) => Promise<T>): Promise<T | null> => {
    try {
      return await as(person, work)
    } catch (fault) {
      if (fault instanceof NotFound || fault instanceof Forbidden || fault instanceof Conflict) return null
      throw fault
    }
  }
  type Done = { readonly ok: boolean } | null
  const did = (done: Done): boolean => done?.ok === true

  const release = async (town: Town, one: Somebody): Promise<void> => {
    const [seat] = await rows<{ id: string }>(
      'select id from casework.seat where case_id = $1 and person_id = $2 order by from_on desc limit 1',
      [town.caseId, one.person],
    )
    if (one.person === keeper.worker || !isSeated(town, one)) return
    const done = await trying(keeper.worker, (ctx) =>
      releaseMember(ctx, { caseId: town.caseId, seatId: seat?.id ?? '' }),
    )
    const yesterday = addDays(town.today, -1)
    if (did(done)) one.seated = one.seatFrom > yesterday ? town.today : yesterday
  }
  const seat = async (town: Town, one: Somebody): Promise<void> => {
    if (isSeated(town, one) || one.seatFrom >= town.today) return
    const role = one.institution === keeper.id ? LEAD : MEMBER
    const place = { personId: one.person, institutionId: one.institution, role, fromOn: town.today, by: keeper.worker }
    await as(keeper.worker, (ctx) => giveSeat(ctx, { caseId: town.caseId, ...place }))
    Object.assign(one, { seatFrom: town.today, seated: null })
  }
  const dismiss = async (town: Town, one: Somebody, days: number): Promise<void> => {
    const [job] = await rows<{ id: string }>(
      'select id from institutions.employment where person_id = $1 and institution_id = $2 order by from_on desc limit 1',
      [one.person, one.institution],
    )
    if (one.person === keeper.worker || !job) return
    const last_day = addDays(town.today, days)
    const of = { institutionId: InstitutionId.parse(one.institution), employmentId: EmploymentId.parse(job.id) }
    if (did(await trying(administrator, (ctx) => endEmployment(ctx, { ...of, last_day })))) one.employed = last_day
  }
  const hire = async (town: Town, one: Somebody): Promise<void> => {
    const of = { institutionId: InstitutionId.parse(one.institution), personId: PersonId.parse(one.person) }
    const job = { ...of, function: 'worker' as const, job_title: 'pracownik', from: town.today }
    if (did(await trying(administrator, (ctx) => employPerson(ctx, job)))) one.employed = null
  }
  const unswear = async (town: Town, one: Somebody): Promise<void> => {
    const [statement] = await rows<{ id: string }>(
      `select a.id from institutions.agreement a join institutions.agreement_party p on p.agreement_id = a.id
       where p.person_id = $1 and a.element = 'poufnosc' order by a.from_on desc, a.id desc limit 1`,
      [one.person],
    )
    if (one.person === keeper.worker || !statement) return
    const end = { agreementId: AgreementId.parse(statement.id), last_day: addDays(town.today, -1), reason: 'Próba' }
    if (did(await trying(administrator, (ctx) => endAgreement(ctx, end)))) one.sworn = end.last_day
  }
  const swear = async (town: Town, one: Somebody): Promise<void> => {
    if (lasts(town, one.sworn)) return
    const about = { kind: 'confidentiality' as const, modelId: 'wiejski', element: 'poufnosc' }
    const days = { signedOn: town.today, from: town.today }
    const parties = [{ personId: PersonId.parse(one.person) }]
    if (did(await trying(administrator, (ctx) => signAgreement(ctx, { ...about, ...days, parties })))) one.sworn = null
  }
  const close = async (town: Town, institution: string, days: number): Promise<void> => {
    if (institution === keeper.id) return
    const last_day = addDays(town.today, days)
    const institutionId = InstitutionId.parse(institution)
    if (did(await trying(administrator, (ctx) => endInstitution(ctx, { institutionId, last_day })))) {
      town.ended.set(institution, last_day)
    }
  }
  const goAway = async (town: Town, absent: Somebody, days: number): Promise<void> => {
    const by = town.people.find((one) => one !== absent && one.institution === absent.institution)
    if (!by) return
    const until = addDays(town.today, days)
    const leave = {
      institutionId: InstitutionId.parse(absent.institution),
      absentId: absent.person,
      standInId: by.person,
    }
    const done = await trying(absent.person, (ctx) => nameStandIn(ctx, { ...leave, from: town.today, until }))
    if (done?.ok) town.leaves.push({ absent, by, until, id: done.value, over: false })
  }
  const comeBack = async (town: Town, absent: Somebody): Promise<void> => {
    const leave = town.leaves.findLast((one) => one.absent === absent && !one.over)
    if (!leave) return
    if (did(await trying(absent.person, (ctx) => endStandIn(ctx, leave.id)))) leave.over = true
  }
  const days = { release, seat, dismiss, hire, unswear, swear, close, goAway, comeBack }
  const may = { stands, works, workInPlaceOf, standsInHere, takesPart }
  return { ...world, coordinator, administrator, newTown, trying, did, days, may }
}
export type TownWorld = Awaited<ReturnType<typeof townWorld>>
