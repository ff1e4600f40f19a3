import { describe, expect, test } from 'vitest'
import { Forbidden, NotFound } from '#kernel'
import { testDatabase } from '#test/database.ts'
import { caseFacts } from '../cases/case-facts.store.server.ts'
import { caseFile } from '../cases/case-file.store.server.ts'
import { caseWorld } from '../cases/case-world.fixture.ts'
import { overviewOf } from '../cases/overview.query.server.ts'
import { enterPerson } from '../families/enter-person.server.ts'
import { groupName, peopleOf } from '../families/people.query.server.ts'
import { searchMyCases } from '../search/search-my-cases.server.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'
import { openCase } from './open-case.server.ts'

const database = await testDatabase()
const world = await caseWorld(database)
const { as, lead, teacher, coordinator, unsigned, outsider, analyst, administrator, ops, school } = world

describe('opening a case', () => {
  test('a social worker opens a case with nothing but the name of the family', async () => {
    const caseId = await world.opens(lead)
    const file = await as(lead, (ctx) => caseFile(ctx, caseId))
    expect(file.code).toMatch(/^\p{Lu}+-\d+$/u)
    expect(file).toMatchObject({ keeper: ops, stage: 'zgloszenie', visitNo: 1, closedOn: null })
    const seats = await as(lead, (ctx) => seatsOfMine(ctx, caseId))
    expect(seats).toEqual([{ institution: ops, role: 'pracownik-prowadzacy', sees: 'names', keeper: true }])
    const [person] = await as(lead, (ctx) => peopleOf(ctx, caseId))
    expect(person).toMatchObject({ adult: true, identity: { given: null, family: 'Zmyślińscy' } })
  })

  test('a case of one person begins the same way', async () => {
    const caseId = await world.opens(lead, { family: 'Samotny', given: 'Zenon', kind: 'person' })
    const file = await as(lead, (ctx) => caseFile(ctx, caseId))
    expect(file.subjectKind).toBe('person')
    expect(await as(lead, (ctx) => peopleOf(ctx, caseId))).toHaveLength(1)
  })

  test('a case of a group begins with what the group is called; its people are entered one by one', async () => {
    const caseId = await world.opens(lead, { family: 'Mieszkańcy ulicy Polnej', kind: 'group' })
    expect(await as(lead, (ctx) => peopleOf(ctx, caseId))).toEqual([])
    const { frame, people, mayKeep } = await as(lead, (ctx) => overviewOf(ctx, caseId))
    expect(frame).toMatchObject({ kind: 'group', surname: 'Mieszkańcy ulicy Polnej' })
    expect([people, mayKeep]).toEqual([[], true])
    const found = await as(lead, (ctx) => searchMyCases(ctx, 'polnej'))
    expect(found).toMatchObject({ value: { cases: [{ id: caseId, names: 'Mieszkańcy ulicy Polnej' }] } })
    await as(lead, (ctx) => enterPerson(ctx, { caseId, given: 'Wanda', family: 'Zmyślna', adult: true }))
    const after = await as(lead, (ctx) => overviewOf(ctx, caseId))
    expect(after.frame.surname).toBe('Mieszkańcy ulicy Polnej')
    expect(after.people).toHaveLength(1)
    await expect(as(outsider, (ctx) => groupName(ctx, caseId))).resolves.toBeUndefined()
  })

  test('a group has no given name: what was typed is refused at its field', async () => {
    const refusal = await as(lead, (ctx) => openCase(ctx, { family: 'Młodzież', given: 'Jan', kind: 'group' }))
    expect(refusal).toMatchObject({ ok: false, refusal: 'group_has_no_given', why: { field: 'given' } })
  })

  test('the report and urgent help are the first things offered', async () => {
    const caseId = await world.opens(lead)
    const { next, steps } = await as(lead, (ctx) => overviewOf(ctx, caseId))
    expect(next[0]?.step.id).toBe('wypelnienie-zgloszenia')
    expect(steps.find(({ step }) => step.id === 'pilna-pomoc')).toMatchObject({ mine: true, status: 'open' })
  })

  test('no two cases have the same code, and the code does not hold the name', async () => {
    const codes = await Promise.all(
      [1, 2, 3].map(async () => {
        const id = await world.opens(lead, 'Kowalscy')
        return (await as(lead, (ctx) => caseFile(ctx, id))).code
      }),
    )
    expect(new Set(codes).size).toBe(3)
    expect(codes.join()).not.toContain('KOWAL')
  })

  test('a school opens a case that the centre keeps, and passes its report on to it', async () => {
    const caseId = await world.opens(teacher, 'Próbkowscy')
    const file = await as(teacher, (ctx) => caseFile(ctx, caseId))
    expect(file.keeper).toBe(ops)
    const seats = await as(teacher, (ctx) => seatsOfMine(ctx, caseId))
    expect(seats).toEqual([{ institution: school, role: 'czlonek-zespolu-rodziny', sees: 'names', keeper: false }])
    const [person] = await as(coordinator, (ctx) => peopleOf(ctx, caseId))
    expect(person?.identity?.family).toBe('Próbkowscy')
  })

  test('a worker without a statement of confidentiality is told what is missing, and no case is left behind', async () => {
    const before = await world.rows('select id from casework.case')
    const refusal = await as(unsigned, (ctx) => openCase(ctx, { family: 'Nikt' }))
    expect(refusal).toMatchObject({ ok: false, refusal: 'needs_missing' })
    expect(await world.rows('select id from casework.case')).toHaveLength(before.length)
  })

  test.each([
    ['an institution that did not accede', () => outsider],
    ['a regional analyst', () => analyst],
    ['an administrator', () => administrator],
  ])('somebody of %s may open none', async (_, who) => {
    await expect(as(who(), (ctx) => openCase(ctx, { family: 'Obcy' }))).rejects.toThrow(Forbidden)
  })

  test('markup and SQL in a name are kept as typed', async () => {
    const name = `<script>alert(1)</script>'; drop table casework.item; --`
    const caseId = await world.opens(lead, name)
    const [person] = await as(lead, (ctx) => peopleOf(ctx, caseId))
    expect(person?.identity?.family).toBe(name)
  })

  test('a stranger does not find the case, whether it exists or not', async () => {
    const caseId = await world.opens(lead)
    await expect(as(outsider, (ctx) => caseFile(ctx, caseId))).rejects.toThrow(NotFound)
    await expect(as(outsider, (ctx) => caseFacts(ctx, world.newId()))).rejects.toThrow(NotFound)
  })

  test('rights to a case end with the last day of employment, for its opener too', async () => {
    const leaving = await world.worker('Lidia', 'Odchodząca', ops)
    await world.sign(leaving)
    const caseId = await world.opens(leaving)
    await database.owner.query('update institutions.employment set until_on = $2 where person_id = $1', [
      leaving,
      '2026-11-23',
    ])
    expect((await as(leaving, (ctx) => caseFile(ctx, caseId))).id).toBe(caseId)
    await database.owner.query('update institutions.employment set until_on = $2 where person_id = $1', [
      leaving,
      '2026-11-22',
    ])
    await expect(as(leaving, (ctx) => caseFile(ctx, caseId))).rejects.toThrow(NotFound)
  })
})
