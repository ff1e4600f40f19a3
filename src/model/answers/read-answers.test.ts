import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { localDate } from '#kernel'
import type { Form } from '../definition/document.ts'
import { type Answers, answerFields } from './answers.domain.ts'
import { changeRows, newAnswers } from './change-rows.domain.ts'
import { visible } from './conditions.domain.ts'
import { formContext, rowIds, rural } from './form.fixture.ts'
import type { Posted } from './posted.domain.ts'
import { type ReadingMode, readAnswers } from './read-answers.domain.ts'
import { showAnswers } from './show-answers.domain.ts'

const form = (id: string): Form => rural.form(id)
const report = form('karta-zgloszenia')
const plan = form('program-ipw')
const basket = form('karta-koszyka')
const read = (of: Form, posted: Record<string, string | string[]>, mode: ReadingMode = 'complete', given = {}) =>
  readAnswers(of, lists(posted), formContext(given), mode)
const lists = (posted: Record<string, string | string[]>): Posted =>
  Object.fromEntries(Object.entries(posted).map(([name, value]) => [name, [value].flat()]))
const paths = ({ errors }: { errors: readonly { path: string; code: string }[] }) =>
  errors.map(({ path, code }) => `${path}: ${code}`)

const REPORT = {
  'rodzina.osoba-kontaktowa': 'matka',
  'rodzina.bezpieczny-kontakt': 'telefon',
  'rodzina.rodzina-wie': 'yes',
  'sprawa.trudnosci': ['dom', 'zdrowie'],
  'sprawa.opis': 'Brak ogrzewania, dziecko opuszcza lekcje.',
}

/** A form of one field, for kinds that no shipped form bounds in this way. */
const formOf = (field: Omit<Form['sections'][number]['fields'][number], 'id' | 'label'>): Form => ({
  ...report,
  sections: [
    {
      id: 's',
      label: 'S',
      fields: [
        { id: 'dzien', kind: 'date', label: 'D' },
        { id: 'f', label: 'F', ...field },
      ],
    },
  ],
})
const answerTo = (field: Parameters<typeof formOf>[0], typed: string | string[], day = '') => {
  const result = read(formOf(field), { 's.f': typed, 's.dzien': day })
  const [error] = result.errors
  const section = result.answers.s
  return error ? error.code : section && !Array.isArray(section) ? (section as Record<string, unknown>).f : undefined
}

