import { describe, expect, test } from 'vitest'
import { Forbidden, localDate, NotFound } from '#kernel'
import { modelMessages } from '#model'
import { addMessages } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { caseFacts } from '../cases/case-facts.store.server.ts'
import { caseworkMessages } from '../index.ts'
import { disclose } from './disclose.server.ts'
import { followDisclosure } from './follow-disclosure.server.ts'
import { ledgerWorld, MEMBER } from './ledger.fixture.ts'
import { ledgerEntries } from './ledger.query.server.ts'
import { sharingPages } from './pages.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
const database = await testDatabase()
const { as, actAs, keeper, school, police, clock, aCase, worker } = await ledgerWorld(database)
const site = visiting(actAs, sharingPages)
const stranger = await worker('Olga', 'Obca', police.id)

const lessons = {
  extent: 'full',
  purpose: 'wsparcie w nauce',
  until: localDate('2026-12-31'),
  ground: 'podstawa-zadanie/zadanie-pomocy-spolecznej',
} as const

/** Lessons shown to the school until the end of the year. */
async function shown(): Promise<{ caseId: string; id: string }> {
  const caseId = await aCase([school])
  const address = { caseId, institutionId: school.id, role: MEMBER, category: 'nauka' }
  const made = await as(keeper.worker, (ctx) => disclose(ctx, { ...lessons, ...address }))
  if (!made.ok) throw new Error(made.refusal)
  return { caseId, id: made.value }
}
const follow = (who: string, { caseId, id }: { caseId: string; id: string }, change: object = {}) =>
  as(who, (ctx) => followDisclosure(ctx, { ...lessons, caseId, disclosureId: id, ...change }))
const states = async (caseId: string) =>
  (await as(keeper.worker, async (ctx) => ledgerEntries(ctx, await caseFacts(ctx, caseId))))
    .map(({ extent, until, state }) => `${extent} ${until} ${state}`)
    .sort()

describe('renewing and narrowing', () => {
  test('a later end makes a new disclosure, and the last one stays in the history as it was', async () => {
    const before = await shown()
    expect((await follow(keeper.worker, before, { until: localDate('2027-05-23') })).ok).toBe(true)
    expect(await states(before.caseId)).toEqual(['full 2026-12-31 replaced', 'full 2027-05-23 in_force'])
  })

  test('a smaller extent ends the wider one with the same act, on record as one fact', async () => {
    const before = await shown()
    const after = await follow(keeper.worker, before, { extent: 'existence' })
    expect(await states(before.caseId)).toEqual(['existence 2026-12-31 in_force', 'full 2026-12-31 replaced'])
    const { rows } = await database.owner.query(
      'select name, payload from platform.fact where chain_id = $1 order by seq',
      [before.caseId],
    )
    expect(rows.slice(1)).toMatchObject([
      { name: 'casework.disclosure.made', payload: { disclosure: after.ok && after.value, follows: before.id } },
    ])
  })

  test('what ended by itself is renewed and keeps its own end', async () => {
    const before = await shown()
    clock.set(new Date('2027-01-04T08:00:00Z'))
    expect((await follow(keeper.worker, before, { until: localDate('2027-03-31') })).ok).toBe(true)
    expect(await states(before.caseId)).toEqual(['full 2026-12-31 over', 'full 2027-03-31 in_force'])
    clock.set(new Date('2026-11-23T08:00:00Z'))
  })

  test('what is refused leaves the last one as it was', async () => {
    const before = await shown()
    expect(await follow(keeper.worker, before, { until: localDate('2026-11-22') })).toMatchObject({
      refusal: 'ends_before_today',
    })
    expect(await states(before.caseId)).toEqual(['full 2026-12-31 in_force'])
  })

  test('a disclosure is followed once', async () => {
    const before = await shown()
    await follow(keeper.worker, before)
    expect(await follow(keeper.worker, before)).toMatchObject({ refusal: 'already_followed' })
  })

  test('is for the institution that showed: not for its reader, not for a stranger', async () => {
    const before = await shown()
    await expect(follow(school.worker, before)).rejects.toThrow(Forbidden)
    await expect(follow(stranger, before)).rejects.toThrow(NotFound)
  })

  test('the history cannot be edited: neither what was shown nor why', async () => {
    const { id } = await shown()
    for (const column of [
      'purpose',
      'valid_until',
      'extent',
      'basis_id',
      'basis_text',
      'follows_id',
      'not_for_family',
    ]) {
      const edit = database.runtime.query(`update casework.disclosure set ${column} = ${column} where id = $1`, [id])
      await expect(edit, column).rejects.toThrow(/permission denied/)
    }
  })

  test('the page begins as the last one stood, and the ledger leads there', async () => {
    const { caseId, id } = await shown()
    const path = `/cases/${caseId}/sharing/${id}/again`
    expect((await site.open(`/cases/${caseId}/sharing`, keeper.worker)).html).toContain(`href="${path}"`)
    const { html } = await site.open(path, keeper.worker)
    expect(html).toContain('31.12.2026')
    expect(html).toContain('wsparcie w nauce')
    expect(html).toMatch(/value="podstawa-zadanie\/zadanie-pomocy-spolecznej" checked/)
    const sent = { ...lessons, extent: 'existence', until: '30.11.2026' }
    expect((await site.send(path, keeper.worker, sent)).location).toBe(`/cases/${caseId}/sharing`)
    expect(await states(caseId)).toEqual(['existence 2026-11-30 in_force', 'full 2026-12-31 replaced'])
    const after = await site.open(`/cases/${caseId}/sharing/history`, keeper.worker)
    expect(after.html).toContain('zastąpione następnym')
    expect((await site.open(path, stranger)).status).toBe(404)
  })
})
