import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkModel } from './check-model.domain.ts'
import { MODEL_CODES, type ModelCode } from './report.domain.ts'
import { change, RURAL, shippedJson, shippedModel, URBAN_RURAL, writtenPath } from './shipped-models.fixture.ts'

/** Each row: the code, where the rural model is changed, to what (`undefined` removes), and where the report points if elsewhere. */
type Row = readonly [code: ModelCode, path: string, value: unknown, reported?: string]

const CASE = 'processes[praca-z-rodzina]'
const BODY = 'processes[tworzenie-pzk]'
const REPORT_FIELDS = 'forms[karta-zgloszenia].sections[rodzina].fields'
const BASKET_FIELDS = 'forms[karta-koszyka].sections[pozycje].fields'
const REVIEW_FIELDS = 'forms[karta-monitoringu].sections[wnioski].fields'
const FAMILY = 'sharing[0]'
const ADMIT = `${CASE}.stages[kwalifikacja].transitions[kwalifikacja-przyjmij].require`
const DIAGNOSED = `${CASE}.stages[diagnoza].transitions[diagnoza-gotowa].require`
const REVIEWED = `${CASE}.stages[przeglad].transitions[przeglad-zmien-plan].require`
const PARAGRAPH = 'handbook.chapters[W-1].paragraphs[W-1.1]'

const ATTACHED = 'handbook.attachments'
const A_FILE = { name: 'karta.pdf', type: 'application/pdf', bytes: 1024, sha256: 'a'.repeat(64) }
/** One attachment, with something else about its file or about itself. */
const attached = (file: object, self: object = {}) => {
  const one = { id: 'karta-oceny', title: 'Karta oceny', clause: 'W-1.1', file: { ...A_FILE, ...file }, ...self }
  return [JSON.parse(JSON.stringify(one))]
}