describe('an answer is read by its kind', () => {
  test.each([
    ['money', '1 234,50', 123_450],
    ['money', '1\u00a0234,5 zł', 123_450],
    ['money', '0,29', 29],
    ['money', '12.30', 1230],
    ['money', '1.234,50', 'not_an_amount'],
    ['money', '12,345', 'not_an_amount'],
    ['money', '-5', 'too_small'],
    ['money', 'sto', 'not_an_amount'],
    ['number', '1 234,5', 1234.5],
    ['number', '0', 0],
    ['number', '-3', -3],
    ['number', '1e9', 'not_a_number'],
    ['date', '2026-11-22', '2026-11-22'],
    ['date', '22.11.2026', '2026-11-22'],
    ['date', '1.2.2026 r.', '2026-02-01'],
    ['date', '29.02.2026', 'not_a_date'],
    ['date', '22.11.26', 'not_a_date'],
    ['yes_no', 'yes', true],
    ['yes_no', 'no', false],
    ['yes_no', 'może', 'not_yes_or_no'],
    ['person', 'matka', 'matka'],
    ['person', 'sasiad', 'not_offered'],
    ['institution', 'apteka', 'apteka'],
    ['institution', 'family', 'not_offered'],
    ['file', 'plik-1', 'plik-1'],
    ['file', '/etc/passwd', 'not_offered'],
  ] as const)('%s "%s"', (kind, typed, expected) => {
    expect(answerTo({ kind }, typed)).toEqual(expected)
  })

  test('a text loses what cannot be seen, and only texts of many lines keep their lines', () => {
    expect(answerTo({ kind: 'text' }, '  Jan\u0000 \u202eKowalski\n ')).toBe('Jan Kowalski')
    expect(answerTo({ kind: 'text' }, 'a\nb')).toBe('a b')
    expect(answerTo({ kind: 'long_text' }, 'a\r\nb\u0007 \r\n\r\n')).toBe('a\nb')
  })

  test('a service is an entry of the catalogue by id or name, or free words', () => {
    const entry = { service: 'usluga-1', text: 'Świetlica' }
    expect(answerTo({ kind: 'service' }, 'usluga-1')).toEqual(entry)
    expect(answerTo({ kind: 'service' }, 'świetlica')).toEqual(entry)
    expect(answerTo({ kind: 'service' }, 'Drewno na opał')).toEqual({ service: null, text: 'Drewno na opał' })
  })

  test.each([
    [{ kind: 'text', minLength: 3 }, 'ab', 'too_short'],
    [{ kind: 'text', maxLength: 3 }, 'abcd', 'too_long'],
    [{ kind: 'text' }, 'a'.repeat(501), 'too_long'],
    [{ kind: 'long_text' }, 'a'.repeat(10_001), 'too_long'],
    [{ kind: 'text', pattern: '\\d{2}', patternMessage: 'Dwie cyfry' }, '123', 'wrong_pattern'],
    [{ kind: 'number', min: 1 }, '0', 'too_small'],
    [{ kind: 'number', max: 9 }, '10', 'too_big'],
    [{ kind: 'number', integer: true }, '1,5', 'not_whole'],
    [{ kind: 'date', notAfter: 'today' }, '15.09.2026', 'too_late'],
    [{ kind: 'date', notBefore: 'today' }, '13.09.2026', 'too_early'],
    [{ kind: 'date', notBefore: 'dzien' }, '01.01.2026', 'too_early'],
    [{ kind: 'multi_choice', list: 'obszary-zycia', min: 2 }, ['dom'], 'too_few'],
    [{ kind: 'multi_choice', list: 'obszary-zycia' }, ['dom', 'ksiezyc'], 'not_offered'],
    [{ kind: 'person', of: 'children' }, 'matka', 'not_offered'],
    [{ kind: 'person', of: 'adults' }, 'corka', 'not_offered'],
    [{ kind: 'choice', listOf: 'outcomes' }, 'nieprzyjety', 'not_offered'],
    [{ kind: 'choice', listOf: 'grounds' }, 'podstawa-zadanie', 'not_offered'],
    [{ kind: 'file', accept: ['pdf'] }, 'plik-2', 'wrong_file_kind'],
    [{ kind: 'yes_no', required: true }, '', 'required'],
  ] as const)('and bounded by its field: %j', (field, typed, expected) => {
    expect(answerTo(field, typeof typed === 'string' ? typed : [...typed], '02.01.2026')).toBe(expected)
  })

  test('the whole family is an answer only where the field allows it', () => {
    expect(answerTo({ kind: 'person', of: 'members_or_family' }, 'family')).toBe('family')
    expect(answerTo({ kind: 'institution', of: 'team_institutions_or_family' }, 'family')).toBe('family')
    expect(answerTo({ kind: 'institution', of: 'team_institutions_or_family' }, 'apteka')).toBe('not_offered')
  })

  test('"no" is an answer to a required question', () => {
    expect(answerTo({ kind: 'yes_no', required: true }, 'no')).toBe(false)
  })
})

