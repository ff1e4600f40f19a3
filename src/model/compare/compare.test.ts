import { describe, expect, test } from 'vitest'
import { indexModel } from '../definition/model.domain.ts'
import { RURAL, shippedModel, URBAN_RURAL } from '../definition/shipped-models.fixture.ts'
import { handbook } from '../handbook/handbook.domain.ts'
import { type BlockDifference, runsOf } from './block-diff.domain.ts'
import { type Changed, changedRural, checkedRural } from './changed-rural.fixture.ts'
import { compareVersions } from './compare.domain.ts'
import type { ParagraphDifference } from './handbook-differences.domain.ts'
import type { TextRun } from './text-diff.domain.ts'

const rural = shippedModel(RURAL)
const urban = shippedModel(URBAN_RURAL)
const told = (runs: readonly TextRun[]): string =>
  runs.map(({ text, mark }) => (mark === 'kept' ? text : `[${mark === 'added' ? '+' : '-'}${text}]`)).join('')
const toldText = (text: readonly BlockDifference[]): string => told(runsOf(text))
const compared = (...changes: readonly Changed[]) => compareVersions(rural, changedRural(...changes))
const paragraphs = (...changes: readonly Changed[]): readonly ParagraphDifference[] =>
  compared(...changes).chapters.flatMap((chapter) => chapter.paragraphs)
const paragraph = (id: string, ...changes: readonly Changed[]): ParagraphDifference => {
  const found = paragraphs(...changes).find((one) => one.id === id)
  if (!found) throw new Error(`no ${id}`)
  return found
}
const partsOf = (...changes: readonly Changed[]) =>
  compared(...changes).parts.map(({ kind, key, change, ...part }) =>
    'keys' in part ? `${change} ${kind} ${key}: ${part.keys.join()}` : `${change} ${kind} ${key}`,
  )

const W_4 = 'handbook.chapters[W-4].paragraphs'

