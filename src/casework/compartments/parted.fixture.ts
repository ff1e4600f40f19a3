import { localDate, SubjectId } from '#kernel'
import type { TestDatabase } from '#test/database.ts'
import { done, printWorld } from '../prints/print-world.fixture.ts'
import { MEMBER } from '../sharing/ledger.fixture.ts'
import { keepApart, nameSide } from './keep-apart.server.ts'
import { keepShield, type ShieldInput } from './keep-shield.server.ts'
import { recordSafeContact } from './record-safe-contact.server.ts'

/** Nothing else in a test is written so, so that finding it is finding a leak. */
export const HIDDEN_STREET = 'Zatajonej 17'
export const ADDRESS = 'ul. Zatajona 17 m. 3, 25-999 Wymyślone'
export const PHONE = '600 717 717'
export const SAFE_HOURS = 'w-porze-zatajonej'
export const REASON = 'Groźby-zatajone wobec matki'
export const NEVER_SEEN = /zatajon|600.?717.?717|wymyślone/i

/** Words of the plan, the basket, a task and the diagnosis, as somebody wrote them who thought of nothing. */
const TOLD: Readonly<Record<string, string>> = {
  'Mama wraca do pracy': `Mama szuka pracy blisko ulicy ${HIDDEN_STREET}`,
  'Wspólny poranek': `Poranek u mamy, ${HIDDEN_STREET}`,
  'Opuszczone lekcje w październiku': `Dojazd z ${HIDDEN_STREET} trwa godzinę`,
  'Zadzwonić do świetlicy': `Zadzwonić pod ${PHONE}`,
  'Okulary korekcyjne': `Okulary, odbiór na ${HIDDEN_STREET}`,
}

/** A family in two compartments: the mother hides from the father, whom a clinic and an assistant of the centre serve alone. */
export async function partedWorld(database: TestDatabase) {
  const world = await printWorld(database)
  const { as, keeper, school, found } = world
  const clinic = await world.partner('Poradnia Zmyślona', 'health')
  const assistant = { id: keeper.id, worker: await world.worker('Asia', 'Asystująca', keeper.id) }
  const administrator = await found.aPerson('Adam', 'Administrujący')
  await found.administrator(administrator)

  /** Everything of the case is written, as a family before anybody knew; nothing is protected yet. */
  async function family() {
    const at = await world.full()
    const { caseId } = at
    for (const [told, written] of Object.entries(TOLD)) {
      await world.rows('update casework.item set body = replace(body::text, $2, $3)::jsonb where case_id = $1', [
        caseId,
        told,
        written,
      ])
    }
    const father = SubjectId.parse(await world.subject(caseId, 3))
    await world.item(caseId, keeper, 'kontakt', {
      ...{ kind: 'identity', subject_id: father },
      body: { given: 'Zenon', family: 'Zmyśliński', born: null, phone: '600 900 900', safeContact: null },
    })
    await world.seat(caseId, clinic, MEMBER)
    await world.seat(caseId, assistant, 'asystent-rodziny')
    for (const one of [clinic, school]) {
      for (const category of ['kontakt', 'opieka', 'nauka', 'przebieg']) {
        await world.disclosure(caseId, keeper, one, category)
      }
    }
    return { ...at, mother: SubjectId.parse(at.mother), father }
  }
  type Family = Awaited<ReturnType<typeof family>>
  const shields = ({ caseId, mother }: Family, more: Partial<ShieldInput> = {}) =>
    as(keeper.worker, (ctx) => {
      const shield = { what: 'address', value: ADDRESS, reason: REASON, from: [] } as const
      return keepShield(ctx, { caseId, subjectId: mother, ...shield, ...more })
    })
  const parts = ({ caseId, mother, father }: Family, more: Partial<Parameters<typeof keepApart>[1]> = {}) =>
    as(keeper.worker, (ctx) => {
      const pair = { kind: 'both', basis: 'own_assessment', reason: REASON, from: localDate('2026-11-23') } as const
      return keepApart(ctx, { caseId, one: mother, other: father, ...pair, ...more })
    })
  const sides = ({ caseId, father }: Family, personId: string) =>
    as(keeper.worker, (ctx) => {
      const side = { why: 'serves_alone', reason: 'Praca z ojcem' } as const
      return nameSide(ctx, { caseId, personId, subjectId: father, ...side })
    })
  const contact = ({ caseId, mother }: Family, more: Partial<Parameters<typeof recordSafeContact>[1]> = {}) =>
    as(keeper.worker, (ctx) => {
      const said = { never: ['phone', 'post'], safe: 'in_person', hours: SAFE_HOURS } as const
      return recordSafeContact(ctx, { caseId, subjectId: mother, since: localDate('2026-11-20'), ...said, ...more })
    })

  /** The same with everything protected: the address told in entries written before and after. */
  async function parted() {
    const at = await family()
    const { caseId } = at
    const note = { body: { text: `Mama jest teraz na ${HIDDEN_STREET}` } }
    const before = await world.item(caseId, keeper, 'opieka', note)
    const shield = done(await shields(at))
    const number = done(await shields(at, { what: 'contact', value: PHONE }))
    const after = await world.item(caseId, keeper, 'nauka', {
      body: { text: `Odbiera ktoś z ulicy ${HIDDEN_STREET}, tel. 600717717` },
    })
    const pair = done(await parts(at))
    done(await contact(at))
    done(await sides(at, clinic.worker))
    done(await sides(at, assistant.worker))
    return { ...at, shield, number, pair, before, after }
  }
  return { ...world, clinic, assistant, administrator, family, parted, shields, parts, sides, contact }
}
export type PartedWorld = Awaited<ReturnType<typeof partedWorld>>
