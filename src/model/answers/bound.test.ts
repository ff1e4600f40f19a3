import { describe, expect, test } from 'vitest'
import type { Answers } from './answers.domain.ts'
import { bound } from './bound.domain.ts'
import { formContext, rural } from './form.fixture.ts'
import { type ItemLookups, itemsOf } from './items.domain.ts'
import { readAnswers } from './read-answers.domain.ts'

const read = (form: string, posted: Record<string, string>): Answers => {
  const lists = Object.fromEntries(Object.entries(posted).map(([name, value]) => [name, [value]]))
  const result = readAnswers(rural.form(form), lists, formContext(), 'draft')
  expect(result.errors).toEqual([])
  return result.answers
}
const boundIn = (form: string, posted: Record<string, string>) => bound(rural.form(form), read(form, posted))

describe('what a form says to the rest of the product', () => {
  test('a plan: its days, goals, actions and persons without a goal', () => {
    const { plan } = boundIn('program-ipw', {
      'naglowek.do-kiedy-program': '31.12.2026',
      'cele.0.czyj-cel': 'corka',
      'cele.0.cel': 'Spokojny sen',
      'dzialania.0.co-robimy': 'Rozmowa z pedagogiem',
      'dzialania.0.kto-odpowiada': 'szkola',
      'dzialania.0.tryb': 'own_task_noted',
      'dzialania.0.termin-dzialania': '1.10.2026',
      'dzialania.1.co-robimy': 'Wspólne śniadania',
      'dzialania.1.kto-odpowiada': 'family',
      'bez-celu.0.osoba-bez-celu': 'matka',
      'bez-celu.0.powod-bez-celu': 'Wyjechała do pracy',
    })
    expect(plan).toMatchObject({
      from: null,
      to: '2026-12-31',
      goals: [{ member: 'corka', text: 'Spokojny sen', due: null }],
      actions: [
        { responsible: 'szkola', mode: 'own_task_noted', due: '2026-10-01', supporting: [] },
        { responsible: 'family', mode: 'agreed', due: null },
      ],
      exceptions: [{ member: 'matka', reason: 'Wyjechała do pracy' }],
    })
  })

  test('a basket: services, goods, and needs without a service', () => {
    const { items, needs } = boundIn('karta-koszyka', {
      'pozycje.0.co': 'Świetlica',
      'pozycje.0.rodzaj': 'usluga',
      'pozycje.0.dla-kogo': 'corka',
      'pozycje.1.co': 'Biurko',
      'pozycje.1.rodzaj': 'rzecz',
      'pozycje.1.zrodlo': 'platne',
      'pozycje.1.kwota': '450',
      'pozycje.2.co': 'Opał',
      'bez-uslugi.0.potrzeba': 'Logopeda',
      'bez-uslugi.0.czego-brak': 'kolejka',
    })
    expect(items).toMatchObject([
      { what: { service: 'usluga-1' }, kind: 'service', person: 'corka', urgent: false },
      { what: { service: null, text: 'Biurko' }, kind: 'goods', source: 'platne', amount: 45_000 },
      { kind: null, person: null },
    ])
    expect(needs).toMatchObject([{ need: 'Logopeda', why: 'kolejka', area: null }])
  })

  test('urgent help is an urgent item, for the whole family too', () => {
    const { items } = boundIn('karta-pilnej-pomocy', {
      'pilne-co.pomoc-co': 'Opał',
      'pilne-co.pomoc-dla-kogo': 'family',
      'pilne-co.pomoc-kto': 'apteka',
      'pilne-co.pomoc-do-kiedy': '2026-09-15',
    })
    expect(items).toMatchObject([{ id: null, urgent: true, person: null, provider: 'apteka', to: '2026-09-15' }])
  })

  test.each([
    ['yes', true],
    ['no', false],
    ['', null],
  ])('a consent form answered "%s"', (answer, expected) => {
    expect(boundIn('zgoda-na-udzial', { 'zakres.udzial': answer }).consents).toBe(expected)
  })

  test('only a consent form consents', () => {
    expect(boundIn('karta-kwalifikacji', { 'pytania.kilka-trudnosci': 'yes' }).consents).toBeNull()
  })

  test('the voice of the family, progress of goals, barriers, outcome, minutes, a request and an accession', () => {
    expect(boundIn('karta-glosu-rodziny', { 'glos-czesc.oczekiwania': 'Spokój' }).familyVoice).toBe('Spokój')
    const review = boundIn('karta-monitoringu', {
      'cele-postep.cel-1.postep': 'prawie',
      'uslugi-stan.pozycja-1.dostarczone': 'tak',
      'wnioski.bariera': 'yes',
      'wnioski.bariera-opis': 'Brak autobusu',
    })
    expect(review.progress).toEqual([{ goal: 'cel-1', progress: 'prawie' }])
    expect(review.itemStates).toEqual([{ item: 'pozycja-1', values: { dostarczone: 'tak' } }])
    expect(review.barriers).toEqual(['Brak autobusu'])
    expect(boundIn('karta-ewaluacji', { 'wynik-czesc.wynik': 'sukces' }).evaluation).toEqual({
      outcome: 'sukces',
      familyVoice: null,
    })
    expect(
      boundIn('protokol-spotkania', {
        'ustalenia.0.ustalenie': 'Szkoła da obiady',
        'ustalenia.0.zadanie-dla': 'szkola',
        'ustalenia.0.zadanie-termin': '2026-09-30',
      }).decisions,
    ).toMatchObject([{ text: 'Szkoła da obiady', dissent: null, task: { institution: 'szkola', due: '2026-09-30' } }])
    expect(
      boundIn('prosba-o-informacje', {
        'pytanie.do-kogo': 'szkola',
        'pytanie.o-kogo': 'corka',
        'pytanie.podstawa': 'podstawa-prosba',
        'pytanie.zakres-pytania': 'nauka',
      }).request,
    ).toMatchObject({ to: 'szkola', person: 'corka', ground: 'podstawa-prosba', categories: ['nauka'] })
    expect(
      boundIn('deklaracja-przystapienia', {
        'instytucja-czesc.moze-potwierdzac': 'yes',
        'instytucja-czesc.do-ilu-godzin': '20',
      }).accession,
    ).toEqual({ mayConfirm: true, hoursLimit: 20 })
  })

  test('the answer of a hidden field is not heard', () => {
    const hidden = { wnioski: { bariera: false, 'bariera-opis': 'Brak autobusu' } }
    expect(bound(rural.form('karta-monitoringu'), hidden).barriers).toEqual([])
  })
})

