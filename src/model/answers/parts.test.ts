import { describe, expect, test } from 'vitest'
import type { Form } from '../definition/document.ts'
import { indexModel } from '../definition/model.domain.ts'
import { shippedModel, URBAN_RURAL } from '../definition/shipped-models.fixture.ts'
import type { Answers } from './answers.domain.ts'
import { formContext, rowIds, rural } from './form.fixture.ts'
import { asItWillStand, isLong, type PartState, partsOf } from './parts.domain.ts'

const question = { kind: 'text', label: 'P' } as const
const section = (id: string, questions: number): Form['sections'][number] => ({
  id,
  label: id,
  fields: Array.from({ length: questions }, (_, index) => ({ id: `${id}-${index}`, ...question })),
})
const formOf = (...sections: Form['sections']): Form => ({ ...rural.form('karta-zgloszenia'), sections })
const plan = rural.form('program-ipw')
const partsIn = (form: Form, answers: Answers, faults: readonly string[] = [], here?: string) =>
  partsOf(form, answers, faults, formContext(), here).map((part): [string, PartState] => [part.section.id, part.state])

describe('a form is filled in part by part', () => {
  test.each([
    ['twelve questions in three sections', false, [4, 4, 4]],
    ['thirteen questions in two sections', true, [7, 6]],
    ['four sections, however short', true, [1, 1, 1, 1]],
    ['one section, however long', false, [40]],
    ['three sections and one that only tells something', false, [4, 4, 4, 0]],
  ] as const)('%s: %s', (_, long, questions) => {
    const form = formOf(...questions.map((count, index) => section(`s${index}`, count)))
    expect(isLong(form, rural)).toBe(long)
  })

  test('rows over a list of the model count for each item, rows that people add for the fewest there must be', () => {
    const areas = { ...section('obszary', 2), repeat: { over: 'list', list: 'obszary-zycia' } } as const
    expect(isLong(formOf(areas, section('koniec', 1)), rural)).toBe(true)
    const added = { ...section('cele', 2), repeat: { over: 'rows', max: 50 } } as const
    expect(isLong(formOf(added, section('koniec', 1)), rural)).toBe(false)
    expect(isLong(formOf({ ...added, repeat: { over: 'rows', min: 6 } }, section('koniec', 1)), rural)).toBe(true)
  })

  test('in both shipped models the same records are long', () => {
    const long = (model: typeof rural) =>
      model.form.all.filter((form) => isLong(form, model)).map(({ record }) => record)
    expect(long(rural)).toEqual(['diagnosis', 'plan', 'basket', 'review', 'evaluation'])
    expect(long(indexModel(shippedModel(URBAN_RURAL)))).toEqual(long(rural))
  })
})

describe('parts', () => {
  test('stand in the order of the form, each with how far it is', () => {
    const answers = {
      naglowek: { 'od-kiedy-program': '2026-09-14' },
      cele: [{ rowId: 'r1', values: { cel: 'Praca' } }],
    }
    expect(partsIn(plan, answers, ['cele.0.czyj-cel', 'dzialania'])).toEqual([
      ['naglowek', 'filled'],
      ['cele', 'gaps'],
      ['dzialania', 'empty'],
      ['bez-celu', 'empty'],
    ])
  })

  test('an added row in which nothing is written yet is no entry', () => {
    expect(partsIn(plan, { cele: [{ rowId: 'r1', values: {} }] })[1]).toEqual(['cele', 'empty'])
  })

  const hidden: Form = formOf(
    section('a', 1),
    {
      id: 'b',
      label: 'b',
      fields: [
        { id: 'b-0', ...question, showWhen: { field: 'a-0', equals: 'tak' } },
        { id: 'b-1', ...question, showWhen: { field: 'b-0', filled: true } },
      ],
    },
    section('c', 1),
  )

  test('a part whose questions are all closed by an earlier answer is left out', () => {
    expect(partsIn(hidden, {}).map(([id]) => id)).toEqual(['a', 'c'])
    expect(partsIn(hidden, { a: { 'a-0': 'tak' } }).map(([id]) => id)).toEqual(['a', 'b', 'c'])
  })

  test('a closed part stays while something in it must be mended, and while somebody stands on it', () => {
    expect(partsIn(hidden, {}, ['b']).map(([id]) => id)).toEqual(['a', 'b', 'c'])
    expect(partsIn(hidden, {}, [], 'b').map(([id]) => id)).toEqual(['a', 'b', 'c'])
  })

  test('a part about goals is left out while the case has none', () => {
    const monitoring = rural.form('karta-monitoringu')
    const none = formContext({ offered: { ...formContext().offered, goals: [] } })
    const ids = (context: typeof none) => partsOf(monitoring, {}, [], context).map((part) => part.section.id)
    expect(ids(formContext())).toContain('cele-postep')
    expect(ids(none)).not.toContain('cele-postep')
  })
})

describe('what will stand', () => {
  test('takes the offers that rest on the form, keeps what cannot be read as it was typed, and the places of rows', () => {
    const [blank = '', goal = '', action = ''] = Array.from({ length: 3 }, rowIds())
    const standing = asItWillStand(
      plan,
      {
        naglowek: { 'od-kiedy-program': '2026-09-14', 'do-kiedy-program': '2027-03-01' },
        cele: [
          { rowId: blank, values: {} },
          { rowId: goal, values: { cel: 'Praca', 'termin-celu': { typed: 'jesienią' } } },
        ],
        dzialania: [{ rowId: action, values: { 'co-robimy': 'Kurs' } }],
      },
      formContext(),
    )
    expect(standing.cele).toEqual([
      { rowId: blank, values: {} },
      { rowId: goal, values: { cel: 'Praca', 'termin-celu': { typed: 'jesienią' } } },
    ])
    expect(JSON.stringify(standing.dzialania)).toContain('2027-03-01')
  })
})
