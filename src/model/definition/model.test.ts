import { describe, expect, test } from 'vitest'
import { canonicalJson } from './canonical-json.domain.ts'
import { conditionHolds } from './condition.domain.ts'
import type { Condition } from './document.ts'
import { grantsOf } from './grants.domain.ts'
import { indexModel } from './model.domain.ts'
import { RURAL, shippedJson, shippedModel, URBAN_RURAL } from './shipped-models.fixture.ts'
import { mainPath } from './stage-graph.domain.ts'
import { workloadOf } from './workload.domain.ts'

const rural = indexModel(shippedModel(RURAL))

describe('A model is looked up by id', () => {
  test('a step knows its stage and process, one for any time has no stage', () => {
    const step = rural.step('zapis-ipw')
    expect([step.stage?.id, step.process.id, step.form]).toEqual(['ipw', 'praca-z-rodzina', 'program-ipw'])
    expect(rural.step('pilna-pomoc').stage).toBeNull()
    expect(rural.transition('ipw-do-koszyka').stage.id).toBe('ipw')
    expect(rural.stage('ipw').process.id).toBe('praca-z-rodzina')
  })

  test('an id the model does not have is a bug, unless it may be foreign', () => {
    expect(() => rural.role('nikt')).toThrow('The model has no role "nikt"')
    expect(rural.role.find('nikt')).toBeUndefined()
    expect(() => rural.formOf('accession')).not.toThrow()
  })

  test('a case and a standing body have their processes', () => {
    expect(rural.caseProcess('person').id).toBe('praca-z-rodzina')
    expect(rural.processFor({ body: 'pzk' }).id).toBe('tworzenie-pzk')
    expect(rural.findProcessFor({ body: 'wzk' })).toBeUndefined()
  })

  test("the gmina's own numbers win over the model's", () => {
    const local = new Map([
      ['min-sektorow', 4],
      ['termin-ipw', 45],
    ])
    expect([rural.number(2), rural.number('$min-sektorow'), rural.number('$min-sektorow', local)]).toEqual([2, 3, 4])
    const deadline = rural.deadline('termin-ipw')
    expect([rural.amount(deadline), rural.amount(deadline, local)]).toEqual([30, 45])
  })

  test('a paragraph says whether it was read in a source or assumed', () => {
    expect(rural.provenanceOf('W-1.1')).toMatchObject({
      mark: 'found',
      why: null,
      sources: [{ id: 'rops-rzeszow' }, { id: 'mcps' }],
    })
    const inferred = rural.paragraph.all.find((paragraph) => paragraph.prov.mark === 'inferred')
    expect(rural.provenanceOf(inferred?.id ?? '').why).toMatch(/\w/)
  })
})

describe('The main path', () => {
  test('of work with a family goes through eleven stages, without the pause, the refusal and the hand-over', () => {
    expect(mainPath(rural.caseProcess('family')).map((stage) => stage.name.pl)).toEqual([
      'Zgłoszenie',
      'Kwalifikacja',
      'Zgody i zespół rodziny',
      'Wspólna diagnoza',
      'Indywidualny Program Współpracy',
      'Koszyk i zgoda na plan',
      'Realizacja',
      'Przegląd',
      'Zakończenie',
      'Ewaluacja',
      'Archiwum',
    ])
  })

  test('of forming a team goes from the agreement to the end of the team', () => {
    expect(mainPath(rural.processFor({ body: 'pzk' })).map((stage) => stage.id)).toEqual([
      'porozumienie',
      'zapraszanie',
      'dzialanie-pzk',
      'koniec-pzk',
    ])
  })

  test('of a process whose end is shown first still has every normal stage and an end', () => {
    const process = rural.processFor({ body: 'pzk' })
    const path = mainPath({ ...process, stages: [...process.stages].reverse() })
    expect(path.map((stage) => stage.kind)).toEqual(['normal', 'normal', 'normal', 'end'])
  })
})