describe('a report card', () => {
  test('is complete with its required answers', () => {
    expect(read(report, REPORT)).toEqual({
      errors: [],
      unknown: [],
      answers: {
        rodzina: { 'osoba-kontaktowa': 'matka', 'bezpieczny-kontakt': 'telefon', 'rodzina-wie': true },
        sprawa: { trudnosci: ['dom', 'zdrowie'], opis: 'Brak ogrzewania, dziecko opuszcza lekcje.' },
      },
    })
  })

  test('sent empty names every required field by its place in the page', () => {
    expect(paths(read(report, {}))).toEqual([
      'rodzina.osoba-kontaktowa: required',
      'rodzina.bezpieczny-kontakt: required',
      'rodzina.rodzina-wie: required',
      'sprawa.trudnosci: required',
      'sprawa.opis: required',
    ])
  })

  test('asks a question only when an earlier answer opens it, and stores nothing of a closed one', () => {
    const through = { ...REPORT, 'rodzina.bezpieczny-kontakt': 'przez-osobe' }
    expect(paths(read(report, through))).toEqual(['rodzina.przez-kogo: required'])
    expect(read(report, { ...REPORT, 'rodzina.przez-kogo': 'Sąsiadka' }).answers).toEqual(read(report, REPORT).answers)
    expect(JSON.stringify(read(report, { ...REPORT, 'rodzina.przez-kogo': 'Sąsiadka' }, 'draft'))).not.toContain(
      'Sąsiadka',
    )
  })

  test('reports names it does not have, and leaves alone those of the page', () => {
    const strange = {
      'sprawa.haslo': 'x',
      'rodzina.0.opis': 'x',
      __proto__x: 'x',
      'sprawa.uwaga-nk': 'x',
      _csrf: 'token',
    }
    expect(read(report, { ...REPORT, ...strange }).unknown).toEqual([
      'sprawa.haslo',
      'rodzina.0.opis',
      'sprawa.uwaga-nk',
    ])
  })

  test('as a draft keeps what cannot be read yet and requires nothing', () => {
    const draft = read(report, { 'rodzina.ile-osob': 'sporo', 'sprawa.opis': 'krótko' }, 'draft')
    expect(draft.errors).toEqual([])
    expect(showAnswers(report, draft.answers, formContext()).values).toMatchObject({
      'rodzina.ile-osob': ['sporo'],
      'sprawa.opis': ['krótko'],
    })
  })

  test('as typed keeps also what an earlier answer has closed, until the form is finished', () => {
    const closed = { ...REPORT, 'rodzina.przez-kogo': 'Sąsiadka' }
    const { values, sections } = showAnswers(report, read(report, closed, 'typed').answers, formContext())
    expect(values['rodzina.przez-kogo']).toEqual(['Sąsiadka'])
    const question = sections.flatMap(({ rows }) => rows.flatMap(({ fields }) => fields))
    expect(question.find(({ name }) => name === 'rodzina.przez-kogo')?.shown).toBe(false)
    const finished = readAnswers(report, values, formContext(), 'complete')
    expect(finished.answers).toEqual(read(report, REPORT).answers)
  })

  test('as a draft says what it could not keep', () => {
    const draft = read(report, { 'sprawa.opis': 'a'.repeat(10_001), 'rodzina.osoba-kontaktowa': 'obcy' }, 'draft')
    expect(paths(draft)).toEqual(['rodzina.osoba-kontaktowa: not_offered', 'sprawa.opis: too_long'])
  })
})

