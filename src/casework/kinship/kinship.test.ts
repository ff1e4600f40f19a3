import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { localDate } from '#kernel'
import { modelMessages } from '#model'
import { addMessages, translator } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { caseWorld } from '../cases/case-world.fixture.ts'
import { enterPerson, leaveHousehold } from '../index.server.ts'
import { caseworkMessages } from '../index.ts'
import { picturePages } from '../pictures/pages.ts'
import { historyOf } from '../timeline/history.query.server.ts'
import { genogramLayout } from './genogram-layout.domain.ts'
import { sayKinship } from './genogram-words.ts'
import { judgeRelation, KIN, kinOf, type Relation } from './kinship.domain.ts'
import { genogramOf } from './kinship.query.server.ts'
import { drawPerson, endRelation, recordRelation } from './record-relation.server.ts'

const PEOPLE = Array.from({ length: 12 }, (_, at) => `p${at}`)
/** Any family that the rules let be recorded. */
const family = fc
  .array(
    fc.record({
      kin: fc.constantFrom(...KIN, 'parent' as const, 'parent' as const),
      one: fc.constantFrom(...PEOPLE),
      other: fc.constantFrom(...PEOPLE),
    }),
    { maxLength: 30 },
  )
  .map((asked) => {
    const kept: Relation[] = []
    for (const [no, one] of asked.entries()) {
      const relation = { ...one, id: String(no), from: null, until: null }
      if (judgeRelation(relation, kept) === null) kept.push(relation)
    }
    return kept
  })

describe('a family drawn', () => {
  test('has every person once, in a place of their own, inside the drawing', () => {
    fc.assert(
      fc.property(family, (relations) => {
        const { people, width, height, symbol, lines } = genogramLayout(PEOPLE, relations)
        expect(people.map(({ id }) => id)).toEqual(PEOPLE)
        expect(lines.map(({ path }) => path).every((path) => path !== '')).toBe(true)
        expect(lines.length).toBe(relations.length)
        for (const [at, one] of people.entries()) {
          expect(one.x >= symbol / 2 && one.x <= width - symbol / 2 && one.y + symbol / 2 < height).toBe(true)
          for (const other of people.slice(at + 1)) {
            expect(Math.abs(one.x - other.x) >= 150 || Math.abs(one.y - other.y) >= 150).toBe(true)
          }
        }
      }),
    )
  })

  test('has parents above their children', () => {
    fc.assert(
      fc.property(family, (relations) => {
        const at = new Map(genogramLayout(PEOPLE, relations).people.map((one) => [one.id, one.y]))
        for (const { kin, one, other } of relations) {
          if (kin === 'parent') expect(at.get(one) ?? 0).toBeLessThan(at.get(other) ?? 0)
        }
      }),
    )
  })

  test('has one line from the middle of two parents to each of their children', () => {
    const told = (kin: Relation['kin'], one: string, other: string): Relation => {
      return { id: `${one}${other}`, kin, one, other, from: null, until: null }
    }
    const both = [told('married', 'a', 'b'), told('parent', 'a', 'c'), told('parent', 'b', 'c')]
    const { lines, people } = genogramLayout(['a', 'b', 'c'], both)
    const [, mother, father] = lines.map(({ path }) => path)
    expect(mother).toBe(father)
    const [a, b] = people.map(({ x }) => x)
    expect(mother).toMatch(new RegExp(`^M${((a ?? 0) + (b ?? 0)) / 2} `))
  })

  test('is told whole in words, from both sides', () => {
    fc.assert(
      fc.property(family, (relations) => {
        for (const { one, other } of relations) {
          for (const [me, them] of [
            [one, other],
            [other, one],
          ] as const) {
            expect(kinOf(me, relations).some(({ people }) => people.some(({ id }) => id === them))).toBe(true)
          }
        }
      }),
    )
  })

  test('tells brothers and sisters by their parents', () => {
    const parent = (id: string, one: string, other: string): Relation => {
      return { id, kin: 'parent', one, other, from: null, until: null }
    }
    const told = kinOf('b', [parent('1', 'a', 'b'), parent('2', 'a', 'c'), parent('3', 'd', 'c')])
    expect(told.map(({ word, people }) => [word, people.map(({ id }) => id)])).toEqual([
      ['parents', ['a']],
      ['siblings', ['c']],
    ])
  })
})

addMessages(modelMessages)
addMessages(caseworkMessages)
const database = await testDatabase()
const world = await caseWorld(database)
const { as, lead, teacher, outsider, ops, school, found, newId } = world
const { open, send } = visiting(world.actAs, picturePages)
const caseId = await world.opens(lead)
const enter = async (given: string, adult = true) => {
  const done = await as(lead, (ctx) => enterPerson(ctx, { caseId, given, family: 'Wymyślna', adult }))
  if (!done.ok) throw new Error(done.refusal)
  return done.value
}
const [anna, piotr, ewa, jan] = [
  await enter('Anna'),
  await enter('Piotr'),
  await enter('Ewa', false),
  await enter('Jan', false),
]
const relates = (one: string, kin: Relation['kin'], other: string, more: object = {}) =>
  as(lead, (ctx) => recordRelation(ctx, { caseId, kin, one, other, ...more }))
const said = (who: string) =>
  as(who, async (ctx) => sayKinship(translator('pl'), await genogramOf(ctx, caseId), 'KLON-1'))

