import { describe, expect, test } from 'vitest'
import { institutionsMessages } from '#institutions'
import { Forbidden, localDate } from '#kernel'
import { addMessages, systemActor } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { shippedLaw } from '#test/law.ts'
import { visiting } from '#test/visiting.tsx'
import { acting, founding } from '#test/world.ts'
import { GROUND_KINDS, SECTORS, type Sector } from '../definition/document.ts'
import { modelMessages } from '../i18n/messages.ts'
import { modelPages } from '../pages.ts'
import { readBases } from './bases-file.domain.ts'
import { type BasisAsked, fits, type LegalBasis, namesSpecial } from './legal-basis.domain.ts'
import { allBases, basesOn } from './legal-basis.query.server.ts'
import { loadLegalBases } from './load-bases.server.ts'

addMessages(institutionsMessages)
addMessages(modelMessages)
const database = await testDatabase()
const { actAs, as, newId } = acting(database)
const found = founding(database, newId)

type Json = ReturnType<typeof shippedLaw>
const shipped = shippedLaw
const law = await actAs(systemActor('setup'), allBases)
const load = (json: unknown) => actAs(systemActor('setup'), (ctx) => loadLegalBases(ctx, json))
const on = (day: string) => actAs(systemActor('setup'), (ctx) => basesOn(ctx, localDate(day)))

/** One basis of the shipped file, changed. */
function changed(code: string, change: Record<string, unknown>, from?: string): Json {
  const { bases } = shipped()
  return {
    bases: bases.map((row) =>
      row.code === code && (from === undefined || row.from === from) ? { ...row, ...change } : row,
    ),
  }
}

describe('the shipped legal bases', () => {
  test('are read without a fault, and refine every kind of ground that models know', () => {
    expect(readBases(shipped()).ok).toBe(true)
    expect(new Set(law.map(({ kind }) => kind))).toEqual(new Set(GROUND_KINDS))
  })

  test('say of each provision whether its text was checked, and where', () => {
    for (const { source, confirmed, code } of law) {
      expect(source.startsWith('Przepis przywołany z wiedzy'), code).toBe(!confirmed)
    }
  })

  test('open special categories only by provisions that name them', () => {
    const special = law.filter(namesSpecial).map(({ code }) => code)
    expect(special).not.toContain('zadanie-publiczne')
    expect(special).not.toContain('zadanie-szkoly')
    expect(special).toContain('przepis-o-danych-szczegolnych')
  })

  test('keep every legal duty to notify away from what the family gets', () => {
    const duties = law.filter(({ kind }) => kind === 'legal_duty')
    expect(duties.length).toBeGreaterThan(5)
    expect(duties.every(({ notForFamily }) => notForFamily)).toBe(true)
  })
})

describe("a teacher's secrecy", () => {
  const today = localDate('2026-11-23')
  const fitting = (asked: Pick<BasisAsked, 'giver' | 'sensitivity'>, recipient: Sector = 'social_assistance') =>
    law.filter((basis) => GROUND_KINDS.some((kind) => fits(basis, { ...asked, kind, recipient, on: today })))

  test.each(SECTORS)('shown to %s, is lifted in one of three ways only (row 6)', (recipient) => {
    const ways = fitting({ giver: 'education', sensitivity: 'special' }, recipient).map(({ release }) => release)
    expect(new Set(ways)).toEqual(new Set(['danger', 'consent', 'provision']))
  })

  test.each<[string, boolean]>([
    ['szkola-zagrozenie-zdrowia', true],
    ['szkola-zgoda', true],
    ['szkola-przepis-szczegolny', true],
    ['postanowienie-sadu', true],
    ['zadanie-szkoly', false],
    ['zadanie-publiczne', false],
    ['przepis-o-danych-szczegolnych', false],
    ['zgoda-osoby', false],
    ['zwolnienie-z-tajemnicy', false],
    ['zywotny-interes', false],
    ['prosba-art-105', false],
  ])('„%s” lifts it: %s (row 6)', (code, lifts) => {
    expect(fitting({ giver: 'education', sensitivity: 'special' }).some((one) => one.code === code)).toBe(lifts)
  })

  test('does not stand in the way of what an ordinary task needs', () => {
    const codes = fitting({ giver: 'education', sensitivity: 'protected' }).map(({ code }) => code)
    expect(codes).toContain('zadanie-szkoly')
  })
})