describe('The budget of required answers', () => {
  test.each([RURAL, URBAN_RURAL])('%s keeps within 12 answers before urgent help and 85 before a plan', (file) => {
    const counts = workloadOf(indexModel(shippedModel(file)))
    const lines = (index: number) =>
      counts[index]?.lines.map(({ what, answers }) => `${what === 'package' ? 'package' : what.record}: ${answers}`)
    expect(counts.map(({ upTo, total, bound }) => ({ upTo, total, bound }))).toEqual([
      { upTo: 'urgent_help', total: 10, bound: 12 },
      { upTo: 'active_plan', total: 65, bound: 85 },
    ])
    expect(lines(0)).toEqual(['case_report: 6', 'urgent_help: 4'])
    // Diagnosis: 3 areas of 2 answers and 4 blocks. Plan: its end, 5 goals of 2, 8 actions of 2. Basket: 6 items, 2 more for each of 2 paid.
    expect(lines(1)).toEqual([
      'case_report: 5',
      'qualification: 5',
      'participation_consent: 4',
      'family_voice: 1',
      'diagnosis: 10',
      'plan: 27',
      'basket: 10',
      'package: 3',
    ])
  })
})

describe('Grants', () => {
  const rows = grantsOf(shippedModel(RURAL)).map(({ kind, element, role }) => `${kind} ${element} ${role}`)

  test('follow from steps, transitions, forms, signatures and acts, each once', () => {
    expect(rows).toEqual(
      expect.arrayContaining([
        'step zapis-ipw asystent-rodziny',
        'step pilna-pomoc czlonek-zespolu-rodziny',
        'transition koszyk-uruchom koordynator-pzk',
        'form program-ipw pracownik-prowadzacy',
        'sign protokol-przekazania czlonek-rodziny',
        'act read_audit iod',
      ]),
    )
    expect(new Set(rows).size).toBe(rows.length)
  })

  test('give nothing that the model does not name', () => {
    expect(rows).not.toContain('transition koszyk-uruchom pracownik-prowadzacy')
    expect(rows.filter((row) => row.endsWith(' pracownik-rops'))).toEqual(['act read_counts pracownik-rops'])
  })
})

describe('The canonical text', () => {
  test('does not depend on the order of keys, and does on the order of lists', () => {
    expect(canonicalJson({ b: 1, a: { d: [2, 1], c: null } })).toBe('{"a":{"c":null,"d":[2,1]},"b":1}')
    expect(canonicalJson(shippedModel(RURAL))).toBe(canonicalJson(shippedJson(RURAL)))
  })
})

describe('A field is shown', () => {
  const answers = new Map<string, string | boolean | readonly string[]>([
    ['wie', false],
    ['jak', 'list'],
    ['obszary', ['dom', 'szkola']],
    ['puste', ' '],
    ['zadne', []],
  ])
  test.each<[Condition, boolean]>([
    [{ field: 'wie', equals: false }, true],
    [{ field: 'wie', equals: true }, false],
    [{ field: 'brak', equals: false }, false],
    [{ field: 'jak', in: ['list', 'telefon'] }, true],
    [{ field: 'obszary', equals: 'szkola' }, true],
    [{ field: 'obszary', in: ['praca'] }, false],
    [{ field: 'wie', filled: true }, true],
    [{ field: 'puste', filled: true }, false],
    [{ field: 'zadne', filled: true }, false],
    [{ not: { field: 'brak', filled: true } }, true],
    [
      {
        all: [
          { field: 'wie', equals: false },
          { field: 'jak', equals: 'telefon' },
        ],
      },
      false,
    ],
    [
      {
        any: [
          { field: 'wie', equals: true },
          { field: 'jak', equals: 'list' },
        ],
      },
      true,
    ],
  ])('when %j: %s', (condition, shown) => {
    expect(conditionHolds(condition, (field) => answers.get(field))).toBe(shown)
  })
})