const ROWS: readonly Row[] = [
  ['bad_format', 'format', 'kooperacja-model/2'],
  ['bad_format', 'format', undefined],
  ['missing_key', 'bodies', undefined],
  ['missing_key', 'disclaimer', undefined],
  ['missing_key', 'roles[iod].sees', undefined],
  ['missing_key', 'forms[karta-diagnozy].sections[obszary-wkladu].repeat.list', undefined],
  ['missing_key', `${BODY}.stages[dzialanie-pzk].steps[wsparcie-pzk].support`, undefined],
  ['unknown_key', 'extra', true],
  ['unknown_key', 'bodies[pzk].colour', 'green'],
  ['unknown_key', `${REPORT_FIELDS}[ile-osob].of`, 'adults'],
  ['unknown_key', 'forms[program-ipw].sections[cele].repeat.list', 'obszary-zycia'],
  ['bad_id', 'indicators[wsk-terminy].id', 'Wskaźnik'],
  ['bad_id', 'handbook.chapters[W-1].paragraphs[W-1.1].id', 'W1'],
  ['bad_id', `${REPORT_FIELDS}[ile-osob].id`, 'ile_osob'],
  ['duplicate_id', 'groups[1].id', 'wzk', 'bodies[wzk].id'],
  ['duplicate_id', `${REPORT_FIELDS}[ile-osob].id`, 'kto'],
  ['duplicate_id', 'lists[powody-odmowy].items[0].id', 'inny', 'lists[powody-odmowy].items[5].id'],
  [
    'duplicate_id',
    `${REPORT_FIELDS}[bezpieczny-kontakt].options[0].id`,
    'wizyta',
    `${REPORT_FIELDS}[bezpieczny-kontakt].options[1].id`,
  ],
  ['duplicate_id', 'sources[leliwa].id', 'jaslo'],
  [
    'withdrawn_id_reused',
    'handbook.withdrawn',
    [{ id: 'W-1.2', in: '1.0', reason: 'Połączony.', seeAlso: ['W-1.1'] }],
    'handbook.chapters[W-1].paragraphs[W-1.2].id',
  ],
  ['missing_label', 'roles[iod].name.en', undefined],
  ['missing_label', 'roles[iod].name', undefined],
  ['missing_label', `${REPORT_FIELDS}[ile-osob].label`, ' '],
  ['missing_clause', 'lists[powody-odmowy].clause', undefined],
  ['unknown_clause', 'lists[powody-odmowy].clause', 'W-99.1'],
  ['unknown_clause', `${ADMIT}[1].clause`, 'W-99.1'],
  ['bad_provenance', `${PARAGRAPH}.prov`, { mark: 'found' }, `${PARAGRAPH}.prov.source`],
  ['bad_provenance', `${PARAGRAPH}.prov`, { mark: 'inferred' }, `${PARAGRAPH}.prov.why`],
  ['bad_provenance', `${PARAGRAPH}.prov.mark`, 'guessed'],
  ['bad_provenance', `${PARAGRAPH}.prov`, undefined],
  ['unknown_source', `${PARAGRAPH}.prov.source`, ['mcps', 'nikt'], `${PARAGRAPH}.prov.source[1]`],
  ['bad_placeholder', `${PARAGRAPH}.text`, 'Trwa {deadline:termin-nieznany}.'],
  ['bad_placeholder', `${PARAGRAPH}.text`, 'Trwa {deadline:termin-ipw|dat}.'],
  ['bad_placeholder', `${PARAGRAPH}.text`, 'Trwa {termin-ipw}.'],
  ['bad_placeholder', 'outcomes[sukces].description', 'Trwa {deadline:termin-ipw}.'],
  ['bad_text', `${PARAGRAPH}.text`, '| Kto | Kiedy |\n| gmina |'],
  ['bad_text', `${PARAGRAPH}.text`, '| Kto | |\n| gmina | dziś |'],
  ['bad_text', `${PARAGRAPH}.text`, '| Kto | Kiedy |\n| | dziś |'],
  ['bad_text', `${PARAGRAPH}.text`, '| Kto | Kiedy |'],
  ['bad_text', `${PARAGRAPH}.text`, '| a | b | c | d | e | f | g |\n| 1 | 2 | 3 | 4 | 5 | 6 | 7 |'],
  ['bad_file_type', ATTACHED, attached({ type: 'text/html' }), `${ATTACHED}[0].file.type`],
  ['bad_digest', ATTACHED, attached({ sha256: 'ABC' }), `${ATTACHED}[0].file.sha256`],
  ['bad_value', ATTACHED, attached({ bytes: 0 }), `${ATTACHED}[0].file.bytes`],
  ['bad_value', ATTACHED, attached({ bytes: 10 * 1024 * 1024 + 1 }), `${ATTACHED}[0].file.bytes`],
  ['bad_value', ATTACHED, attached({ name: '../karta.pdf' }), `${ATTACHED}[0].file.name`],
  ['unknown_key', ATTACHED, attached({ path: 'karta.pdf' }), `${ATTACHED}[0].file.path`],
  ['unknown_clause', ATTACHED, attached({}, { clause: 'W-99.1' }), `${ATTACHED}[0].clause`],
  ['missing_clause', ATTACHED, attached({}, { clause: undefined }), `${ATTACHED}[0].clause`],
  ['missing_label', ATTACHED, attached({}, { title: ' ' }), `${ATTACHED}[0].title`],
  ['bad_id', ATTACHED, attached({}, { id: 'Karta' }), `${ATTACHED}[0].id`],
  ['duplicate_id', ATTACHED, [...attached({}), ...attached({})], `${ATTACHED}[1].id`],
  ['unknown_body', 'reviews[przeglad-okresowy].body', 'nikt'],
  ['unknown_role', `${CASE}.stages[ewaluacja].transitions[0].by[0]`, 'nikt'],
  ['unknown_role', 'forms[karta-ewaluacji].signedBy[0]', 'nikt'],
  ['unknown_category', 'lists[obszary-zycia].items[dom].category', 'nikt'],
  ['unknown_category', `${REPORT_FIELDS}[ile-osob].category`, 'nikt'],
  ['unknown_ground', `${FAMILY}.grounds[0]`, 'nikt'],
  ['unknown_ground', 'deadlines[termin-odpowiedz].from[0].of', 'nikt'],
  ['unknown_agreement', 'roles[iod].needs', ['nikt'], 'roles[iod].needs[0]'],
  ['unknown_param', 'bodies[pzk].composition.minSectors', '$nikt'],
  ['unknown_param', `${ADMIT}[3].max`, '$nikt'],
  ['unknown_deadline', 'reviews[przeglad-okresowy].deadline', 'nikt'],
  [
    'unknown_deadline',
    `${CASE}.stages[zgloszenie].steps[przyjecie-zgloszenia].deadline`,
    ['nikt'],
    `${CASE}.stages[zgloszenie].steps[przyjecie-zgloszenia].deadline[0]`,
  ],
  ['unknown_list', 'basket.areas', 'nikt'],
  ['unknown_form', 'agreements[poufnosc].form', 'nikt'],
  ['unknown_form', `${ADMIT}[0].form`, 'nikt'],
  ['unknown_outcome', `${CASE}.stages[realizacja].transitions[realizacja-zakoncz].outcomes[0]`, 'nikt'],
  ['unknown_stage', 'reviews[przeglad-okresowy].stage', 'nikt'],
  ['unknown_stage', `${CASE}.stages[realizacja].transitions[realizacja-przeglad].to`, 'zapraszanie'],
  ['unknown_stage', `${CASE}.start`, 'nikt'],
  ['unknown_step', `${CASE}.stages[diagnoza].steps[uzgodnienie-diagnozy].after[0]`, 'nikt'],
  ['unknown_step', 'deadlines[termin-przyjecie].until[0].of', 'nikt'],
  ['unknown_review', `${CASE}.stages[realizacja].transitions[realizacja-zakoncz].require[0].review`, 'nikt'],
  ['unknown_group', 'bodies[pzk].groups[0]', 'nikt'],
  ['unknown_sector', 'roles[koordynator-pzk].sectors[0]', 'nikt'],
  ['unknown_event', 'deadlines[termin-przyjecie].from[0].event', 'case_born'],
  ['unknown_rule', `${ADMIT}[0].rule`, 'weather_is_fine'],
  ['unknown_field_kind', `${REPORT_FIELDS}[ile-osob].kind`, 'slider'],
  ['unknown_course', 'roles[koordynator-pzk].courses[0]', 'nikt'],
  ['unknown_target', 'localisable[0].target', 'nikt'],
  ['unknown_target', 'localisable[4].target', 'obszary-uslug'],
  ['bad_rule_parameter', `${ADMIT}[0].colour`, 'green'],
  ['bad_rule_parameter', `${ADMIT}[1].fields`, undefined],
  ['bad_rule_parameter', `${ADMIT}[1].fields[0]`, 'uzasadnienie'],
  ['bad_rule_parameter', `${ADMIT}[2].of`, 'county'],
  ['bad_rule_parameter', `${ADMIT}[3].max`, -1],
  ['bad_rule_parameter', `${DIAGNOSED}[0].blocks[0]`, 'autor'],
  ['bad_rule_parameter', `${DIAGNOSED}[0].form`, 'karta-zgloszenia'],
  ['bad_rule_parameter', `${DIAGNOSED}[1].steps[0]`, 'spotkanie-planu'],
  ['bad_rule_parameter', `${REVIEWED}[1].field`, 'nikt'],
  ['bad_rule_parameter', `${REVIEWED}[1].values[0]`, 'nikt'],
  ['bad_value', 'roles[iod].level', 'planet'],
  ['bad_value', 'validFrom', '2026-02-30'],
  ['bad_value', 'deadlines[termin-ipw].amount', 0],
  ['bad_value', 'forms[karta-glosu-rodziny].record', 'diagnosis', 'forms[karta-diagnozy].record'],
  ['bad_value', 'forms[zgoda-na-udzial].sections[osoba-czesc].fields[osoba].required', true],
  ['bad_value', 'forms[zgoda-na-udzial].sections[zakres].fields[informacja].required', true],
  ['bad_value', 'supersedes', '1.10'],
  ['bad_value', 'basket.paidSource', 'nikt'],
  ['bad_value', `${CASE}.stages[realizacja].transitions[realizacja-przeglad].to`, '@previous'],
  ['bad_value', `${BODY}.body`, 'zespol-rodziny'],
  ['missing_key', 'basket', undefined],
  ['coded_on_statistics', 'sharing[czlonek-pzk].grounds[1]', 'podstawa-zbiorcza'],
  ['bad_event', 'deadlines[termin-kwalifikacja].from[0].of', undefined],
  ['bad_event', 'deadlines[termin-przyjecie].from[0].of', 'zgloszenie'],
  ['bad_event', 'deadlines[termin-ipw].from', [], 'deadlines[termin-ipw].from'],
  ['bad_event', 'deadlines[termin-przyjecie].direction', 'before', 'deadlines[termin-przyjecie].from[0].event'],
  ['bad_options', `${REPORT_FIELDS}[bezpieczny-kontakt].list`, 'obszary-zycia', `${REPORT_FIELDS}[bezpieczny-kontakt]`],
  ['bad_options', `${REPORT_FIELDS}[ile-osob].list`, 'obszary-zycia'],
  ['bad_options', `${BASKET_FIELDS}[dzialanie].listOf`, 'neighbours'],
  [
    'bad_options',
    'forms[karta-monitoringu].sections[uslugi-stan].fields[czy-pomoglo].options',
    [{ id: 'tak', label: 'tak' }],
  ],
  ['bad_condition', `${REPORT_FIELDS}[przez-kogo].showWhen.field`, 'opis'],
  ['bad_condition', `${REPORT_FIELDS}[przez-kogo].showWhen.equals`, 'gołębiem'],
  ['bad_condition', `${REPORT_FIELDS}[dlaczego-nie-wie].showWhen.equals`, 'false'],
  [
    'bad_condition',
    `${REPORT_FIELDS}[dlaczego-nie-wie].showWhen`,
    { all: [] },
    `${REPORT_FIELDS}[dlaczego-nie-wie].showWhen.all`,
  ],
  ['bad_condition', `${REVIEW_FIELDS}[bariera-opis].showWhen.field`, 'postep'],
  ['bad_validation', `${REPORT_FIELDS}[ile-osob].min`, 30, `${REPORT_FIELDS}[ile-osob].max`],
  ['bad_validation', `${REPORT_FIELDS}[ile-osob].maxLength`, 30],
  ['bad_validation', `${REPORT_FIELDS}[przez-kogo].pattern`, '[A-', `${REPORT_FIELDS}[przez-kogo].pattern`],
  ['bad_validation', `${BASKET_FIELDS}[do].notBefore`, 'potrzeba'],
  ['bad_bind', `${BASKET_FIELDS}[co].binds`, 'item.colour'],
  ['bad_bind', 'forms[karta-koszyka].sections[bez-uslugi].urgent', true],
  [
    'numeric_scale',
    'forms[karta-monitoringu].sections[uslugi-stan].fields[czy-pomoglo].options[0].label',
    '1 – nie pomaga',
  ],
  ['missing_category', `${REPORT_FIELDS}[ile-osob].category`, undefined],
  ['bad_category', 'forms[oswiadczenie-poufnosci].sections[0].fields[potwierdzam].category', 'kontakt'],
  ['bad_category', 'forms[zgoda-na-udzial].sections[zakres].fields[informacja].category', 'kontakt'],
  ['bad_category', `${REPORT_FIELDS}[ile-osob].category`, '@item'],
  [
    'bad_category',
    'lists[obszary-zycia].items[dom].category',
    undefined,
    'forms[karta-diagnozy].sections[obszary-wkladu].fields[co-widzimy].category',
  ],
  ['duplicate_cell', `${FAMILY}.categories[1]`, 'kontakt'],
  ['duplicate_cell', 'sharing[1].categories[0]', 'kontakt'],
  ['extent_above_role', 'sharing[czlonek-pzk].extent', 'full'],
  ['pointer_content', 'categories[sprawy-sadowe].sensitivity', 'pointer_only', 'sharing[2].categories[3]'],
  ['missing_ground', `${FAMILY}.grounds`, []],
  ['missing_ground', `${FAMILY}.grounds`, undefined],
  ['out_of_bounds', 'params[min-sektorow].value', 9],
  ['out_of_bounds', 'deadlines[termin-ipw].amount', 61],
  ['out_of_bounds', 'deadlines[termin-ipw].local', { min: 60, max: 14 }],
  ['cannot_fill', `${CASE}.stages[ewaluacja].steps[wypelnienie-ewaluacji].by[0]`, 'czlonek-pzk'],
  ['missing_form', `${CASE}.stages[ewaluacja].steps[wypelnienie-ewaluacji].form`, undefined],
  ['missing_body', `${CASE}.stages[przeglad].steps[spotkanie-przegladu].body`, undefined],
  ['missing_body', `${BODY}.body`, undefined],
  ['bad_after', `${CASE}.stages[diagnoza].steps[uzgodnienie-diagnozy].after[0]`, 'uzgodnienie-diagnozy'],
  [
    'bad_after',
    `${CASE}.anytime[pilna-pomoc].after`,
    ['wypelnienie-zgloszenia'],
    `${CASE}.anytime[pilna-pomoc].after[0]`,
  ],
  ['nobody', `${CASE}.stages[ewaluacja].transitions[0].by`, []],
  ['nobody', `${CASE}.anytime[pilna-pomoc].by`, []],
  ['dead_end', `${CASE}.stages[ewaluacja].transitions`, []],
  [
    'end_with_transition',
    `${CASE}.stages[odmowa].transitions`,
    [
      {
        id: 'odmowa-wroc',
        to: 'zgloszenie',
        name: { pl: 'Wróć', en: 'Back' },
        by: ['koordynator-pzk'],
        require: [],
        clause: 'W-4.7',
      },
    ],
  ],
  ['no_end', `${BODY}.stages[koniec-pzk].kind`, 'normal', `${BODY}.stages`],
  [
    'unreachable_stage',
    `${CASE}.stages[realizacja].transitions[realizacja-przekaz].to`,
    'zakonczenie',
    `${CASE}.stages[przekazanie]`,
  ],
]

