import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { change, writtenPath } from '../definition/shipped-models.fixture.ts'
import { changed, found, LOADED, reportsOn } from './between-versions.fixture.ts'
import { checkMapping, MAPPING_CODES } from './check-mapping.domain.ts'
import { ruralMapping } from './rural-1-1.fixture.ts'

/** The codes as the description of the format lists them (FORMAT.md, section 13). */
const CODES_OF_FORMAT =
  'bad_format, missing_key, unknown_key, duplicate_id, model_not_loaded, bad_version, unknown_change, unknown_from, unknown_to, not_covered, covered_twice, bad_change, bad_place, unknown_rule, bad_rule_parameter, bad_deadline, bad_rev, missing_question, unknown_question, unused_question, unknown_role, bad_effect, bad_default, bad_date'.split(
    ', ',
  )

/** Each row: the code, where the mapping is changed, to what (`undefined` removes), and where the report points if elsewhere. */
type Row = readonly [code: string, path: string, value: unknown, reported?: string]

const STAGE = 'changes[podzial-diagnozy]'
const ROLE = 'changes[podzial-asystenta]'
const MOVED = 'changes[genogram-do-rodziny]'
const ADDED = 'changes[pytanie-o-proby]'
const TERM = 'changes[termin-planu]'
const CATEGORY = 'changes[wezszy-sklad]'
const TRANSITIONS = 'changes[nowe-przejscia]'
const TEXT = 'changes[tekst-warsztatow]'
const QUESTION = 'questions[kto-jest-asystentem]'
const LAST = `changes[${ruralMapping.changes.length}]`
const OPTION = `${QUESTION}.options[prowadzi]`