describe('relations of the people of a case', () => {
  test('are recorded by who keeps the case and told in sentences', async () => {
    for (const child of [ewa, jan]) for (const parent of [anna, piotr]) await relates(parent, 'parent', child)
    await relates(anna, 'married', piotr, { from: localDate('2011-02-01') })
    await as(lead, (ctx) => leaveHousehold(ctx, { caseId, subjectId: piotr, leftOn: localDate('2026-11-20') }))
    expect((await said(lead)).slice(1)).toEqual([
      'Anna Wymyślna: małżeństwo: Piotr Wymyślna (od 01.02.2011); dzieci: Ewa Wymyślna, Jan Wymyślna.',
      'Piotr Wymyślna: małżeństwo: Anna Wymyślna (od 01.02.2011); dzieci: Ewa Wymyślna, Jan Wymyślna; poza gospodarstwem.',
      'Ewa Wymyślna: rodzice: Anna Wymyślna, Piotr Wymyślna; rodzeństwo: Jan Wymyślna.',
      'Jan Wymyślna: rodzice: Anna Wymyślna, Piotr Wymyślna; rodzeństwo: Ewa Wymyślna.',
    ])
  })

  test('of a pair change, and the older entry stays on record', async () => {
    await relates(piotr, 'divorced', anna)
    expect((await said(lead))[1]).toContain('rozwód: Piotr Wymyślna;')
    expect((await said(lead))[1]).not.toContain('małżeństwo')
    const [{ n } = { n: 0 }] = await world.rows<{ n: number }>(
      `select count(*)::int as n from casework.item where kind = 'kinship' and body ->> 'kin' = 'married' and replaced_at is not null`,
    )
    expect(n).toBe(2)
  })

  test.each([
    ['to oneself', () => relates(anna, 'siblings', anna), 'same_person'],
    ['twice', () => relates(anna, 'parent', ewa), 'already_related'],
    ['of a child as the parent of their parent', () => relates(ewa, 'parent', anna), 'own_ancestor'],
    ['with somebody of no case', () => relates(newId(), 'parent', anna), 'unknown_person'],
  ])('%s are refused', async (_what, act, why) => {
    expect(await act()).toMatchObject({ refusal: why })
  })

  test('are recorded by nobody else', async () => {
    await found.put('casework.seat', {
      ...{ id: newId(), case_id: caseId, person_id: teacher, institution_id: school },
      ...{ role: 'czlonek-zespolu-rodziny', from_on: '2026-11-02' },
    })
    const asked = { caseId, kin: 'siblings' as const, one: ewa, other: jan }
    await expect(as(teacher, (ctx) => recordRelation(ctx, asked))).rejects.toThrow('casework.case.keep')
    await expect(as(outsider, (ctx) => recordRelation(ctx, asked))).rejects.toThrow()
  })

  test('are there for another institution only where both people and what is said of both are shown to it', async () => {
    expect(await said(teacher)).toEqual([])
    const items = await world.rows<{ category: string; kind: string }>(
      `select distinct category, kind from casework.item where case_id = $1 and kind in ('identity', 'kinship')`,
      [caseId],
    )
    const show = async (kind: string, subject: string) => {
      const category = items.find((one) => one.kind === kind)?.category
      await found.put('casework.disclosure', {
        ...{ id: newId(), case_id: caseId, owner_institution_id: ops, recipient_institution_id: school, category },
        ...{ subject_id: subject, extent: 'full', version_id: world.versionId, ground: 'podstawa-zadanie' },
        ...{ ground_kind: 'statutory_task', purpose: 'Wspólna praca', valid_from: '2026-11-02' },
        ...{ valid_until: '2027-01-01', decided_by: lead, decided_at: '2026-11-02' },
      })
    }
    for (const person of [anna, ewa]) await show('identity', person)
    await show('kinship', anna)
    // The child's side is not shown yet, and nothing tells that somebody else is there.
    expect(await said(teacher)).toEqual(['Anna Wymyślna: nic nie wpisano.', 'Ewa Wymyślna: nic nie wpisano.'])
    await show('kinship', ewa)
    expect(await said(teacher)).toEqual([
      'Anna Wymyślna: dzieci: Ewa Wymyślna.',
      'Ewa Wymyślna: rodzice: Anna Wymyślna.',
    ])
  })

  test('are drawn with the symbol that was given and no other', async () => {
    await as(lead, (ctx) => drawPerson(ctx, { caseId, subjectId: anna, sex: 'female' }))
    const page = await open(`/cases/${caseId}/genogram`, lead)
    expect(page.html.match(/<circle/g)).toHaveLength(1)
    await as(lead, (ctx) => drawPerson(ctx, { caseId, subjectId: anna, sex: 'none' }))
    expect((await open(`/cases/${caseId}/genogram`, lead)).html).not.toContain('<circle')
    expect((await open(`/cases/${caseId}/genogram`, outsider)).status).toBe(404)
  })

  test('are taken off the drawing by a form, and the record says so', async () => {
    const { relations } = await as(lead, (ctx) => genogramOf(ctx, caseId))
    const [first] = relations
    const sent = await send(`/cases/${caseId}/genogram/${first?.id}/end`, lead, {})
    expect(sent.status).toBe(303)
    const left = await as(lead, (ctx) => genogramOf(ctx, caseId))
    expect(left.relations.length).toBe(relations.length - 1)
    const [fact] = await as(lead, (ctx) => historyOf(ctx, caseId, { limit: 1 }))
    expect(fact?.name).toBe('casework.relation.ended')
    await expect(as(lead, (ctx) => endRelation(ctx, { caseId, relationId: newId() }))).rejects.toThrow()
  })
})
