import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { localDate } from '#kernel'
import { citation, EXTENTS, type Model, SECTORS, type Sector } from '#model'
import { allBases, loadVersion, modelOf } from '#model/server'
import { addMessages, systemActor, translator } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { acting, ruralModel, urbanRuralModel } from '#test/world.ts'
import { basesFor } from '../basis-choice.domain.ts'
import { extentsWithin, isSpecial, sharingCell, withinSharing } from '../bounds.domain.ts'
import { fieldsAsked, recordOf } from '../ground-record.domain.ts'
import { sharingMessages } from '../i18n/messages.ts'
import { LEAD, MEMBER } from '../ledger.fixture.ts'
import { packageSentence } from '../sharing-words.ts'
import { proposePackage } from './package.domain.ts'

addMessages(sharingMessages)
const { actAs } = acting(await testDatabase())
const published = (json: unknown): Promise<Model> =>
  actAs(systemActor('setup'), async (ctx) => {
    const loaded = await loadVersion(ctx, json)
    if (!loaded.ok) throw new Error(loaded.refusal)
    return modelOf(ctx, loaded.value.versionId)
  })
const rural = await published(ruralModel())
const urbanRural = await published(urbanRuralModel())

const law = await actAs(systemActor('setup'), allBases)
/** A ground of the rural model with one provision that refines it. */
const choice = (id: string, code: string) => {
  const basis = law.find((one) => one.code === code)
  if (!basis) throw new Error(`no basis ${code}`)
  return { ground: rural.ground(id), basis }
}

const today = localDate('2026-11-23')
const planEnd = localDate('2027-04-24')
const polish = { t: translator('pl'), locale: 'pl' } as const
const proposed = (sector: Sector, roles: readonly string[] = [MEMBER], model = rural) =>
  proposePackage(model, { recipient: { sector, roles }, today, planEnd, shown: [] })

/** What is proposed to be ticked, in words. */
function sentences(shortName: string, sector: Sector): readonly string[] {
  const workers = [{ personId: 'p', name: 'Ewa Szkolna', role: MEMBER }]
  const recipient = { id: 'r', name: shortName, shortName, sector, workers }
  const pack = { ...proposed(sector), model: rural, recipient }
  return pack.lines.filter(({ ready }) => ready).map((line) => packageSentence(polish, pack, line))
}
const end = 'na podstawie: Zadanie ustawowe obu instytucji (W-5.4), do 24.05.2027.'
const everybody = (name: string) => [
  `${name} zobaczy: Dane i kontakt – jako wyciąg, ${end}`,
  `${name} zobaczy: Cele i działania – tylko własną część, ${end}`,
  `${name} zobaczy: Usługi, rzeczy i koszty – tylko własną część, ${end}`,
  `${name} zobaczy: Przebieg współpracy – tylko własną część, ${end}`,
]
const inOrder = (lines: readonly string[]) => [...lines].sort()