const ROWS: readonly Row[] = [
  ['bad_format', 'format', 'kooperacja-model/1'],
  ['bad_format', 'format', undefined],
  ['bad_format', 'changes', 'wszystko'],
  ['missing_key', 'undoDays', undefined],
  ['missing_key', 'questions', undefined],
  ['missing_key', 'disclaimer.pl', undefined],
  ['missing_key', `${STAGE}.place`, undefined],
  ['missing_key', `${MOVED}.to.section`, undefined],
  ['missing_key', `${TERM}.running`, undefined],
  ['missing_key', `${ROLE}.access.asystent-wspierajacy`, undefined],
  ['missing_key', `${QUESTION}.default`, undefined],
  ['missing_key', `${STAGE}.kind`, undefined],
  ['unknown_key', 'extra', true],
  ['unknown_key', `${TERM}.colour`, 'green'],
  ['unknown_key', `${MOVED}.to.row`, 1],
  ['unknown_key', `${ROLE}.access.koordynator-pzk`, 'keep'],
  ['duplicate_id', `${TEXT}.id`, 'tekst-asystenta', 'changes[tekst-asystenta].id'],
  ['duplicate_id', `${QUESTION}.options[wspiera].id`, 'prowadzi'],
  ['model_not_loaded', 'to', '1.2'],
  ['model_not_loaded', 'from', '0.9'],
  ['model_not_loaded', 'model', 'miejski', 'from'],
  ['bad_version', 'to', 'jeden'],
  ['bad_version', 'to', '1.0'],
  ['unknown_change', `${TERM}.kind`, 'deadline_forgotten'],
  ['unknown_from', `${STAGE}.from`, 'rozmowa'],
  ['unknown_from', `${STAGE}.from`, 'warsztat-diagnostyczny'],
  ['unknown_from', `${STAGE}.steps.spotkanie-planu`, 'zbieranie-diagnozy'],
  ['unknown_from', `${STAGE}.deadlines.termin-rozmowy`, 'restart'],
  ['unknown_from', `${MOVED}.from.section`, 'blok-potrzeby', `${MOVED}.from`],
  ['unknown_from', 'changes[tekst-projektu].clause', 'W-99.1'],
  ['unknown_to', `${STAGE}.to[1]`, 'zgody-po-nowemu'],
  ['unknown_to', `${ROLE}.openTasks`, 'asystent-rodziny'],
  ['unknown_to', `${ADDED}.to.field`, 'czego-probowano', `${ADDED}.to`],
  ['unknown_to', 'changes[tekst-projektu].seeAlso[0]', 'W-99.1'],
  ['unknown_to', `${TRANSITIONS}.elements[0]`, 'zbieranie-niegotowe'],
  ['not_covered', TRANSITIONS, undefined, 'changes'],
  ['not_covered', ADDED, undefined, 'changes'],
  ['not_covered', TERM, undefined, 'changes'],
  ['not_covered', TEXT, undefined, 'changes'],
  ['not_covered', 'changes[tekst-projektu]', undefined, 'changes'],
  ['not_covered', `${STAGE}.steps.genogram`, undefined, `${STAGE}.steps`],
  ['covered_twice', LAST, { id: 'x', kind: 'clause_changed', clause: 'W-6.1', fromRev: 1, toRev: 2 }, `${LAST}.clause`],
  ['covered_twice', LAST, { id: 'x', kind: 'added', elements: ['zbieranie-gotowe'] }, `${LAST}.elements[0]`],
  ['covered_twice', `${TRANSITIONS}.elements[3]`, 'zbieranie-gotowe'],
  [
    'covered_twice',
    LAST,
    {
      id: 'x',
      kind: 'field_removed',
      from: { form: 'karta-diagnozy', section: 'autor', field: 'genogram' },
      finished: 'leave',
      drafts: 'drop',
    },
    `${LAST}.from`,
  ],
  ['bad_change', `${TERM}.running`, 'forget'],
  ['bad_change', `${TERM}.old.unit`, 'weeks'],
  ['bad_change', `${STAGE}.to`, ['zbieranie-diagnozy']],
  ['bad_change', TEXT, 'tekst'],
  ['bad_change', `${ADDED}.required`, false],
  ['bad_change', `${ROLE}.openTasks`, 'koordynator-pzk'],
  ['bad_change', LAST, { id: 'x', kind: 'stage_removed', from: 'ipw', to: 'koszyk' }, `${LAST}.from`],
  ['bad_change', LAST, { id: 'x', kind: 'stage_removed', from: 'diagnoza', to: 'archiwum' }, `${LAST}.to`],
  ['bad_change', LAST, { id: 'x', kind: 'stage_removed', from: 'diagnoza', to: 'dzialanie-pzk' }, `${LAST}.to`],
  ['bad_change', LAST, { id: 'x', kind: 'removed', elements: ['asystent-rodziny'] }, `${LAST}.elements[0]`],
  ['bad_change', LAST, { id: 'x', kind: 'removed', elements: ['termin-ipw'] }, `${LAST}.elements[0]`],
  ['bad_change', LAST, { id: 'x', kind: 'added', elements: ['termin-ipw'] }, `${LAST}.elements[0]`],
  ['bad_change', `${CATEGORY}.question`, 'kto-jest-asystentem'],
  ['bad_change', `${QUESTION}.options`, []],
  ['bad_place', `${STAGE}.place`, []],
  ['bad_place', `${STAGE}.place[0].to`, 'ipw'],
  ['bad_place', `${STAGE}.place[0].when`, undefined, `${STAGE}.place[0]`],
  ['bad_place', `${STAGE}.place[0].when`, []],
  ['bad_place', `${STAGE}.place[1].when`, [{ rule: 'team_has_roles', body: 'pzk' }]],
  ['bad_place', `${STAGE}.steps.genogram`, 'uzgadnianie-diagnozy'],
  ['unknown_rule', `${STAGE}.place[0].when[0].rule`, 'weather_is_fine'],
  ['bad_rule_parameter', `${STAGE}.place[0].when[0].steps`, undefined],
  ['bad_rule_parameter', `${STAGE}.place[0].when[0].steps[0]`, 'spotkanie-planu'],
  ['bad_rule_parameter', `${STAGE}.place[0].when[0].steps[0]`, 'nikt'],
  [
    'bad_rule_parameter',
    `${STAGE}.place[0].when[0]`,
    { rule: 'form_completed', form: 'karta-nowa' },
    `${STAGE}.place[0].when[0].form`,
  ],
  [
    'bad_rule_parameter',
    `${STAGE}.place[0].when[0]`,
    { rule: 'team_has_roles', body: 'pzk', clause: 'W-6.9' },
    `${STAGE}.place[0].when[0].clause`,
  ],
  ['bad_deadline', `${TERM}.old.amount`, 31, `${TERM}.old`],
  ['bad_deadline', `${TERM}.new.unit`, 'calendar_days', `${TERM}.new`],
  ['bad_rev', `${TEXT}.fromRev`, 2],
  ['bad_rev', `${TEXT}.toRev`, 3],
  ['bad_rev', 'changes[tekst-asystenta].toRev', 2],
  ['bad_rev', 'changes[tekst-projektu].fromRev', 2],
  ['bad_rev', LAST, { id: 'x', kind: 'clause_changed', clause: 'W-1.1', fromRev: 1, toRev: 1 }, `${LAST}.toRev`],
  ['missing_question', `${ROLE}.question`, undefined],
  ['missing_question', `${CATEGORY}.entries`, 'ask', `${CATEGORY}.question`],
  ['unknown_question', `${ROLE}.question`, 'kto-nim-jest'],
  ['unused_question', ROLE, undefined, `${QUESTION}.id`],
  ['unknown_role', `${QUESTION}.to`, 'asystent-wspierajacy'],
  ['bad_effect', `${OPTION}.effect`, { entries: 'close_to_others' }],
  ['bad_effect', `${OPTION}.effect`, { colour: 'green' }],
  ['bad_effect', `${OPTION}.effect`, { assign: {} }],
  ['bad_effect', `${OPTION}.effect.assign`, { 'koordynator-pzk': 'chosen' }, `${OPTION}.effect`],
  ['bad_effect', `${OPTION}.effect.assign.asystent-prowadzacy`, 'nobody'],
  ['bad_effect', `${OPTION}.effect.place`, 'zbieranie-diagnozy'],
  ['bad_default', `${QUESTION}.default`, 'nikt'],
  ['bad_date', 'effectiveFrom', '2026-02-30'],
  ['bad_date', 'effectiveFrom', '2026-01-31'],
  ['bad_date', 'undoDays', -1],
  ['bad_date', `${QUESTION}.days`, 0],
]

