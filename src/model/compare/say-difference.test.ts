import { beforeAll, describe, expect, test } from 'vitest'
import { institutionsMessages } from '#institutions'
import { addMessages, translator } from '#platform/server'
import type { ModelDocument } from '../definition/document.ts'
import { RURAL, shippedModel, URBAN_RURAL } from '../definition/shipped-models.fixture.ts'
import { modelMessages } from '../i18n/messages.ts'
import { type Changed, changedRural } from './changed-rural.fixture.ts'
import { compareVersions } from './compare.domain.ts'
import { type SaidDifference, sayDifferences } from './say-difference.ts'

beforeAll(() => {
  addMessages(modelMessages)
  addMessages(institutionsMessages)
})
const rural = shippedModel(RURAL)
const urban = shippedModel(URBAN_RURAL)
const said = (from: ModelDocument, to: ModelDocument, locale: 'pl' | 'en' = 'pl'): readonly SaidDifference[] =>
  sayDifferences(compareVersions(from, to), { t: translator(locale), locale })
const sentences = (...changes: readonly Changed[]) =>
  said(rural, changedRural(...changes)).map(({ sentence }) => sentence)

describe('a changed deadline is told with the right forms of Polish', () => {
  test.each<[number, string]>([
    [1, 'będzie 1 dzień roboczy'],
    [4, 'będą 4 dni robocze'],
    [5, 'będzie 5 dni roboczych'],
    [22, 'będą 22 dni robocze'],
  ])('%i working days', (amount, wanted) => {
    const deadline = rural.deadlines.find(({ unit }) => unit === 'working_days')
    const was = `${deadline?.amount} dni roboczych`
    expect(sentences([`deadlines[${deadline?.id}].amount`, amount])).toEqual([
      `Termin „${deadline?.name.pl}”: zamiast ${was} ${wanted}.`,
    ])
  })

  test('also when only its unit changes, once', () => {
    const deadline = rural.deadlines.find(({ unit, amount }) => unit === 'months' && amount === 3)
    expect(
      sentences([`deadlines[${deadline?.id}].amount`, 90], [`deadlines[${deadline?.id}].unit`, 'calendar_days']),
    ).toEqual([`Termin „${deadline?.name.pl}”: zamiast 3 miesięcy będzie 90 dni.`])
  })
})

