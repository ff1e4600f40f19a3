import { loadVersion } from '#model/server'
import { systemActor } from '#platform/server'
import type { TestDatabase } from '#test/database.ts'
import { acting, founding, MONDAY, ruralModel } from '#test/world.ts'

/** Where packages are confirmed in the rural model, and a step before it that is done. */
const STAGE = 'zgody-i-zespol'
export const LEAD = 'pracownik-prowadzacy'
export const MEMBER = 'czlonek-zespolu-rodziny'

/** A gmina with a social assistance centre that keeps cases, and partners of other sectors, each with one worker ready for a seat. `model`: the rural one, or a variant of it. */
export async function ledgerWorld(database: TestDatabase, model: unknown = ruralModel()) {
  const world = acting(database)
  const { as, actAs, newId } = world
  const found = founding(database, newId)
  await found.units()
  const loaded = await actAs(systemActor('setup'), (ctx) => loadVersion(ctx, model))
  if (!loaded.ok) throw new Error(loaded.refusal)
  const { versionId } = loaded.value

  /** Employed, nominated and sworn to confidentiality: nothing but a seat is missing. */
  const worker = async (given: string, family: string, institution: string): Promise<string> => {
    const person = await found.aPerson(given, family)
    await found.employ(person, institution)
    await nominate(person, institution)
    return person
  }
  const nominate = async (person: string, institution: string) => {
    const parties = [{ institution_id: institution }, { person_id: person }]
    await found.agreement('nomination', 'wyznaczenie-osoby', 'wiejski', parties)
    await found.agreement('confidentiality', 'poufnosc', 'wiejski', [{ person_id: person }])
  }
  const partner = async (name: string, sector: string) => {
    const id = await found.institution(name, sector, '260401')
    return { id, worker: await worker('Ewa', `Z ${name}`, id) }
  }

  const keeper = await partner('OPS Bieliny', 'social_assistance')
  const school = await partner('Szkoła', 'education')
  const police = await partner('Policja', 'police')
  const cases = caseFounding({ put: found.put, newId, versionId, keeper })
  return { ...world, ...cases, as, found, versionId, keeper, school, police, partner, worker }
}
export type LedgerWorld = Awaited<ReturnType<typeof ledgerWorld>>

type Partner = { readonly id: string; readonly worker: string }
type Row = Readonly<Record<string, unknown>>
type Founded = {
  readonly put: (table: string, row: Row) => Promise<void>
  readonly newId: () => string
  readonly versionId: string
  readonly keeper: Partner
}

/** Cases and what stands in them, as if written before the test. */
function caseFounding({ put, newId, versionId, keeper }: Founded) {
  let cases = 0
  const aCase = async (seats: readonly (Partner & { role?: string })[] = []): Promise<string> => {
    const id = newId()
    cases += 1
    await put('casework.case', {
      id,
      code: `TEST-${cases}`,
      unit_code: '260401',
      owner_institution_id: keeper.id,
      version_id: versionId,
      process: 'praca-z-rodzina',
      subject_kind: 'family',
      opened_on: '2026-11-02',
      opened_by: keeper.worker,
      stage: STAGE,
    })
    const visit = { stage: STAGE, entered_at: MONDAY, entered_on: '2026-11-09', made_by: keeper.worker }
    await put('casework.visit', { case_id: id, no: 1, ...visit })
    await seat(id, keeper, LEAD)
    for (const one of seats) await seat(id, one, one.role ?? MEMBER)
    return id
  }
  const seat = (caseId: string, { id, worker }: Partner, role: string, more: Row = {}) =>
    put('casework.seat', {
      id: newId(),
      case_id: caseId,
      person_id: worker,
      institution_id: id,
      role,
      from_on: '2026-11-02',
      ...more,
    })
  const subject = async (caseId: string, no: number, adult = true): Promise<string> => {
    const id = newId()
    await put('casework.subject', { id, case_id: caseId, no, adult, entered_on: '2026-11-02' })
    return id
  }
  const item = async (caseId: string, author: Partner, category: string, more: Row = {}): Promise<string> => {
    const id = newId()
    await put('casework.item', {
      case_id: caseId,
      id,
      keeper_institution_id: keeper.id,
      owner_institution_id: author.id,
      category,
      kind: 'note',
      body: { text: 'Zmyślona treść' },
      written_by: author.worker,
      created_at: MONDAY,
      ...more,
    })
    return id
  }
  const disclosure = async (caseId: string, from: Partner, to: Partner, category: string, more: Row = {}) => {
    const id = newId()
    await put('casework.disclosure', {
      id,
      case_id: caseId,
      owner_institution_id: from.id,
      recipient_institution_id: to.id,
      recipient_role: null,
      category,
      extent: 'full',
      version_id: versionId,
      ground: 'podstawa-zadanie',
      ground_kind: 'statutory_task',
      purpose: 'Wspólna praca',
      valid_from: '2026-11-02',
      valid_until: '2027-05-24',
      decided_by: from.worker,
      decided_at: MONDAY,
      ...more,
    })
    return id
  }
  return { aCase, seat, subject, item, disclosure }
}