describe('A mapping by which cases may be moved', () => {
  test('passes every check and comes back as it was written', () => {
    expect(checkMapping(structuredClone(ruralMapping), LOADED)).toEqual({ ok: true, document: ruralMapping })
  })

  test('may ask where each case of a divided stage goes', () => {
    const json = changed(`${STAGE}.question`, 'gdzie-jest')
    const question = {
      id: 'gdzie-jest',
      text: 'Czy wkłady są już zebrane?',
      to: 'koordynator-pzk',
      per: 'case',
      days: 7,
      options: [{ id: 'tak', label: 'Tak', effect: { place: 'uzgadnianie-diagnozy' } }],
      default: 'tak',
    }
    change(json, 'questions[1]', question)
    expect(found(json)).toEqual([])
    change(json, 'questions[1].per', 'holder')
    expect(found(json)).toEqual([{ code: 'bad_effect', path: 'questions[1].per' }])
  })
})

describe('A mapping with a failure is refused', () => {
  const rows = ROWS.map(([code, path, value, reported = path]) => ({ code, path, value, reported }))
  test.each(rows)('$code when $path is $value', ({ code, path, value, reported }) => {
    const reports = reportsOn(changed(path, value))
    // What was changed or removed may no longer be found by its id, so its place is looked up in the file as it was.
    const place = writtenPath(ruralMapping, reported)
    expect(reports.map((report) => ({ code: report.code, path: report.path }))).toContainEqual({ code, path: place })
    for (const { message } of reports) expect(message).toMatch(/^\p{Lu}.+\.$/u)
  })

  test('every code of refusal has a change that brings it about', () => {
    expect(new Set(ROWS.map(([code]) => code))).toEqual(new Set(CODES_OF_FORMAT))
    expect(MAPPING_CODES).toEqual(CODES_OF_FORMAT)
  })

  test('and everything that is left out is named, each thing once', () => {
    const messages = reportsOn(changed('changes', [])).map(({ message }) => message)
    expect(messages).toContain(
      'Żadna zmiana o tym nie mówi: etap „diagnoza” jest tylko w starej wersji. Dopisz zmianę.',
    )
    expect(messages).toContain(
      'Żadna zmiana o tym nie mówi: pole „karta-diagnozy/genogram” jest tylko w starej wersji. Dopisz zmianę.',
    )
    expect(new Set(messages).size).toBe(messages.length)
  })

  test('once for a change that cannot be told, without what only follows from it', () => {
    const json = changed(`${MOVED}.kind`, 'field_lost')
    expect(found(json)).toEqual([{ code: 'unknown_change', path: writtenPath(json, `${MOVED}.kind`) }])
  })
})

describe('Any JSON at all', () => {
  test.each([[null], [1], ['text'], [[]], [true]])('%j is refused as a file that is not a mapping', (json) => {
    expect(found(json)).toEqual([{ code: 'bad_format', path: '' }])
  })

  test('is answered, never thrown at', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(checkMapping(json, LOADED).ok).toBe(false)
      }),
      { numRuns: 200 },
    )
  })

  test('in any one place of a mapping is answered, never thrown at', () => {
    const places = placesIn(ruralMapping)
    const words = fc.constantFrom<unknown>('__proto__', { toString: 1 }, { form: {}, field: {} }, [[]], {
      kind: 'added',
    })
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.oneof(fc.jsonValue({ maxDepth: 2 }), words), (place, value) => {
        const checked = checkMapping(changed(place, value), LOADED)
        expect(checked.ok || checked.reports.length > 0).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})

/** Every place of a JSON value, as a path with indices. */
function placesIn(json: unknown, path = ''): readonly string[] {
  if (typeof json !== 'object' || json === null) return []
  return Object.entries(json).flatMap(([key, value]) => {
    const inner = Array.isArray(json) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`
    return [inner, ...placesIn(value, inner)]
  })
}