describe('a difference is told in one sentence, with names and words of people', () => {
  const [category] = rural.categories
  const role = rural.roles.find(({ id }) => id === 'koordynator-pzk')
  const form = rural.forms.find(({ id }) => id === 'karta-zgloszenia')
  const field = form?.sections.flatMap(({ fields }) => fields).find(({ options }) => options)
  const list = rural.lists.find(({ id }) => id === 'obszary-uslug')

  test('of a category', () => {
    expect(sentences([`categories[${category?.id}].sensitivity`, 'special'])[0]).toMatch(
      /^Kategoria informacji „.+”: wrażliwość – zamiast „.+” będzie „szczególna”\.$/,
    )
  })

  test('of a role: powers that came and went', () => {
    const can = [...(role?.can ?? []).slice(1), 'confirm_delivery']
    expect(sentences(['roles[koordynator-pzk].can', can])[0]).toBe(
      `Rola „${role?.name.pl}”: uprawnienia – zamiast „zwołuje spotkania” będzie „potwierdza wykonanie usługi”.`,
    )
  })

  test('of a quorum: what is asked for now', () => {
    const body = rural.bodies.find(({ id }) => id === 'pzk')
    const quorum = { members: 4, part: 'more_than_half', sectors: ['education'], roles: ['koordynator-pzk'] }
    expect(sentences(['bodies[pzk].quorum', quorum])).toEqual([
      `Zespół „${body?.name.pl}”: kworum – dochodzi: osoby: co najmniej 4, więcej niż połowa zaproszonych, sektor: oświata i rola: ${role?.name.pl}.`,
    ])
  })

  test('of what came: with what is known of it', () => {
    const added = {
      id: 'nowy-termin',
      name: { pl: 'Odpowiedź', en: 'Answer' },
      force: 'agreed',
      amount: 2,
      unit: 'working_days',
      from: [{ event: 'request_sent' }],
      until: [{ event: 'request_answered' }],
      pausable: false,
      turn: { institution: 'asked' },
      clause: 'W-4.3',
    }
    const [told] = said(rural, changedRural([`deadlines[${rural.deadlines.length}]`, added]))
    expect(told).toMatchObject({
      sentence: 'Dochodzi: termin „Odpowiedź”.',
      clause: 'W-4.3',
      change: 'added',
      kind: 'deadline',
    })
    expect(told?.details).toContain('wymiar: 2 dni robocze')
    expect(told?.details).toContain('od kiedy biegnie: wysłanie zapytania: dowolne')
    expect(told?.details).toContain('czyja kolej: instytucja, której zadano pytanie')
  })

  test('of what went', () => {
    expect(sentences(['agreements[0]'])[0]).toBe(`Znika: dokument „${rural.agreements[0]?.name.pl}”.`)
  })

  test('of a question and of its answers, with the form they stand in', () => {
    const at = `forms[karta-zgloszenia].sections[0].fields`
    const index = form?.sections[0]?.fields.length ?? 0
    const added = { id: 'nowe', kind: 'text', label: 'Skąd wiadomo', required: true }
    expect(sentences([`${at}[${index}]`, added])).toEqual([
      `Dochodzi: pytanie „Skąd wiadomo” w formularzu „${form?.name.pl}”.`,
    ])
    const section = form?.sections.findIndex(({ fields }) =>
      fields.includes(field ?? fields[0] ?? { id: '', kind: 'note', label: '' }),
    )
    const options = `forms[karta-zgloszenia].sections[${section}].fields[${field?.id}].options`
    expect(sentences([`${options}[${field?.options?.length}]`, { id: 'inne-nowe', label: 'Ktoś inny' }])).toEqual([
      `Dochodzi: odpowiedź „Ktoś inny” na pytanie „${field?.label}”.`,
    ])
  })

  test('of an item of a list', () => {
    expect(
      sentences([`lists[obszary-uslug].items[${list?.items.length}]`, { id: 'nowa', label: 'Transport' }]),
    ).toEqual([`Dochodzi: pozycja „Transport” na liście „${list?.name.pl}”.`])
  })

  test('of a longer wording: word by word', () => {
    const before = category?.description ?? ''
    const [told] = said(
      rural,
      changedRural([
        `categories[${category?.id}].description`,
        `${before} Także telefon zaufania, gdy ktoś z niego korzysta na co dzień.`,
      ]),
    )
    expect(told?.sentence).toMatch(/opis – zmienia się brzmienie\.$/)
    expect(told?.runs.at(-1)).toEqual({
      text: ' Także telefon zaufania, gdy ktoś z niego korzysta na co dzień.',
      mark: 'added',
    })
  })

  test('of the sharing table: role, categories, extent', () => {
    expect(sentences(['sharing[0].extent', 'extract'])).toEqual([
      expect.stringMatching(
        /^Udostępnianie: .+ \(każdy sektor\), .+ i .+: zakres – zamiast „w całości” będzie „jako wyciąg”\.$/,
      ),
    ])
  })

  test('of a rule: as a condition, without any case', () => {
    const transition = rural.processes
      .flatMap(({ stages }) => stages.flatMap((stage) => stage.transitions.map((one) => ({ stage, one }))))
      .find(({ one }) => one.require.some(({ rule }) => rule === 'team_has_sectors'))
    const process = rural.processes.find(({ stages }) => stages.some(({ id }) => id === transition?.stage.id))
    const rules = transition?.one.require.map((use) => (use.rule === 'team_has_sectors' ? { ...use, min: 7 } : use))
    const [told] = sentences([
      `processes[${process?.id}].stages[${transition?.stage.id}].transitions[${transition?.one.id}].require`,
      rules,
    ])
    expect(told).toMatch(
      /^Przejście „.+”: warunki – zamiast „w zespole ».+« sektorów jest co najmniej: .+” będzie „w zespole ».+« sektorów jest co najmniej: 7.*”\.$/,
    )
  })

  test('of a split by a mapping', () => {
    const mapping = { changes: [{ kind: 'role_split', from: 'koordynator-pzk', to: ['iod', 'pracownik-prowadzacy'] }] }
    const [told] = sayDifferences(compareVersions(rural, changedRural(), mapping), {
      t: translator('pl'),
      locale: 'pl',
    })
    const name = (id: string) => rural.roles.find((one) => one.id === id)?.name.pl
    expect(told?.sentence).toBe(
      `Zamiast roli „${role?.name.pl}” będzie: „${name('iod')}” i „${name('pracownik-prowadzacy')}”.`,
    )
  })

  test('of a paragraph that a step carries out', () => {
    const [stage] = rural.processes.flatMap(({ stages }) => stages.filter(({ steps }) => steps.length > 0))
    const process = rural.processes.find(({ stages }) => stages.some(({ id }) => id === stage?.id))
    const step = stage?.steps[0]
    expect(sentences([`processes[${process?.id}].stages[${stage?.id}].steps[${step?.id}].clause`, 'W-11.1'])).toEqual([
      `Krok „${step?.name.pl}”: paragraf – zamiast „${step?.clause}” będzie „W-11.1”.`,
    ])
  })

  test('of the status of the whole model', () => {
    expect(sentences(['status', 'official'])).toEqual(['Model: stan – zamiast „roboczy” będzie „oficjalny”.'])
  })
})

