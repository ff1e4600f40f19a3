import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkModel } from '../definition/check-model.domain.ts'
import type { ModelDocument } from '../definition/document.ts'
import { change, writtenPath } from '../definition/shipped-models.fixture.ts'
import { changed, found, NEW, OLD, reportsOn, version } from './between-versions.fixture.ts'
import { draftMapping } from './draft-mapping.domain.ts'
import { ruralMapping } from './rural-1-1.fixture.ts'

const MOVED = 'changes[genogram-do-rodziny]'
const TRANSITIONS = 'changes[nowe-przejscia]'
const LAST = `changes[${ruralMapping.changes.length}]`

describe('A field that is moved', () => {
  const place = 'forms[karta-glosu-rodziny].sections[glos-czesc].fields[genogram]'
  test.each([
    ['is in another category of information', version(NEW, `${place}.category`, 'kontakt')],
    ['is of another kind', version(NEW, `${place}.kind`, 'text')],
    ['repeats', version(NEW, 'forms[karta-glosu-rodziny].sections[glos-czesc].repeat', { over: 'rows' })],
  ])('is not copied to one that %s', (_, next) => {
    expect(found(ruralMapping, [OLD, next])).toEqual([
      { code: 'bad_change', path: writtenPath(ruralMapping, `${MOVED}.values`) },
    ])
    expect(found(changed(`${MOVED}.values`, 'leave'), [OLD, next])).toEqual([])
  })

  test('may go to another section of its form', () => {
    const next = version(OLD, 'version', '1.1')
    change(next, 'supersedes', '1.0')
    const genogram = { form: 'karta-diagnozy', field: 'genogram' }
    change(next, 'forms[karta-diagnozy].sections[roznice].fields[1]', {
      id: 'genogram',
      kind: 'file',
      label: 'Genogram',
      category: 'sklad-rodziny',
    })
    change(next, 'forms[karta-diagnozy].sections[autor].fields[genogram]', undefined)
    const json = { ...ruralMapping, questions: [], changes: ruralMapping.changes.slice(3, 4) }
    change(json, 'changes[0].from', { ...genogram, section: 'autor' })
    change(json, 'changes[0]', { ...json.changes[0], to: { ...genogram, section: 'roznice' } })
    expect(found(json, [OLD, next])).toEqual([])
    expect(draftMapping(OLD, next).changes).toEqual([{ ...json.changes[0], id: 'field-moved-1' }])
  })
})

describe('A form', () => {
  const form = OLD.forms.find(({ id }) => id === 'karta-zarzadzenia')
  const survey = { ...form, id: 'ankieta', record: 'survey' }

  test('that is new is added with its fields', () => {
    const next = version(NEW, `forms[${NEW.forms.length}]`, survey)
    expect(found(ruralMapping, [OLD, next])).toContainEqual({ code: 'not_covered', path: 'changes' })
    expect(found(changed(`${TRANSITIONS}.elements[3]`, 'ankieta'), [OLD, next])).toEqual([])
  })

  test('that goes says of each of its fields what becomes of drafts', () => {
    const old = version(OLD, `forms[${OLD.forms.length}]`, survey)
    const reports = reportsOn(changed(LAST, { id: 'x', kind: 'removed', elements: ['ankieta'] }), [old, NEW])
    const fields = form?.sections.flatMap((section) => section.fields) ?? []
    expect(reports.map(({ code }) => code)).toEqual(fields.map(() => 'not_covered'))
    expect(reports.length).toBeGreaterThan(0)
  })

  test('under another id keeps its fields', () => {
    const renamed: ModelDocument = JSON.parse(JSON.stringify(NEW).replaceAll('"karta-zarzadzenia"', '"karta-decyzji"'))
    const change = { id: 'x', kind: 'form_renamed', from: 'karta-zarzadzenia', to: 'karta-decyzji', done: 'keep' }
    expect(found(changed(LAST, change), [OLD, renamed])).toEqual([])
  })
})