/** The codes as the description of the format lists them (FORMAT.md, section 12). */
const CODES_OF_FORMAT = [
  ...`bad_format missing_key unknown_key bad_id duplicate_id withdrawn_id_reused missing_label missing_clause unknown_clause
    bad_provenance unknown_source bad_placeholder bad_text bad_file_type bad_digest bad_rule_parameter bad_value coded_on_statistics bad_event bad_options
    bad_condition bad_validation bad_bind numeric_scale missing_category bad_category duplicate_cell extent_above_role
    pointer_content missing_ground out_of_bounds cannot_fill missing_form missing_body bad_after nobody dead_end
    end_with_transition no_end unreachable_stage text_differs`.split(/\s+/),
  ...'body|role|category|ground|agreement|param|deadline|list|form|outcome|stage|step|review|group|sector|event|rule|field_kind|course|target'
    .split('|')
    .map((kind) => `unknown_${kind}`),
]

/** The rural model with one change. */
function changedRural(path: string, value: unknown): unknown {
  const json = shippedJson(RURAL)
  change(json, path, value)
  return json
}

const found = (json: unknown, loaded: Parameters<typeof checkModel>[1] = []) => {
  const checked = checkModel(json, loaded)
  return checked.ok ? [] : checked.reports.map(({ code, path }) => ({ code, path }))
}