describe('the handbook of two versions', () => {
  test('is unchanged where nothing changed', () => {
    expect(paragraphs().every(({ change }) => change === 'unchanged')).toBe(true)
    expect(compared().parts).toEqual([])
  })

  test('shows a changed deadline in the text of a paragraph whose wording did not change, and says that only the number did', () => {
    const changed = paragraph('W-4.3', ['deadlines[termin-przyjecie].amount', 5])
    expect(toldText(changed.text)).toContain('w ciągu [-3][+5] dni roboczych')
    expect(changed).toMatchObject({ change: 'changed', numbersOnly: true })
  })

  test('shows changed words as words, and does not call them a number', () => {
    const before = rural.handbook.chapters[3]?.paragraphs[2]?.text ?? ''
    const changed = paragraph(
      'W-4.3',
      ['deadlines[termin-przyjecie].amount', 5],
      [`${W_4}[W-4.3].text`, `${before} Rodzina dostaje kopię.`],
    )
    expect(toldText(changed.text)).toMatch(/w ciągu \[-3\]\[\+5\] dni roboczych.*\[\+ Rodzina dostaje kopię\.\]$/s)
    expect(changed.numbersOnly).toBe(false)
  })

  test('shows a changed title', () => {
    expect(told(paragraph('W-4.3', [`${W_4}[W-4.3].title`, 'Nowy tytuł']).title)).toMatch(/\[\+Nowy tytuł\]/)
  })

  test('tells why a paragraph was removed and what to read instead, where it stood', () => {
    const withdrawn = { id: 'W-4.4', in: '1.1', reason: 'Powtarzał W-4.3.', seeAlso: ['W-4.3'] }
    const { chapters } = compared([`${W_4}[W-4.4]`], ['handbook.withdrawn', [withdrawn]])
    const chapter = chapters.find(({ id }) => id === 'W-4')
    expect(chapter?.paragraphs.map(({ id }) => id)).toEqual(rural.handbook.chapters[3]?.paragraphs.map(({ id }) => id))
    const removed = chapter?.paragraphs.find(({ id }) => id === 'W-4.4')
    expect(removed).toMatchObject({ change: 'removed', withdrawn })
    expect(runsOf(removed?.text ?? []).every(({ mark }) => mark === 'removed')).toBe(true)
  })

  test('shows an added paragraph where it stands now, wholly added', () => {
    const added = {
      id: 'W-4.9',
      rev: 1,
      title: 'Nowy',
      text: 'Co {deadline:termin-przeglad|acc}.',
      prov: { mark: 'inferred', why: 'x' },
    }
    const found = paragraph('W-4.9', [`${W_4}[8]`, added])
    expect(found).toMatchObject({
      change: 'added',
      text: [{ kind: 'paragraph', runs: [{ text: 'Co 3 miesiące.', mark: 'added' }] }],
    })
  })

  test('tells where a moved paragraph stood, and moves nothing else', () => {
    const [first, second, ...others] = rural.handbook.chapters[3]?.paragraphs ?? []
    const moved = paragraphs([W_4, [second, first, ...others]]).filter(({ movedFrom }) => movedFrom !== null)
    expect(moved).toHaveLength(1)
    expect(moved[0]?.movedFrom).toEqual(rural.handbook.chapters[3]?.title)
    const elsewhere = compared([W_4, [second, ...others]], ['handbook.chapters[W-5].paragraphs[13]', first])
    const chapters = elsewhere.chapters.filter((chapter) => chapter.paragraphs.some(({ id }) => id === first?.id))
    expect(chapters.map(({ id }) => id)).toEqual(['W-5'])
    expect(chapters[0]?.paragraphs.at(-1)).toMatchObject({
      change: 'changed',
      movedFrom: rural.handbook.chapters[3]?.title,
    })
  })

  test('tells that a paragraph comes from elsewhere now, though its words are the same', () => {
    const prov = { mark: 'inferred', why: 'Źródło wycofano.' }
    const changed = paragraph('W-4.3', [`${W_4}[W-4.3].prov`, prov])
    expect(changed).toMatchObject({ change: 'changed', numbersOnly: false, provenance: { after: prov } })
    expect(runsOf(changed.text).every(({ mark }) => mark === 'kept')).toBe(true)
  })

  test('tells chapters that came, went or are called otherwise', () => {
    const { chapters } = compared(
      ['handbook.chapters[W-11]'],
      ['handbook.chapters[W-4].title', { pl: 'Nowa', en: 'New' }],
    )
    expect(chapters.find(({ id }) => id === 'W-11')?.change).toBe('removed')
    expect(chapters.find(({ id }) => id === 'W-4')).toMatchObject({
      change: 'kept',
      name: { pl: 'Nowa' },
      named: rural.handbook.chapters[3]?.title,
    })
    expect(compareVersions(changedRural(['handbook.chapters[W-11]']), rural).chapters.at(-1)?.change).toBe('added')
  })

  test('with what was removed left out it reads as the new one, with what was added left out as the old one', () => {
    const { chapters } = compareVersions(rural, urban)
    const all = chapters.flatMap((chapter) => chapter.paragraphs)
    const text = (id: string, without: TextRun['mark']) =>
      runsOf(all.find((one) => one.id === id)?.text ?? [])
        .map((run) => (run.mark === without ? '' : run.text))
        .join('')
    const books = [
      ['added', rural],
      ['removed', urban],
    ] as const
    for (const [without, document] of books) {
      for (const chapter of handbook(indexModel(document)).chapters) {
        for (const one of chapter.paragraphs) expect(text(one.id, without)).toBe(one.text)
      }
    }
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
  })

  test('of a draft stands as it is written where a number leads nowhere yet', () => {
    const found = paragraph('W-4.3', [`${W_4}[W-4.3].text`, 'W ciągu {deadline:nie-ma-takiego} i {coś innego}.'])
    expect(toldText(found.text)).toContain('{deadline:nie-ma-takiego}')
    expect(toldText(found.text)).toContain('{coś innego}')
  })
})

