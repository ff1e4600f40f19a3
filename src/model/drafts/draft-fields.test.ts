import { describe, expect, test } from 'vitest'
import { modelDocument } from '../definition/document-shape.domain.ts'
import { type Drawn, drawnOf } from '../definition/drawn.domain.ts'
import { RURAL, shippedModel, URBAN_RURAL } from '../definition/shipped-models.fixture.ts'
import { ruralMapping } from '../mapping/rural-mapping.fixture.ts'
import { withPlace } from './change-document.domain.ts'
import { asJsonObject, type JsonObject } from './draft-document.domain.ts'
import { jsonOf, valuesOf } from './draft-fields.domain.ts'
import { formOf, KINDS } from './draft-places.domain.ts'
import { withRowPressed } from './field-values.domain.ts'
import { findPlace, placeOfPath, placesOf } from './find-place.domain.ts'

const models = [RURAL, URBAN_RURAL].map((file) => ({ file, document: asJsonObject(shippedModel(file)) }))
const rural = asJsonObject(shippedModel(RURAL))

const saved = (document: JsonObject, about: string): JsonObject => {
  const place = findPlace(document, about)
  if (!place) throw new Error(about)
  const drawn = formOf(place.kind, place.value)
  return withPlace(document, place, asJsonObject(jsonOf(drawn, valuesOf(drawn, place.value, ''), '') ?? {}))
}

describe('the forms of a draft', () => {
  test.each(models)('opening and saving every place of $file changes nothing', ({ document }) => {
    const places = placesOf(document)
    expect(places.length).toBeGreaterThan(300)
    for (const { about } of places) expect(saved(document, about), about).toEqual(document)
  })

  test.each(models)('every place of $file has an address of its own', ({ document }) => {
    const abouts = placesOf(document).map(({ about }) => about)
    expect(abouts.filter((about, index) => abouts.indexOf(about) !== index)).toEqual([])
  })

  test('every key of the format says how it is asked for', () => {
    const undrawn: string[] = []
    const look = (drawn: Drawn | undefined, name: string): void => {
      if (!drawn) undrawn.push(name)
      else if (drawn.is === 'list' || drawn.is === 'nullable') look(drawn.of, name)
      else if (drawn.is === 'record') for (const one of drawn.keys) look(one.drawn, `${name}.${one.key}`)
      else if (drawn.is === 'variants') for (const [word, one] of drawn.of) look(one, `${name}.${word}`)
    }
    look(drawnOf(modelDocument), '')
    expect(undrawn).toEqual([])
  })

  test('opening and saving every part of a mapping changes nothing', () => {
    const document = { ...rural, mapping: asJsonObject(ruralMapping) }
    const places = placesOf(document).filter(({ about }) => /^@(mapping|change|question)/.test(about))
    expect(places.length).toBeGreaterThan(10)
    for (const { about } of places) expect(saved(document, about), about).toEqual(document)
  })

  test('a number typed as words is kept for the check to name, and an empty optional field is left out', () => {
    const drawn = KINDS.deadline.drawn
    const json = asJsonObject(jsonOf(drawn, { amount: ['dziesięć'], remindBefore: [''], 'name.pl': ['Plan'] }, ''))
    expect(json).toMatchObject({ amount: 'dziesięć', name: { pl: 'Plan' } })
    expect(json).not.toHaveProperty('remindBefore')
    expect(valuesOf(drawn, json, '').amount).toEqual(['dziesięć'])
  })

  test('a number too long to be kept exactly stays as it was typed', () => {
    const json = jsonOf(KINDS.deadline.drawn, { amount: ['9'.repeat(400)] }, '')
    expect(asJsonObject(json).amount).toBe('9'.repeat(400))
  })

  test('a day is taken as people write it', () => {
    expect(valuesOf(KINDS.document.drawn, { validFrom: '2027-03-01' }, '')).toMatchObject({ validFrom: ['01.03.2027'] })
    expect(asJsonObject(jsonOf(KINDS.document.drawn, { validFrom: ['1.03.2027'] }, ''))).toMatchObject({
      validFrom: '2027-03-01',
    })
  })

  test('a row is added with the kind that was chosen, and removing one keeps what was typed in the others', () => {
    const typed = { 'require.0._row': ['1'], 'require.0.rule': ['no_open_cases'], 'name.pl': ['Dalej'] }
    const added = withRowPressed({ ...typed, _add: ['require'], '_new.require': ['rule:team_has_roles'] })
    expect(added).toMatchObject({ ...typed, 'require.1._row': ['1'], 'require.1.rule': ['team_has_roles'] })
    const removed = withRowPressed({ ...added, _remove: ['require.0'] })
    expect(removed).toEqual({ 'require.0._row': ['1'], 'require.0.rule': ['team_has_roles'], 'name.pl': ['Dalej'] })
    expect(withRowPressed(typed)).toBeNull()
  })

  test('a report leads to the page and the field it is about', () => {
    const places = placesOf(rural)
    const at = (path: string) => {
      const found = placeOfPath(places, path)
      return found ? [found.place.about, found.field] : null
    }
    expect(at('deadlines[0].local.min')).toEqual([textId('deadlines'), 'local.min'])
    expect(at('handbook.chapters[0].paragraphs[0].text')).toEqual(['W-1.1', 'text'])
    expect(at('validFrom')).toEqual(['@document', 'validFrom'])
    expect(at('sources[2].url')).toEqual(['@sources', 'rows.2.url'])
    const [row] = rural.sharing as readonly { role: string }[]
    expect(at('sharing[0].extent')).toEqual([`@sharing.${row?.role}`, 'rows.0.extent'])
    expect(at('processes[0].stages[0].transitions[0].require[0].min')?.[1]).toBe('require.0.min')
  })

  const textId = (collection: string) => String((rural[collection] as readonly { id: string }[])[0]?.id)
})

describe('when a field is shown', () => {
  test.each([
    { field: 'kto', equals: 'instytucja' },
    { field: 'wiek', equals: 3 },
    { field: 'zgoda', equals: false },
    { field: 'wniosek', in: ['zmiana', 'koniec'] },
    { field: 'adres', filled: true },
    { not: { field: 'adres', filled: true } },
    { all: [{ field: 'a', equals: true }, { not: { field: 'b', in: ['x'] } }] },
    {
      any: [
        { field: 'a', equals: true },
        { field: 'b', filled: true },
      ],
    },
    { not: { any: [{ field: 'a', equals: true }, { all: [{ field: 'b', filled: true }] }] } },
  ])('%j is shown in a form and read from it as it was', (condition) => {
    const drawn: Drawn = { is: 'condition' }
    expect(jsonOf(drawn, valuesOf(drawn, condition, 'showWhen'), 'showWhen')).toEqual(condition)
  })
})