describe('the package proposed to an institution that joins', () => {
  test('shows a school what it needs about the children, a sentence for each category', () => {
    expect(inOrder(sentences('Szkoła', 'education'))).toEqual(
      inOrder([
        ...everybody('Szkoła'),
        `Szkoła zobaczy: Skład rodziny i relacje – jako wyciąg, ${end}`,
        'Szkoła zobaczy: Nauka i rozwój dzieci – w całości, na podstawie: Zadanie ustawowe obu instytucji (W-5.7), do 24.05.2027.',
        `Szkoła zobaczy: Opieka i wychowanie – jako wyciąg, ${end}`,
      ]),
    )
  })

  test('shows a family support centre the household, the home and the care', () => {
    expect(inOrder(sentences('PCPR', 'family_support'))).toEqual(
      inOrder([
        ...everybody('PCPR'),
        `PCPR zobaczy: Skład rodziny i relacje – w całości, ${end}`,
        `PCPR zobaczy: Mieszkanie – w całości, ${end}`,
        `PCPR zobaczy: Opieka i wychowanie – w całości, ${end}`,
      ]),
    )
  })

  test.each<[string, Sector]>([
    ['Policja', 'police'],
    ['Fundacja', 'ngo'],
    ['Przychodnia', 'health'],
  ])('shows %s only a contact and its own part', (name, sector) => {
    expect(inOrder(sentences(name, sector))).toEqual(inOrder(everybody(name)))
  })

  test.each<[Sector, readonly string[]]>([
    ['education', ['glos-rodziny', 'mocne-strony', 'zdrowie']],
    ['police', ['bezpieczenstwo', 'glos-rodziny', 'mocne-strony']],
    ['family_support', ['bezpieczenstwo', 'glos-rodziny', 'mocne-strony', 'sprawy-sadowe', 'zdrowie']],
    ['health', ['glos-rodziny', 'mocne-strony', 'uzaleznienia', 'zdrowie']],
    ['ngo', ['glos-rodziny', 'mocne-strony']],
  ])('leaves to %s as possible what needs a consent or a release first', (sector, categories) => {
    const possible = proposed(sector).lines.filter(({ ready }) => !ready)
    expect(possible.map(({ category }) => category).sort()).toEqual(categories)
  })

  test('never ticks a special category, whoever joins and by whatever role', () => {
    const roles = rural.role.all.map(({ id }) => id)
    const ready = SECTORS.flatMap((sector) => proposed(sector, roles).lines.filter((line) => line.ready))
    expect(ready.length).toBeGreaterThan(100)
    expect(ready.filter(({ category }) => isSpecial(rural, category))).toEqual([])
  })

  test('says once what several roles would see in the same way', () => {
    const { lines } = proposed('social_assistance', [LEAD, 'koordynator-pzk'])
    expect(lines.find(({ key }) => key.startsWith('mieszkanie.'))?.roles).toEqual([LEAD, 'koordynator-pzk'])
    expect(lines.filter(({ category }) => category === 'praca-dochod').map(({ extent }) => extent)).toEqual([
      'full',
      'extract',
    ])
  })

  test('leaves out what the institution sees already', () => {
    const shown = [{ role: MEMBER, category: 'nauka', extent: 'full' }]
    const recipient = { sector: 'education', roles: [MEMBER] } as const
    const { lines } = proposePackage(rural, { recipient, today, planEnd, shown })
    expect(lines.some(({ category }) => category === 'nauka')).toBe(false)
  })

  test('ends a month after the plan, and before there is a plan on a day that is said to be assumed', () => {
    const recipient = { sector: 'education', roles: [MEMBER] } as const
    const asked = { recipient, today, shown: [] }
    expect(proposePackage(rural, { ...asked, planEnd })).toMatchObject({ until: '2027-05-24', assumed: false })
    expect(proposePackage(rural, { ...asked, planEnd: null })).toMatchObject({ until: '2027-05-23', assumed: true })
    expect(proposePackage(rural, { ...asked, planEnd: localDate('2026-11-22') }).assumed).toBe(true)
  })

  test('never goes beyond the sharing of the model', () => {
    const models = [rural, urbanRural]
    fc.assert(
      fc.property(
        fc.constantFrom(...models),
        fc.constantFrom(...SECTORS),
        fc.array(fc.nat(), { maxLength: 4 }),
        (model, sector, picks) => {
          const roles = picks.map((n) => model.role.all[n % model.role.all.length]?.id ?? MEMBER)
          for (const { category, extent, ground, roles: seenBy } of proposed(sector, [...new Set(roles)], model)
            .lines) {
            for (const role of seenBy) {
              const row = model.document.sharing.filter(
                (one) => one.role === role && one.categories.includes(category) && one.grounds.includes(ground),
              )
              const widest = Math.min(...row.map((one) => EXTENTS.indexOf(one.extent)))
              expect(EXTENTS.indexOf(extent)).toBeGreaterThanOrEqual(widest)
              expect(withinSharing(model, { role, sector, category, extent, ground }).ok).toBe(true)
            }
          }
        },
      ),
    )
  })
})