describe('the executable difference', () => {
  test('names the property that changed, and nothing else', () => {
    expect(partsOf(['deadlines[termin-przyjecie].amount', 5])).toEqual(['changed deadline termin-przyjecie: amount'])
    expect(partsOf(['categories[zdrowie].sensitivity', 'protected'])).toEqual(['changed category zdrowie: sensitivity'])
  })

  test('tells a form that came or went once, not question by question', () => {
    const last = rural.forms.length - 1
    const { id } = rural.forms[last] ?? { id: '' }
    expect(partsOf([`forms[${id}]`])).toEqual([`removed form ${id}`])
    expect(
      compareVersions(changedRural([`forms[${id}]`]), rural).parts.map(({ kind, key }) => `${kind} ${key}`),
    ).toEqual([`form ${id}`])
  })

  test('knows a question that moved to another part of its form as the same question', () => {
    const form = rural.forms.find(({ sections }) => sections.length > 1 && !sections[0]?.repeat && !sections[1]?.repeat)
    const [first, second] = form?.sections ?? []
    const field = first?.fields.at(-1)
    const found = partsOf(
      [`forms[${form?.id}].sections[0].fields`, first?.fields.slice(0, -1)],
      [`forms[${form?.id}].sections[1].fields`, [...(second?.fields ?? []), field]],
    )
    expect(found).toEqual([`changed field ${form?.id}/${field?.id}: in`])
  })

  test('tells an order that changed of what holds the parts, and not of each part', () => {
    const [first, second, ...others] = rural.lists[0]?.items ?? []
    expect(partsOf([`lists[0].items`, [second, first, ...others]])).toEqual([
      `changed list ${rural.lists[0]?.id}: items`,
    ])
    const [one, two, ...roles] = rural.roles
    expect(partsOf(['roles', [two, one, ...roles]])).toEqual(['changed model model: roles'])
  })

  test('tells cells of the sharing table that changed alike together', () => {
    const [row] = rural.sharing
    const { parts } = compared(['sharing[0].extent', 'extract'])
    expect(parts).toHaveLength(1)
    expect(parts[0]).toMatchObject({
      kind: 'cell',
      change: 'changed',
      keys: ['extent'],
      after: { categories: row?.categories },
    })
  })

  test('does not mind that one row of the sharing table is written as two', () => {
    const [row, ...others] = rural.sharing
    const [category, ...rest] = row?.categories ?? []
    const split = [{ ...row, categories: [category] }, { ...row, categories: rest }, ...others]
    expect(partsOf(['sharing', split])).toEqual([])
  })

  test('with a mapping tells what took the place of what, and not that one went and others came', () => {
    const [process] = rural.processes.filter(({ subject }) => subject === 'case')
    const [, stage] = process?.stages ?? []
    const at = `processes[${process?.id}].stages[${stage?.id}]`
    const last = process?.stages.length ?? 0
    const changes: readonly Changed[] = [
      [`${at}.id`, 'nowy-jeden'],
      [
        `processes[${process?.id}].stages[${last}]`,
        { ...stage, id: 'nowy-dwa', steps: [{ ...stage?.steps[0], id: 'krok-nowy' }], transitions: [] },
      ],
    ]
    const mapping = { changes: [{ kind: 'stage_split', from: stage?.id, to: ['nowy-jeden', 'nowy-dwa'] }] }
    const { parts, replaced } = compareVersions(rural, changedRural(...changes), mapping)
    expect(replaced).toEqual([{ kind: 'stage', from: [stage?.id], to: ['nowy-jeden', 'nowy-dwa'] }])
    expect(parts.filter(({ change }) => change !== 'changed').map(({ kind, key }) => `${kind} ${key}`)).toEqual([
      'step krok-nowy',
    ])
  })

  test('with a mapping knows what was renamed as the same, also wherever it is named', () => {
    const mapping = { changes: [{ kind: 'role_renamed', from: 'iod', to: 'inspektor' }] }
    const renamed = JSON.parse(JSON.stringify(rural).replaceAll('"iod"', '"inspektor"'))
    expect(compareVersions(rural, renamed, mapping).parts.map(({ kind, key }) => `${kind} ${key}`)).toEqual([])
    expect(compareVersions(rural, renamed).parts.length).toBeGreaterThan(2)
  })

  test('of a checked copy that is the same is empty', () => {
    expect(compareVersions(rural, checkedRural()).parts).toEqual([])
  })
})