describe('a file of legal bases', () => {
  test.each<[string, unknown]>([
    ['that is no file of bases', { rows: [] }],
    ['with an unknown kind', changed('prosba-art-105', { kind: 'prosba' })],
    ['with an unknown sector', changed('prosba-art-105', { recipients: { only: ['straz'] } })],
    ['with a day that is none', changed('prosba-art-105', { from: '2026-02-30' })],
    ['with a row that ends before it begins', changed('prosba-art-105', { until: '2004-04-30' })],
    ['with two rows of one code on the same day', { bases: [...shipped().bases, shipped().bases[0]] }],
    [
      'with a basis for schools that covers their secret and does not lift it',
      changed('szkola-zgoda', { release: undefined }),
    ],
  ])('%s is refused', (_what, json) => {
    expect(readBases(json)).toMatchObject({ ok: false, refusal: 'broken' })
  })

  test('loaded once more changes nothing', async () => {
    expect(await load(shipped())).toEqual({ ok: true, value: { added: 0, ended: 0 } })
  })

  test('that reads otherwise than what was loaded is refused: a changed law is a new row', async () => {
    expect(await load(changed('prosba-art-105', { article: 'art. 106' }))).toMatchObject({ refusal: 'changed' })
    const until = changed('zawiadomienie-o-przemocy', { until: '2023-06-20' }, '2010-08-01')
    expect(await load(until)).toMatchObject({ refusal: 'changed' })
  })

  test('is for whoever sets up the installation', async () => {
    const somebody = await found.aPerson('Olga', 'Obca')
    await expect(as(somebody, (ctx) => loadLegalBases(ctx, shipped()))).rejects.toThrow(Forbidden)
  })

  test('with a changed law ends the old row and adds the new one, each on its own days (row 52)', async () => {
    const json = changed('prosba-art-105', { until: '2026-12-31' })
    const old = json.bases.find(({ code }) => code === 'prosba-art-105')
    const { until: _, ...kept } = old ?? {}
    const loaded = await load({ bases: [...json.bases, { ...kept, article: 'art. 105a', from: '2027-01-01' }] })
    expect(loaded).toEqual({ ok: true, value: { added: 1, ended: 1 } })
    const articleOn = async (day: string) =>
      (await on(day)).filter(({ code }: LegalBasis) => code === 'prosba-art-105').map(({ article }) => article)
    expect(await articleOn('2026-12-31')).toEqual(['art. 105'])
    expect(await articleOn('2027-01-01')).toEqual(['art. 105a'])
    const { rows } = await database.owner.query(
      "select payload from platform.fact where name = 'model.law.loaded' order by seq",
    )
    expect(rows.at(-1)?.payload).toMatchObject({ ended: ['prosba-art-105 2004-05-01'] })
  })
})

describe('the page of legal bases', () => {
  const site = visiting(actAs, modelPages)

  test('lists what is in force by kind, and apart from it how the law read before', async () => {
    const somebody = await found.aPerson('Anna', 'Czytająca')
    const { html, status } = await site.open('/legal-bases', somebody)
    expect(status).toBe(200)
    const [inForce = '', history = ''] = html.split('id="history"')
    expect(inForce).toContain('o przeciwdziałaniu przemocy domowej')
    expect(inForce).not.toContain('o przeciwdziałaniu przemocy w rodzinie')
    expect(history).toContain('o przeciwdziałaniu przemocy w rodzinie')
    expect(history).toContain('01.08.2010 – 21.06.2023')
    expect(inForce).toContain('do potwierdzenia z inspektorem ochrony danych')
  })

  test('is for people with an account', async () => {
    expect((await site.open('/legal-bases', null)).location).toContain('/sign-in')
  })
})