describe('the bounds of the model', () => {
  const asked = { role: MEMBER, sector: 'education', category: 'opieka', ground: 'podstawa-zadanie' } as const

  test('a row for the sector goes before the row for all sectors', () => {
    expect(sharingCell(rural, { role: MEMBER, sector: 'health' }, 'zdrowie')?.extent).toBe('full')
    expect(sharingCell(rural, { role: MEMBER, sector: 'education' }, 'zdrowie')?.extent).toBe('extract')
    expect(sharingCell(rural, { role: MEMBER, sector: 'ngo' }, 'zdrowie')).toBeUndefined()
  })

  test.each(['extract', 'own_part', 'existence'] as const)('an extract may be narrowed to %s', (extent) => {
    expect(withinSharing(rural, { ...asked, extent }).ok).toBe(true)
  })

  test('more than the row says is refused with its paragraph', () => {
    const refused = withinSharing(rural, { ...asked, extent: 'full' })
    expect(refused).toMatchObject({ refusal: 'out_of_bounds', why: { clause: 'W-5.4' } })
  })

  test('a ground that the row does not list is refused, and so is a category without a row', () => {
    const ground = 'podstawa-tajemnica'
    expect(withinSharing(rural, { ...asked, extent: 'extract', ground })).toMatchObject({
      refusal: 'ground_not_in_sharing',
    })
    const other = { ...asked, extent: 'existence', category: 'sprawy-sadowe' } as const
    expect(withinSharing(rural, other)).toMatchObject({ refusal: 'not_in_sharing' })
  })

  test('a role that does not see names is shown exactly what its row says', () => {
    const cell = sharingCell(rural, { role: 'wykonawca-uslugi', sector: 'ngo' }, 'kontakt')
    expect(cell && extentsWithin(rural, cell)).toEqual(['extract'])
  })
})

describe('what a ground leaves on record', () => {
  const known = { purpose: 'wsparcie w nauce', recipient: 'szkola', decidedBy: 'ewa' }
  const at = { special: false, until: localDate('2027-01-31'), today }
  const consent = { person: 'mama', date: today, validUntil: localDate('2027-01-31') }

  test('a task set by law keeps the provision it rests on and the purpose', () => {
    const task = choice('podstawa-zadanie', 'zadanie-pomocy-spolecznej')
    expect(recordOf(task, {}, known, at)).toEqual({
      ok: true,
      value: { article: citation(task.basis), purpose: 'wsparcie w nauce' },
    })
    expect(citation(task.basis)).toBe('art. 100 ust. 2 ustawy z dnia 12 marca 2004 r. o pomocy społecznej')
  })

  const demanding = rural.ground.all
    .flatMap((ground) => law.filter(({ kind }) => kind === ground.kind).map((basis) => ({ ground, basis })))
    .filter((one) => fieldsAsked(one).length > 0)
  test.each(demanding.map((one) => [one.ground.id, one.basis.code, one] as const))(
    'nothing typed for „%s” on „%s” is refused at the field that is missing',
    (_ground, _code, one) => {
      expect(recordOf(one, {}, known, at)).toMatchObject({
        refusal: 'record_missing',
        why: { field: fieldsAsked(one)[0], clause: one.ground.clause },
      })
    },
  )

  test('a consent cannot carry a disclosure past its own end, nor be given tomorrow', () => {
    const ground = choice('podstawa-zgoda', 'zgoda-osoby')
    expect(recordOf(ground, consent, known, at).ok).toBe(true)
    expect(recordOf(ground, consent, known, { ...at, until: localDate('2027-02-01') })).toMatchObject({
      refusal: 'beyond_validity',
    })
    expect(recordOf(ground, { ...consent, date: localDate('2026-11-24') }, known, at)).toMatchObject({
      refusal: 'not_yet_given',
    })
  })

  test('special information is not opened by the general basis of a public task, however it is spelled', () => {
    const special = { ...at, special: true }
    const ground = choice('podstawa-zadanie', 'przepis-o-danych-szczegolnych')
    expect(recordOf(ground, { article: 'Art. 6 ust. 1 lit. e  RODO' }, known, special)).toMatchObject({
      refusal: 'needs_own_provision',
    })
    expect(recordOf(ground, { article: 'art. 9 ust. 2 lit. h RODO' }, known, special).ok).toBe(true)
  })
})

describe('the law and the models together', () => {
  test('leave every row of sharing with a provision for whoever gives, and every line that is proposed with one to confirm', () => {
    const givers = SECTORS.filter((sector) => sector !== 'ngo' && sector !== 'church')
    const stranded: string[] = []
    for (const model of [rural, urbanRural]) {
      for (const row of model.document.sharing.filter(({ extent }) => extent !== 'own_data' && extent !== 'counts')) {
        for (const giver of givers) {
          for (const recipient of row.sectors ?? givers) {
            const here = { bases: law, giver, recipient, on: today }
            for (const category of row.categories) {
              const fits = row.grounds.some((id) => basesFor(model, here, model.ground(id), category).length > 0)
              if (!fits) stranded.push(`${model.document.id} ${giver} ${recipient} ${row.role} ${category}`)
            }
          }
        }
      }
    }
    expect(stranded).toEqual([])
  })
})