describe('A stage that keeps its id', () => {
  const stages = 'processes[praca-z-rodzina].stages'
  test('neither closes the cases that stand in it nor opens them again', () => {
    const next = version(NEW, `${stages}[koszyk].kind`, 'end')
    expect(found(ruralMapping, [OLD, next])).toEqual([{ code: 'bad_change', path: 'changes' }])
  })

  test('does not take them to another process', () => {
    const koszyk = NEW.processes.flatMap((process) => process.stages).find(({ id }) => id === 'koszyk')
    const next = version(NEW, `${stages}[koszyk]`, undefined)
    change(next, 'processes[tworzenie-pzk].stages[4]', koszyk)
    expect(found(ruralMapping, [OLD, next])).toEqual([{ code: 'bad_change', path: 'changes' }])
  })

  test('is another stage when its id is given to something else', () => {
    const next = version(NEW, `${stages}[koszyk].id`, 'koszyk-plan')
    change(next, `lists[${NEW.lists.length}]`, { ...NEW.lists[0], id: 'koszyk' })
    const left = reportsOn(ruralMapping, [OLD, next]).map(({ message }) => message)
    expect(left).toContain('Żadna zmiana o tym nie mówi: etap „koszyk” jest tylko w starej wersji. Dopisz zmianę.')
    const renamed = { id: 'x', kind: 'stage_renamed', from: 'koszyk', to: 'koszyk-plan', done: 'keep' }
    expect(found(changed(LAST, renamed), [OLD, next])).toContainEqual({
      code: 'bad_change',
      path: writtenPath(ruralMapping, `${LAST}.from`),
    })
  })
})

describe('A mapping begun by the program', () => {
  test('leaves nothing but what a person must say', () => {
    const reports = reportsOn(draftMapping(OLD, NEW))
    expect(reports.map(({ code }) => code)).toEqual(reports.map(() => 'not_covered'))
    expect(reports.map(({ message }) => message.match(/„(.+)”/)?.[1])).toEqual([
      'asystent-rodziny',
      'diagnoza',
      'asystent-prowadzacy',
      'asystent-wspierajacy',
      'zbieranie-diagnozy',
      'uzgadnianie-diagnozy',
    ])
  })

  test('is whole when a person adds what becomes of stages and roles', () => {
    const said = ruralMapping.changes.filter(({ kind }) => kind === 'stage_split' || kind === 'role_split')
    const begun = draftMapping(OLD, NEW)
    const json = { ...begun, changes: [...begun.changes, ...said], questions: ruralMapping.questions }
    expect(found(json)).toEqual([])
    expect(begun.changes.map(({ kind }) => kind)).toEqual([
      'added',
      'field_moved',
      'field_added',
      'deadline_changed',
      'clause_changed',
      'clause_added',
      'clause_added',
      'clause_removed',
    ])
  })

  test('is whole whatever paragraphs, indicators and fields go or come, and whatever deadlines change', () => {
    const some = <T>(all: readonly T[]) => fc.subarray([...all], { maxLength: 6 })
    const fields = OLD.forms.flatMap((form) => form.sections.flatMap((section) => section.fields))
    const paragraphs = OLD.handbook.chapters.flatMap((chapter) => chapter.paragraphs)
    fc.assert(
      fc.property(
        fc.record({
          fields: some(fields),
          indicators: some(OLD.indicators),
          paragraphs: some(paragraphs),
          deadlines: some(OLD.deadlines),
        }),
        fc.boolean(),
        (picked, back) => {
          const less: ModelDocument = {
            ...OLD,
            indicators: OLD.indicators.filter((one) => !picked.indicators.includes(one)),
            deadlines: OLD.deadlines.map((one) =>
              picked.deadlines.includes(one) ? { ...one, amount: one.amount + 1 } : one,
            ),
            forms: OLD.forms.map((form) => ({
              ...form,
              sections: form.sections.map((section) => ({
                ...section,
                fields: section.fields.filter((field) => !picked.fields.includes(field)),
              })),
            })),
            handbook: {
              ...OLD.handbook,
              chapters: OLD.handbook.chapters.map((chapter) => ({
                ...chapter,
                paragraphs: chapter.paragraphs.filter((one) => !picked.paragraphs.includes(one)),
              })),
            },
          }
          const [from, to] = back ? [less, OLD] : [OLD, less]
          const next = { ...to, version: '1.1', supersedes: '1.0' }
          expect(found(draftMapping(from, next), [from, next])).toEqual([])
        },
      ),
      { numRuns: 60 },
    )
  })

  test('is empty where nothing changed but the number', () => {
    const next = { ...OLD, version: '1.1', supersedes: '1.0' }
    expect(draftMapping(OLD, next)).toMatchObject({ changes: [], questions: [] })
    expect(found(draftMapping(OLD, next), [OLD, next])).toEqual([])
  })
})

test('The rural model 1.1 may be loaded beside 1.0', () => {
  expect(checkModel(NEW, [OLD])).toEqual({ ok: true, document: NEW, warnings: [] })
})