describe('a plan', () => {
  const goal = (index: number, member = 'matka') => ({
    [`cele.${index}.czyj-cel`]: member,
    [`cele.${index}.cel`]: 'Praca',
  })
  const action = {
    'dzialania.0.co-robimy': 'Kurs',
    'dzialania.0.kto-odpowiada': 'ops',
  }
  const header = { 'naglowek.do-kiedy-program': '31.12.2026' }

  test('keeps the order and the ids of its rows', () => {
    const id = '01999999-0000-7000-8000-000000000001'
    const { answers } = read(plan, { ...header, ...action, ...goal(10), ...goal(2, 'corka'), 'cele.10.rowId': id })
    expect(answers.cele).toMatchObject([
      { values: { 'czyj-cel': 'corka' } },
      { rowId: id, values: { 'czyj-cel': 'matka' } },
    ])
  })

  test('gives a new id to a row whose id is made up or belongs to another row', () => {
    const id = '01999999-0000-7000-8000-000000000001'
    const { answers } = read(plan, {
      ...goal(0),
      ...goal(1),
      ...goal(2),
      'cele.0.rowId': id,
      'cele.1.rowId': id,
      'cele.2.rowId': "'; drop table",
    })
    const ids = Array.isArray(answers.cele) ? answers.cele.map(({ rowId }) => rowId) : []
    expect([ids[0], new Set(ids).size]).toEqual([id, 3])
    expect(ids[2]).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('leaves out rows in which nobody wrote, and needs the fewest rows the model sets', () => {
    const blank = { 'cele.0.cel': ' ', 'cele.0.termin-celu': '2026-12-31', ...goal(1) }
    expect(read(plan, { ...header, ...blank, ...action }).answers.cele).toHaveLength(1)
    expect(paths(read(plan, header))).toEqual(['cele: too_few_rows', 'dzialania: too_few_rows'])
  })

  test('keeps a blank row in a draft, and refuses more rows than the model allows', () => {
    expect(read(plan, { 'cele.0.cel': '' }, 'draft').answers.cele).toHaveLength(1)
    const many = Object.assign({}, ...Array.from({ length: 31 }, (_, index) => goal(index)))
    expect(paths(read(plan, { ...header, ...action, ...many }))).toEqual(['cele: too_many_rows'])
  })

  test('lets an action serve a goal of the same plan and no other', () => {
    const id = '01999999-0000-7000-8000-000000000001'
    const posted = { ...header, ...goal(0), ...action, 'cele.0.rowId': id }
    expect(paths(read(plan, { ...posted, 'dzialania.0.do-celu': id }))).toEqual([])
    expect(paths(read(plan, { ...posted, 'dzialania.0.do-celu': 'cel-1' }))).toEqual([
      'dzialania.0.do-celu: not_offered',
    ])
  })

  test('takes its end as the day of an action left without one', () => {
    const { answers } = read(plan, { ...header, ...goal(0), ...action })
    expect(answers.dzialania).toMatchObject([{ values: { 'termin-dzialania': '2026-12-31' } }])
    const own = { ...header, ...goal(0), ...action, 'dzialania.0.termin-dzialania': '1.10.2026' }
    expect(read(plan, own).answers.dzialania).toMatchObject([{ values: { 'termin-dzialania': '2026-10-01' } }])
  })

  test('asks for the sign of success only after the first review', () => {
    const posted = { ...header, ...goal(0), ...action }
    expect(paths(read(plan, posted, 'complete', { happened: () => true }))).toEqual([
      'cele.0.obszar-celu: required',
      'cele.0.po-czym: required',
    ])
  })
})

describe('sections with given rows', () => {
  const card = form('karta-diagnozy')
  const review = form('karta-monitoringu')

  test('a diagnosis card counts only the areas somebody wrote about, each in full', () => {
    expect(paths(read(card, {}))).toEqual(['obszary-wkladu: too_few_rows'])
    const half = { 'obszary-wkladu.dom.co-widzimy': 'Zimno', 'obszary-wkladu.utrzymanie.co-widzimy': ' ' }
    expect(paths(read(card, half))).toEqual(['obszary-wkladu.dom.co-mozemy: required'])
    const { answers, unknown } = read(card, {
      ...half,
      'obszary-wkladu.dom.co-mozemy': 'Opał',
      'obszary-wkladu.ksiezyc.co-widzimy': 'x',
    })
    expect(answers['obszary-wkladu']).toEqual([
      { rowId: 'dom', values: { 'co-widzimy': 'Zimno', 'co-mozemy': 'Opał' } },
    ])
    expect(unknown).toEqual(['obszary-wkladu.ksiezyc.co-widzimy'])
  })

  test('a review speaks about every goal and every item', () => {
    expect(paths(read(review, {})).filter((path) => path.startsWith('cele') || path.startsWith('uslugi'))).toEqual([
      'cele-postep.cel-1.postep: required',
      'cele-postep.cel-1.co-sie-udalo: required',
      'cele-postep.cel-2.postep: required',
      'cele-postep.cel-2.co-sie-udalo: required',
      'uslugi-stan.pozycja-1.dostarczone: required',
    ])
  })
})

describe('what the product offers', () => {
  test('stands in a new form and is never an answer that a person may not change', () => {
    const context = formContext({ prefill: { subject: 'matka', planEnd: localDate('2026-12-31') } })
    expect(newAnswers(form('zgoda-na-udzial'), context)).toEqual({
      'osoba-czesc': { osoba: 'matka', dzieci: ['corka'] },
      zakres: { instytucje: ['ops', 'szkola'] },
      potwierdzenie: { 'data-zgody': '2026-09-14' },
    })
    expect(read(form('zgoda-na-udzial'), { 'zakres.udzial': 'yes', 'zakres.forma': 'papier' }).answers).toEqual({
      zakres: { udzial: true, forma: 'papier' },
    })
  })

  test('is left out where the same answer would be refused from a person', () => {
    const context = formContext({ prefill: { subject: 'corka' } })
    expect(newAnswers(form('zgoda-na-udzial'), context)['osoba-czesc']).toEqual({ dzieci: ['corka'] })
  })

  test('fills in kind, area and provider of a service from the catalogue', () => {
    expect(read(basket, { 'pozycje.0.co': 'Świetlica' }).answers.pozycje).toMatchObject([
      { values: { rodzaj: 'usluga', obszar: 'wspieranie-rodziny', wykonawca: 'szkola' } },
    ])
  })

  test('names the action a row serves and the person of its goal', () => {
    const rows = read(basket, { 'pozycje.0.co': 'Biurko', 'pozycje.0.dzialanie': 'dzialanie-1' }).answers.pozycje
    // The person is asked before the action; a row added under the action has both.
    expect(rows).toMatchObject([{ values: { dzialanie: 'dzialanie-1' } }])
    const added = changeRows(basket, {}, { _add: ['pozycje.dzialanie-1'] }, formContext())
    expect(added?.pozycje).toMatchObject([{ values: { dzialanie: 'dzialanie-1', 'dla-kogo': 'corka' } }])
  })
})

describe('rows come and go by plain buttons', () => {
  const started: Answers = newAnswers(plan, formContext())
  const press = (answers: Answers, posted: Posted) =>
    changeRows(plan, answers, posted, formContext({ newRowId: rowIds() }))
  const count = (answers: Answers | null) => (Array.isArray(answers?.cele) ? answers.cele.length : 0)

  test('a new plan has the fewest rows it needs', () => {
    expect([count(started), Array.isArray(started.dzialania)]).toEqual([1, true])
  })

  test('one is added and one is removed', () => {
    const two = press(started, { _add: ['cele'] })
    expect(count(two)).toBe(2)
    expect(press(two ?? {}, { _remove: ['cele.0'] })?.cele).toEqual(Array.isArray(two?.cele) ? two.cele.slice(1) : null)
  })

  test.each([[{}], [{ _add: ['naglowek'] }], [{ _add: ['nie-ma'] }], [{ _remove: ['naglowek.0'] }]])(
    'nothing changes by %j',
    (posted) => {
      expect(press(started, posted)).toBeNull()
    },
  )

  test('no more are added than the model allows', () => {
    const full: Answers = { cele: Array.from({ length: 30 }, (_, index) => ({ rowId: String(index), values: {} })) }
    expect(press(full, { _add: ['cele'] })).toBeNull()
  })

  test('a draft and a press of a button lose nothing that was typed', () => {
    const draft = read(plan, { 'cele.0.cel': 'Spokój', 'cele.0.termin-celu': 'jesienią' }, 'draft')
    const { values } = showAnswers(plan, press(draft.answers, { _add: ['cele'] }) ?? {}, formContext())
    expect(values).toMatchObject({ 'cele.0.cel': ['Spokój'], 'cele.0.termin-celu': ['jesienią'], 'cele.1.cel': [] })
  })
})

describe('whatever is posted', () => {
  const forms = rural.form.all
  const anyName = fc.oneof(
    fc.constantFrom(
      ...forms.flatMap((one) =>
        answerFields(one).flatMap(({ section, field }) => [
          `${section.id}.${field.id}`,
          `${section.id}.0.${field.id}`,
          `${section.id}.dom.${field.id}`,
          `${section.id}.cel-1.${field.id}`,
        ]),
      ),
    ),
    fc.string(),
    fc.constantFrom('__proto__', 'constructor.prototype', '..', '_add', '_remove', 'cele.0.rowId'),
  )
  const anyValue = fc.oneof(
    fc.constantFrom(
      'yes',
      'no',
      'matka',
      'family',
      'ops',
      'dom',
      '22.11.2026',
      '1 234,50',
      'platne',
      'usluga',
      'rzecz',
      'instytucja',
      'przez-osobe',
    ),
    fc.string({ unit: 'binary' }),
  )
  const anyPosted = fc.dictionary(anyName, fc.array(anyValue, { maxLength: 3 }), { maxKeys: 40 })
  const anyForm = fc.constantFrom(...forms)

  test('reading never throws, stores no hidden answer and no foreign name', () => {
    fc.assert(
      fc.property(anyForm, anyPosted, fc.constantFrom<ReadingMode>('draft', 'complete'), (of, posted, mode) => {
        const { answers } = readAnswers(of, posted, formContext(), mode)
        expect(visible(of, answers)).toEqual(answers)
        expect(Object.keys(answers).every((id) => of.sections.some((section) => section.id === id))).toBe(true)
      }),
    )
  })

  test('a draft shown again and sent reads as the same draft', () => {
    fc.assert(
      fc.property(anyForm, anyPosted, fc.constantFrom<ReadingMode>('draft', 'typed'), (of, posted, mode) => {
        const { answers } = readAnswers(of, posted, formContext(), mode)
        const again = readAnswers(of, showAnswers(of, answers, formContext()).values, formContext(), mode)
        expect(again).toEqual({ answers, errors: [], unknown: [] })
      }),
    )
  })

  test('finishing a draft keeps every typed answer that is taken without an objection', () => {
    fc.assert(
      fc.property(anyForm, anyPosted, (of, posted) => {
        const draft = readAnswers(of, posted, formContext(), 'draft')
        const { values } = showAnswers(of, draft.answers, formContext())
        const finished = readAnswers(of, values, formContext(), 'complete')
        const kept = showAnswers(of, finished.answers, formContext()).values
        const plain = answerFields(of).filter(({ section }) => !section.repeat)
        for (const { section, field } of plain) {
          const name = `${section.id}.${field.id}`
          const objected = finished.errors.some(({ path }) => path === name)
          if (!objected && values[name]?.length) expect(kept[name]).toEqual(values[name])
        }
      }),
    )
  })
})
