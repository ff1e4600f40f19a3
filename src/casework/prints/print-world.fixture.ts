import { localDate } from '#kernel'
import type { TestDatabase } from '#test/database.ts'
import { printing } from '#test/printing.ts'
import type { ReadPdf } from '#test/reading-pdf.ts'
import { caseworkPages } from '../pages.ts'
import { basketOf, ipw, workWorld } from '../plan/work.fixture.ts'
import { assignTask } from '../tasks/assign-task.server.ts'
import { caseworkPrints } from './prints.ts'

/** What somebody may write into a form to break a print. */
export const HOSTILE = '#read("/etc/passwd") *gwiazdka* $x$ <etykieta> „cytat” Wydłużonesłowo'.concat('ż'.repeat(60))

/** Texts under one tag, in their order. */
export const tags = (pdf: ReadPdf, tag: string) => pdf.tagged.filter((one) => one.tag === tag).map(({ text }) => text)
/** Words in narrow columns are hyphenated, and read back in two parts. */
export const squeezed = (text: string) => text.replaceAll(/[\s-]/g, '')
/** Which of these words a print lacks, and whether the others stand in this order. */
export function order(pdf: ReadPdf, words: readonly string[]): { missing: readonly string[]; kept: boolean } {
  const places = words.map((word) => pdf.text.indexOf(word))
  const kept = places.every((place, i) => i === 0 || place >= (places[i - 1] ?? 0))
  return { missing: words.filter((_, i) => places[i] === -1), kept }
}
export const IN_ORDER = { missing: [], kept: true }
export const done = <T>(outcome: { ok: true; value: T } | { ok: false; refusal: string }): T => {
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value
}

/** Families of the world of plans and meetings with something to print, and people who print it. */
export async function printWorld(database: TestDatabase) {
  const world = await workWorld(database)
  const { as, keeper, school, police, newId, rows } = world
  const site = printing(world.actAs, caseworkPages, caseworkPrints)
  const named = async (caseId: string, subject: string, given: string, family = 'Zmyślińska') =>
    world.item(caseId, keeper, 'kontakt', {
      kind: 'identity',
      subject_id: subject,
      body: { given, family, born: null, phone: '600 100 200', safeContact: null },
    })
  const factsOf = (caseId: string) =>
    rows<{ payload: { print: string }; actor_id: string }>(
      `select payload, actor_id from platform.fact where chain_id = $1 and name = 'casework.print.made' order by seq`,
      [caseId],
    )

  /** A family called by name where its keeper prints. */
  async function family() {
    const at = await world.family()
    await named(at.caseId, at.mother, 'Żaneta')
    return at
  }
  const consented = async (nobody = '') => {
    const at = await family()
    const form = done(
      await world.complete(
        keeper.worker,
        at.caseId,
        'zgoda-na-udzial',
        {
          zakres: {
            udzial: true,
            forma: 'duzy-druk',
            'nie-chce': nobody || HOSTILE,
            'kontakt-nigdy': ['sms', 'praca'],
          },
          potwierdzenie: { 'data-zgody': '2026-11-23' },
        },
        at.mother,
      ),
    )
    return { ...at, form }
  }
  async function planned() {
    const at = await family()
    await world.enter(at.caseId, 'ipw')
    await world.stepDone(at.caseId, 'spotkanie-planu')
    const goal = newId()
    const mine = newId()
    done(
      await world.complete(
        keeper.worker,
        at.caseId,
        'program-ipw',
        ipw(
          [
            { id: goal, whose: at.child, text: 'Córka chodzi do szkoły' },
            { id: mine, whose: at.mother, text: 'Mama wraca do pracy' },
          ],
          [
            { id: newId(), who: school.id, text: 'Zajęcia wyrównawcze z „języka”', goal, supports: [keeper.id] },
            { id: newId(), who: police.id, text: 'Patrole w okolicy', mode: 'own_task_noted' },
            { id: newId(), who: 'family', text: 'Wspólny poranek', goal: mine },
          ],
        ),
      ),
    )
    return at
  }

  /** What the keeper wrote about learning is shown to the school, what it wrote about health and addictions is not. */
  async function full() {
    const at = await planned()
    const { caseId } = at
    await world.enter(caseId, 'diagnoza')
    await world.stepDone(caseId, 'warsztat-diagnostyczny')
    const areas = [
      { rowId: 'zdrowie', values: { 'co-widzimy': 'Leczenie sercowe mamy', 'co-mozemy': 'Lekarz rodzinny' } },
      { rowId: 'nalogi', values: { 'co-widzimy': 'Terapia w środę', 'co-mozemy': 'Poradnia' } },
      { rowId: 'szkola', values: { 'co-widzimy': 'Opuszczone lekcje w październiku', 'co-mozemy': 'Korepetycje' } },
    ]
    done(await world.complete(keeper.worker, caseId, 'karta-diagnozy', { 'obszary-wkladu': areas }))
    await world.item(caseId, keeper, 'zdrowie', { subject_id: at.mother, body: { text: 'Notatka szpitalna' } })
    await world.disclosure(caseId, keeper, school, 'nauka')
    await world.disclosure(caseId, keeper, police, 'zdrowie')
    const due = localDate('2026-12-01')
    done(
      await as(keeper.worker, (ctx) =>
        assignTask(ctx, { caseId, what: 'Zadzwonić do świetlicy', institution: keeper.id, due }),
      ),
    )
    await world.enter(caseId, 'koszyk')
    const line = { id: newId(), what: 'Okulary korekcyjne', who: at.mother, provider: keeper.id }
    await world.complete(keeper.worker, caseId, 'karta-koszyka', basketOf([line]))
    return at
  }
  return { ...world, site, factsOf, named: family, consented, planned, full }
}
