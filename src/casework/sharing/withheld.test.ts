import { expect, test } from 'vitest'
import { modelMessages } from '#model'
import { addMessages } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { MONDAY } from '#test/world.ts'
import { caseFile } from '../cases/case-file.store.server.ts'
import { diagnosisPage } from '../diagnosis/diagnosis.page.tsx'
import { caseworkMessages } from '../i18n/messages.ts'
import { ledgerWorld, MEMBER } from './ledger.fixture.ts'
import { isMoreWritten } from './withheld.query.server.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)

const database = await testDatabase()
const { as, actAs, found, newId, keeper, school, police, versionId, ...world } = await ledgerWorld(database)
const site = visiting(actAs, [diagnosisPage])
const LOCKED = 'Treść zastrzeżona'

/** A case of OPS, school and police in which the police signed its card, with an entry of each of these categories. */
async function carded(...categories: readonly string[]) {
  const caseId = await world.aCase([
    { ...school, role: MEMBER },
    { ...police, role: MEMBER },
  ])
  const form = newId()
  await found.put('casework.form_instance', {
    id: form,
    case_id: caseId,
    form: 'karta-diagnozy',
    version_id: versionId,
    no: 1,
    institution_id: police.id,
    state: 'completed',
    started_by: police.worker,
    completed_by: police.worker,
    completed_on: '2026-11-20',
    completed_at: MONDAY,
  })
  for (const category of categories) {
    await world.item(caseId, police, category, {
      kind: 'answer',
      form_instance_id: form,
      section: 's',
      body: { fields: {} },
    })
  }
  return caseId
}
const more = (who: string, caseId: string) =>
  as(who, async (ctx) => isMoreWritten(ctx, await caseFile(ctx, caseId), 'diagnosis'))
const page = async (who: string, caseId: string) => (await site.open(diagnosisPage.at({ caseId }), who)).html

test('what a member has no ground to see stands as one closed place, without author, audience or number', async () => {
  const caseId = await carded('opieka', 'nauka', 'kontakt')
  const html = await page(school.worker, caseId)
  expect(html.split(LOCKED)).toHaveLength(2)
  expect(html).not.toMatch(/zastrzeżona.*Policja/s)
})

test('who wrote it sees it open, and so does the one it was shown to', async () => {
  const caseId = await carded('opieka')
  expect(await page(police.worker, caseId)).not.toContain(LOCKED)
  expect(await page(school.worker, caseId)).toContain(LOCKED)
  await world.disclosure(caseId, police, school, 'opieka')
  expect(await page(school.worker, caseId)).not.toContain(LOCKED)
})

test('special content leaves no trace: the page is the same as if it had never been written', async () => {
  const [without, withIt] = [await carded(), await carded('zdrowie', 'bezpieczenstwo')]
  expect(await more(school.worker, withIt)).toBe(false)
  const [one, other] = [await page(school.worker, without), await page(school.worker, withIt)]
  const plain = (html: string) => html.replaceAll(/[0-9a-f-]{36}|TEST-\d+|value="[^"]*"/g, '')
  expect(plain(other)).toBe(plain(one))
})

test('what is shielded leaves no trace either, whatever else was shown', async () => {
  const caseId = await carded('opieka')
  await world.disclosure(caseId, police, school, 'opieka')
  expect(await more(school.worker, caseId)).toBe(false)
  const about = { case_id: caseId, subject_id: await world.subject(caseId, 1) }
  const [entry] = (await database.owner.query('select id from casework.item where case_id = $1', [caseId])).rows
  const id = newId()
  const hidden = { kind: 'shielded_address', sealed: Buffer.alloc(40), sealed_by: Buffer.alloc(8) }
  const by = { entered_by: keeper.worker, entered_at: MONDAY }
  await found.put('casework.secret', { id, ...about, ...hidden, ...by })
  const decided = { from_on: '2026-11-02', decided_by: keeper.worker, decided_at: MONDAY }
  await found.put('casework.shield', { id, ...about, secret_id: id, what: 'address', ...decided })
  await found.put('casework.shielded_item', { case_id: caseId, item_id: entry.id, shield_id: id })
  expect(await more(school.worker, caseId)).toBe(false)
  expect(await page(school.worker, caseId)).not.toContain(LOCKED)
})

test('nobody outside the team learns that anything is written', async () => {
  const caseId = await carded('opieka')
  const stranger = await found.aPerson('Olga', 'Obca')
  const asked = await database.runtime.connect()
  try {
    await asked.query('begin')
    await asked.query(
      `select set_config('app.actor_id', $1, true), set_config('app.now', '2026-11-23T08:00:00Z', true), set_config('app.today', '2026-11-23', true)`,
      [stranger],
    )
    const { rows } = await asked.query(`select casework.is_more_written($1, array['karta-diagnozy'], '{}') as more`, [
      caseId,
    ])
    expect(rows).toEqual([{ more: false }])
  } finally {
    await asked.query('rollback')
    asked.release()
  }
  expect(await more(school.worker, caseId)).toBe(true)
  expect((await site.open(diagnosisPage.at({ caseId }), stranger)).status).toBe(404)
})
