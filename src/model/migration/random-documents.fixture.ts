import type { Change, MappingDocument } from '../mapping/mapping.ts'
import type { NextVersion, Outline } from './random-models.fixture.ts'

const called = (text: string) => ({ pl: text, en: text })
const CLAUSE = 'P-1.1'

/** The whole document of an outline, as it would lie in a file. */
export function documentOf({ stages, roles, forms }: Outline, version: string, supersedes: string | null): unknown {
  const by = roles.map(({ id }) => id)
  const transition = (id: string, to: string, steps: readonly string[] = []) => ({
    ...{ id, to, name: called(id), by, clause: CLAUSE },
    require: steps.length > 0 ? [{ rule: 'steps_done', steps }] : [],
  })
  const normal = stages.map((stage, no) => ({
    ...{ id: stage.id, name: called(stage.id), kind: 'normal', clause: CLAUSE },
    steps: stage.steps.map(({ id }) => ({ id, name: called(id), kind: 'task', by, required: true, clause: CLAUSE })),
    transitions: [
      transition(
        `${stage.id}-dalej`,
        stages[no + 1]?.id ?? 'koniec',
        stage.steps.slice(0, 1).map(({ id }) => id),
      ),
      ...(no > 0 ? [transition(`${stage.id}-wroc`, stages[no - 1]?.id ?? '')] : []),
      transition(`${stage.id}-wstrzymaj`, 'pauza'),
    ],
  }))
  const pause = { id: 'pauza', name: called('pauza'), kind: 'paused', clause: CLAUSE, steps: [] }
  const end = { id: 'koniec', name: called('koniec'), kind: 'end', clause: CLAUSE, steps: [], transitions: [] }
  return {
    format: 'kooperacja-model/1',
    ...{ id: 'losowy', version, supersedes, name: called('Losowy'), language: 'pl', status: 'official' },
    appliesTo: { gminaKinds: ['rural'] },
    validFrom: '2026-01-01',
    ...{
      sources: [],
      groups: [],
      bodies: [],
      grounds: [],
      sharing: [],
      agreements: [],
      params: [],
      lists: [],
      outcomes: [],
    },
    handbook: {
      chapters: [
        {
          id: 'P-1',
          title: called('Wszystko'),
          paragraphs: [
            { id: CLAUSE, rev: 1, title: 'Zasada', text: 'Tekst.', prov: { mark: 'inferred', why: 'Próba.' } },
          ],
        },
      ],
      withdrawn: [],
    },
    roles: roles.map(({ id }) => ({ id, name: called(id), level: 'case', sees: 'names', clause: CLAUSE })),
    categories: [
      { id: 'przebieg', name: called('przebieg'), description: 'Przebieg.', sensitivity: 'ordinary', clause: CLAUSE },
    ],
    deadlines: stages.map(({ id, deadline, days }) => ({
      ...{ id: deadline, name: called(deadline), force: 'agreed', amount: days, unit: 'calendar_days', clause: CLAUSE },
      from: [{ event: 'stage_entered', of: id }],
      until: [{ event: 'stage_left', of: id }],
      pausable: true,
      turn: { role: roles[0]?.id },
    })),
    forms: forms.map(({ id, fields }) => ({
      ...{ id, name: called(id), record: 'survey', instances: 'as_needed', purpose: 'Próba.', clause: CLAUSE },
      filledBy: by,
      signedBy: [],
      sections: [...new Set(fields.map(({ section }) => section))].map((section) => ({
        id: section,
        label: section,
        fields: fields
          .filter((field) => field.section === section)
          .map((field) => ({ id: field.id, kind: 'text', label: field.id })),
      })),
    })),
    processes: [
      {
        ...{ id: 'praca', name: called('praca'), subject: 'case', start: stages[0]?.id, clause: CLAUSE },
        stages: [
          ...normal,
          { ...pause, transitions: [transition('pauza-wroc', '@previous'), transition('pauza-koniec', 'koniec')] },
          end,
        ],
      },
    ],
    ...{ basket: null, reviews: [], indicators: [], localisable: [] },
  }
}

/** The mapping between two versions; what has no state of its own is listed as added and removed. */
export function mappingBetween(
  { changes, questions }: NextVersion,
  [from, to]: readonly [unknown, unknown],
  versions: readonly [string, string] = ['1.0', '1.1'],
): MappingDocument {
  const [before, after] = [stateless(from), stateless(to)]
  const lists: readonly Change[] = [
    { id: 'przybylo', kind: 'added' as const, elements: after.filter((id) => !before.includes(id)) },
    { id: 'ubylo', kind: 'removed' as const, elements: before.filter((id) => !after.includes(id)) },
  ].filter(({ elements }) => elements.length > 0)
  return {
    format: 'kooperacja-mapping/1',
    model: 'losowy',
    ...{ from: versions[0], to: versions[1] },
    disclaimer: called('Próba.'),
    effectiveFrom: '2026-02-01',
    undoDays: 30,
    changes: [...changes, ...lists],
    questions,
  }
}

type Listed = { readonly id: string; readonly transitions?: readonly Listed[]; readonly stages?: readonly Listed[] }

function stateless(document: unknown): readonly string[] {
  // Written by `documentOf` above.
  const { deadlines, processes } = document as {
    readonly deadlines: readonly Listed[]
    readonly processes: readonly Listed[]
  }
  const stages = processes.flatMap((process) => process.stages ?? [])
  return [...deadlines, ...stages.flatMap((stage) => stage.transitions ?? [])].map(({ id }) => id)
}