/** Ids of the models that no word of a language is like, and words of closed vocabularies with an underscore. */
const RAW = /(?<![\p{L}\d])(?:@previous|[a-z]+_[a-z_]+)(?![\p{L}\d])|undefined|\[object|model\.compare/u
const idsIn = (document: ModelDocument): readonly string[] =>
  [...JSON.stringify(document).matchAll(/"id":"([a-z0-9]+(?:-[a-z0-9]+)+)"/g)].map(([, id = '']) => id)
const ids = new Set([...idsIn(rural), ...idsIn(urban)])
const rawIn = (text: string): readonly string[] => [
  ...(RAW.exec(text) ?? []),
  ...(text.match(/[a-z0-9]+(?:-[a-z0-9]+)+/g) ?? []).filter((word) => ids.has(word)),
]

describe.each(['pl', 'en'] as const)('whatever differs (%s)', (locale) => {
  const whole = (one: SaidDifference) => [one.sentence, ...one.details]

  test('between two models is told without ids, and each sentence ends', () => {
    const all = said(rural, urban, locale)
    expect(all.length).toBeGreaterThan(50)
    expect(all.flatMap(whole).flatMap(rawIn)).toEqual([])
    expect(all.filter(({ sentence }) => !sentence.endsWith('.'))).toEqual([])
    expect(all.filter(({ sentence }) => /bez nazwy|without a name/.test(sentence))).toEqual([])
  })

  test('between any two neighbours of one kind is told, property by property, without ids', () => {
    const kinds = [
      'groups',
      'bodies',
      'roles',
      'categories',
      'grounds',
      'agreements',
      'params',
      'deadlines',
      'lists',
      'forms',
      'outcomes',
      'processes',
      'indicators',
      'sources',
    ] as const
    for (const document of [rural, urban]) {
      for (const kind of kinds) {
        const all: readonly object[] = document[kind]
        const turned = all.map((one, no) => ({ ...all[(no + 1) % all.length], ...('id' in one ? { id: one.id } : {}) }))
        const differences = said(document, { ...document, [kind]: turned }, locale)
        expect(differences.length, kind).toBeGreaterThan(0)
        if (kind !== 'sources') expect(differences.flatMap(whole).flatMap(rawIn), kind).toEqual([])
      }
    }
  })

  test('between any two steps, transitions, stages and questions is told without ids', () => {
    const next = <T extends { readonly id: string }>(all: readonly T[]): readonly T[] =>
      all.map((one, no) => ({ ...one, ...all[(no + 1) % all.length], id: one.id }))
    for (const document of [rural, urban]) {
      const processes = document.processes.map((process) => ({
        ...process,
        stages: process.stages.map((stage) => ({
          ...stage,
          kind: stage.kind === 'normal' ? ('paused' as const) : ('normal' as const),
          deadlines: [],
          steps: next(stage.steps),
          transitions: next(stage.transitions),
        })),
      }))
      const forms = document.forms.map((form) => ({
        ...form,
        sections: form.sections.map((section) => ({
          ...section,
          repeat: { over: 'goals' as const },
          fields: next(section.fields),
        })),
      }))
      const differences = said(document, { ...document, processes, forms }, locale)
      expect(differences.length).toBeGreaterThan(300)
      expect(differences.flatMap(whole).flatMap(rawIn)).toEqual([])
    }
  })

  test('a model against nothing is told whole: every kind of part comes with its details', () => {
    const nothing: ModelDocument = {
      ...rural,
      ...{
        groups: [],
        bodies: [],
        roles: [],
        categories: [],
        grounds: [],
        sharing: [],
        agreements: [],
        params: [],
        deadlines: [],
      },
      ...{
        lists: [],
        forms: [],
        outcomes: [],
        processes: [],
        basket: null,
        reviews: [],
        indicators: [],
        localisable: [],
        sources: [],
      },
    }
    const came = said(nothing, rural, locale)
    expect(came.every(({ change }) => change === 'added')).toBe(true)
    // An address of a source is told as it is.
    expect(
      came
        .filter(({ kind }) => kind !== 'source')
        .flatMap(whole)
        .flatMap(rawIn),
    ).toEqual([])
    expect(said(rural, nothing, locale).every(({ change }) => change === 'removed')).toBe(true)
  })
})
