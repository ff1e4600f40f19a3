import { describe, expect, test } from 'vitest'
import { InstitutionId, NotFound } from '#kernel'
import { anyone, systemActor } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { certificateWorld } from './certificate.fixture.ts'
import { certificateShown, certificatesOf, checkCertificate, myCertificates } from './certificate.query.server.ts'
import { issueByRule } from './issue-certificate.server.ts'

const database = await testDatabase()
const world = await certificateWorld(database)
const { actAs, as, holder, colleague, head, issuer, rops, school, completed, certify, found } = world
const codeOf = async (id: string): Promise<string> => {
  const { rows } = await database.owner.query('select code from learning.certificate where id = $1', [id])
  return rows[0].code
}
const check = (code: string, address = '203.0.113.7') => actAs(anyone, (ctx) => checkCertificate(ctx, code, address))
const numbers = async (): Promise<number[]> => {
  const { rows } = await database.owner.query('select no from learning.certificate order by no')
  return rows.map(({ no }) => no)
}

describe('issuing by rule', () => {
  test('is refused while something is missing', async () => {
    const done = completed(holder, {
      facts: { lessons: [], quizzes: [{ id: 'q', passed: false }], attendedMinutes: 0 },
    })
    expect(await actAs(systemActor('worker'), (ctx) => issueByRule(ctx, done))).toMatchObject({ refusal: 'not_earned' })
    expect(await numbers()).toEqual([])
  })

  test('gives one certificate however often and however many at once ask, and numbers without a gap', async () => {
    const done = completed(holder)
    const again = await Promise.all([certify(done), certify(done), certify(done)])
    expect(new Set(again.map(({ id }) => id)).size).toBe(1)
    // One of them fails after its number was given, and takes it back.
    const failing = actAs(systemActor('worker'), async (ctx) => {
      await issueByRule(ctx, completed(colleague))
      throw new Error('given up')
    })
    await Promise.all([
      ...Array.from({ length: 8 }, (_, i) => certify(completed(i % 2 === 0 ? holder : colleague))),
      expect(failing).rejects.toThrow('given up'),
    ])
    const given = await numbers()
    expect(given).toEqual(given.map((_, i) => i + 1))
  })

  test('is not for people: a learner cannot write a certificate, nor the head of a school one of another institution', async () => {
    for (const who of [holder, head])
      await expect(as(who, (ctx) => issueByRule(ctx, completed(holder)))).rejects.toThrow(/row-level security/)
  })
})

describe('the check by code', () => {
  test('tells what it states to anybody, and that nothing was changed', async () => {
    const { id, number } = await certify(completed(holder, { title: 'Sprawdzany kurs' }))
    expect(await check(await codeOf(id))).toMatchObject({
      answer: 'found',
      one: { number, name: 'Żaneta Gęślik', title: 'Sprawdzany kurs', minutes: 270, state: 'valid', unchanged: true },
    })
    await database.owner.query('update learning.certificate set minutes = 999 where id = $1', [id])
    expect(await check(await codeOf(id))).toMatchObject({ one: { unchanged: false } })
  })

  test('still says valid when its holder works nowhere any more', async () => {
    const gone = await found.aPerson('Ewa', 'Odeszła')
    await found.employ(gone, school, 'worker', '2026-11-22')
    const { id } = await certify(completed(gone))
    expect(await check(await codeOf(id))).toMatchObject({ answer: 'found', one: { state: 'valid' } })
  })

  test('tells nothing of a wrong code, and stops answering whoever guesses', async () => {
    const { id } = await certify(completed(holder))
    const wrong = '0'.repeat(20)
    for (let i = 0; i < 20; i += 1) expect(await check(wrong, '198.51.100.9')).toEqual({ answer: 'none' })
    expect(await check(await codeOf(id), '198.51.100.9')).toEqual({ answer: 'too_many' })
    expect(await check(await codeOf(id))).toMatchObject({ answer: 'found' })
    world.clock.set(new Date(world.clock.now().getTime() + 2 * 3_600_000))
    expect(await check(await codeOf(id), '198.51.100.9')).toMatchObject({ answer: 'found' })
  })
})

describe('who reads a certificate', () => {
  test('its holder, the head of the holder and the issuer; nobody else', async () => {
    const { id } = await certify(completed(holder))
    for (const who of [holder, head, issuer])
      expect((await as(who, (ctx) => certificateShown(ctx, id))).one.id).toBe(id)
    await expect(as(colleague, (ctx) => certificateShown(ctx, id))).rejects.toThrow(NotFound)
    expect((await as(holder, myCertificates)).map((one) => one.id)).toContain(id)
    const staff = await as(head, (ctx) => certificatesOf(ctx, InstitutionId.parse(school)))
    expect(staff.staff.map((one) => one.id)).toContain(id)
    expect(staff.issued).toEqual([])
    await expect(as(holder, (ctx) => certificatesOf(ctx, InstitutionId.parse(school)))).rejects.toThrow(NotFound)
    const own = await as(issuer, (ctx) => certificatesOf(ctx, InstitutionId.parse(rops)))
    expect(own.issued.map((one) => one.id)).toContain(id)
  })
})