describe('a completed form as items of the ledger', () => {
  const lookups: ItemLookups = {
    categoryOfListItem: (list, item) => rural.list(list).items.find(({ id }) => id === item)?.category,
    personOf: (_over, id) => (id === 'cel-1' ? 'corka' : null),
  }
  const items = (form: string, posted: Record<string, string>, more: Partial<ItemLookups> = {}) =>
    itemsOf(rural.form(form), read(form, posted), { ...lookups, ...more })

  test('each area of a diagnosis card follows the category of its area', () => {
    const split = items('karta-diagnozy', {
      'obszary-wkladu.dom.co-widzimy': 'Zimno',
      'obszary-wkladu.zdrowie.co-widzimy': 'Astma',
      'blok-strony.zdrowie.mocne': 'Pilnuje leków',
      'blok-strony.zdrowie.slabe': 'Boi się lekarzy',
    })
    expect(split.map(({ section, row, category }) => [section, row, category])).toEqual([
      ['obszary-wkladu', 'dom', 'mieszkanie'],
      ['obszary-wkladu', 'zdrowie', 'zdrowie'],
      ['blok-strony', 'zdrowie', 'mocne-strony'],
      ['blok-strony', 'zdrowie', 'zdrowie'],
    ])
    expect(split[1]?.fields).toEqual({ 'co-widzimy': 'Astma' })
  })

  test('a safe contact concerns the person it is safe for, and not the whole family', () => {
    const split = items('karta-zgloszenia', {
      'rodzina.osoba-kontaktowa': 'matka',
      'rodzina.bezpieczny-kontakt': 'osrodek',
      'sprawa.opis': 'Opis sprawy',
    })
    expect(split.map(({ category, subjects }) => [category, subjects])).toEqual([
      ['kontakt', ['matka']],
      ['przebieg', []],
    ])
  })

  test('a consent concerns the adult it is about, and the children whom it names', () => {
    const split = items(
      'zgoda-na-udzial',
      { 'osoba-czesc.dzieci': 'corka', 'zakres.udzial': 'yes' },
      { subject: 'matka' },
    )
    expect(split.map(({ section, subjects }) => [section, subjects])).toEqual([
      ['osoba-czesc', ['corka']],
      ['zakres', ['matka']],
    ])
  })

  test('progress concerns the person of the goal, and a request the person it asks about', () => {
    expect(items('karta-monitoringu', { 'cele-postep.cel-1.postep': 'prawie' })[0]?.subjects).toEqual(['corka'])
    const request = items('prosba-o-informacje', { 'pytanie.o-kogo': 'corka', 'odpowiedz.rodzaj-odpowiedzi': 'pelna' })
    expect(request.every(({ subjects }) => subjects.join() === 'corka')).toBe(true)
  })

  test('a form about an institution has items without a category', () => {
    expect(items('oswiadczenie-poufnosci', { 'tresc-czesc.potwierdzam': 'yes' })).toEqual([
      { section: 'tresc-czesc', row: null, category: null, subjects: [], fields: { potwierdzam: true } },
    ])
  })
})