describe('A model that may be loaded', () => {
  test.each([RURAL, URBAN_RURAL])('%s passes every check and comes back as it was written', (file) => {
    expect(checkModel(shippedJson(file), [])).toEqual({ ok: true, document: shippedJson(file), warnings: [] })
  })

  test('may share paragraphs with a model that is already loaded', () => {
    expect(found(shippedJson(URBAN_RURAL), [shippedModel(RURAL)])).toEqual([])
  })

  test('may be read again', () => {
    expect(found(shippedJson(RURAL), [shippedModel(RURAL)])).toEqual([])
  })
})

describe('A model with a failure is refused', () => {
  const rows = ROWS.map(([code, path, value, reported = path]) => ({ code, path, value, reported }))
  test.each(rows)('$code when $path is $value', ({ code, path, value, reported }) => {
    const json = changedRural(path, value)
    const checked = checkModel(json, [])
    const reports = checked.ok ? [] : checked.reports
    // A removed key is no longer there to be found, so its place is looked up in the file as it was.
    const place = writtenPath(shippedJson(RURAL), reported)
    expect(reports.map((report) => ({ code: report.code, path: report.path }))).toContainEqual({ code, path: place })
    expect(reports.find((report) => report.code === code && report.path === place)?.message).toMatch(/^\p{Lu}.+\.$/u)
  })

  test('every code of refusal has a change that brings it about', () => {
    const elsewhere: readonly ModelCode[] = ['text_differs']
    expect(new Set([...ROWS.map(([code]) => code), ...elsewhere])).toEqual(new Set(CODES_OF_FORMAT))
    expect(new Set<string>(MODEL_CODES)).toEqual(new Set(CODES_OF_FORMAT))
  })

  test.each(['title', 'text', 'prov'])(
    'text_differs when a shared paragraph of the same revision has another %s',
    (key) => {
      const json = shippedJson(URBAN_RURAL)
      const paragraph = 'handbook.chapters[W-5].paragraphs[W-5.1]'
      change(json, `${paragraph}.${key}`, key === 'prov' ? { mark: 'inferred', why: 'Inaczej.' } : 'Inaczej.')
      expect(found(json, [shippedModel(RURAL)])).toEqual([
        { code: 'text_differs', path: writtenPath(json, `${paragraph}.${key}`) },
      ])
      change(json, `${paragraph}.rev`, 2)
      expect(found(json, [shippedModel(RURAL)])).toEqual([])
    },
  )

  test('a published version cannot be loaded with other content', () => {
    expect(found(changedRural('roles[iod].name.pl', 'Inspektor'), [shippedModel(RURAL)])).toEqual([
      { code: 'duplicate_id', path: 'version' },
    ])
  })

  test('a paragraph withdrawn by a loaded version of the same model is not used again', () => {
    const loaded = shippedModel(RURAL)
    const withdrawn = [{ id: 'W-1.2', in: '1.1', reason: 'Połączony z W-1.1.', seeAlso: ['W-1.1'] }]
    const later = { ...loaded, version: '1.1', handbook: { ...loaded.handbook, withdrawn } }
    const used = { code: 'withdrawn_id_reused', path: 'handbook.chapters[0].paragraphs[1].id' }
    expect(found(changedRural('version', '1.2'), [later])).toEqual([used])
    expect(found(shippedJson(RURAL), [later])).toEqual([])
  })

  test('all failures are reported at once, each with its place', () => {
    const json = shippedJson(RURAL)
    change(json, 'extra', 1)
    change(json, 'roles[iod].name.en', '')
    change(json, 'reviews[0].body', 'nikt')
    change(json, `${CASE}.stages[ewaluacja].transitions[0].by`, [])
    expect(found(json)).toEqual([
      { code: 'unknown_key', path: 'extra' },
      { code: 'missing_label', path: writtenPath(json, 'roles[iod].name.en') },
      { code: 'nobody', path: writtenPath(json, `${CASE}.stages[ewaluacja].transitions[0].by`) },
      { code: 'unknown_body', path: 'reviews[0].body' },
    ])
  })

  test('a place that cannot be read is said once, without failures that only follow from it', () => {
    const json = changedRural(`${REPORT_FIELDS}[ile-osob]`, 'pole')
    expect(found(json)).toEqual([{ code: 'bad_value', path: writtenPath(json, `${REPORT_FIELDS}[3]`) }])
  })
})

describe('Any JSON at all', () => {
  test.each([[null], [1], ['text'], [[]], [true]])('%j is refused as a file that is not a model', (json) => {
    expect(found(json)).toEqual([{ code: 'bad_format', path: '' }])
  })

  test('is answered, never thrown at', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(checkModel(json, []).ok).toBe(false)
      }),
      { numRuns: 200 },
    )
  })

  test('in any one place of a model is answered, never thrown at', () => {
    const places = placesIn(shippedJson(RURAL))
    const loaded = shippedModel(URBAN_RURAL)
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue({ maxDepth: 2 }), (place, value) => {
        const json = changedRural(place, value)
        const checked = checkModel(json, [loaded])
        expect(checked.ok || checked.reports.length > 0).toBe(true)
      }),
      { numRuns: 100 },
    )
  }, 60_000)

  test('with conditions nested too deep is answered, never thrown at', () => {
    const deep = JSON.parse(`${'{"not":'.repeat(20_000)}1${'}'.repeat(20_000)}`)
    expect(found(changedRural(`${REPORT_FIELDS}[dlaczego-nie-wie].showWhen`, deep)).map(({ code }) => code)).toEqual([
      'bad_condition',
    ])
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
