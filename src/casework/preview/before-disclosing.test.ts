import { expect, test } from 'vitest'
import { modelMessages } from '#model'
import { addMessages } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { caseworkMessages } from '../index.ts'
import { ledgerWorld, MEMBER } from '../sharing/ledger.fixture.ts'
import { sharingPages } from '../sharing/pages.ts'
import { lookAsPages } from './pages.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)

const database = await testDatabase()
const { actAs, keeper, school, police, ...world } = await ledgerWorld(database)
const site = visiting(actAs, [...lookAsPages, ...sharingPages])
const rows = async (query: string, ...values: unknown[]) => (await database.owner.query(query, values)).rows
const at = (caseId: string) => `/cases/${caseId}/sharing/new/${school.id}/${MEMBER}/nauka`
const sent = {
  extent: 'full',
  purpose: 'Wspólna praca z dzieckiem',
  until: '23.05.2027',
  ground: 'podstawa-zadanie/zadanie-publiczne',
}

/** A case with two entries that a school could be shown, and one that nobody shows it. */
async function toShow() {
  const caseId = await world.aCase([
    { ...school, role: MEMBER },
    { ...police, role: MEMBER },
  ])
  const child = await world.subject(caseId, 1, false)
  const entries = [
    await world.item(caseId, keeper, 'nauka', { subject_id: child }),
    await world.item(caseId, keeper, 'nauka'),
    await world.item(caseId, keeper, 'zdrowie'),
  ]
  return { caseId, entries }
}

test('before it is given, the recipient’s pages are shown as they would be, and nothing of it stays', async () => {
  const { caseId } = await toShow()
  const before = await rows(
    'select count(*) from platform.fact where chain_id = $1 and name not like $2',
    caseId,
    '%.looked',
  )
  const { status, html } = await site.send(`${at(caseId)}/preview`, keeper.worker, sent)
  expect(status).toBe(200)
  expect(html).toContain('Jeszcze niczego nie udostępniono')
  expect(html).toContain('dojdą 2 wpisy')
  expect(html.split('<fieldset disabled')).toHaveLength(3)
  // What was typed stands in the form that gives it.
  expect(html).toContain('Wspólna praca z dzieckiem')
  expect(html).toContain(`formaction="${at(caseId)}"`)
  expect(await rows('select from casework.disclosure where case_id = $1', caseId)).toHaveLength(0)
  expect(
    await rows('select count(*) from platform.fact where chain_id = $1 and name not like $2', caseId, '%.looked'),
  ).toEqual(before)
  expect((await site.open(`/cases/${caseId}/sharing`, school.worker)).html).not.toContain('Wspólna praca')
})

test('given after the preview, the recipient reads exactly what was foreseen', async () => {
  const { caseId, entries } = await toShow()
  await site.send(`${at(caseId)}/preview`, keeper.worker, sent)
  expect((await site.send(at(caseId), keeper.worker, sent)).status).toBe(303)
  const read = await world.as(school.worker, ({ db }) =>
    db.selectFrom('casework.item').select('id').where('case_id', '=', caseId).orderBy('id').execute(),
  )
  expect(read.map(({ id }) => id)).toEqual(entries.slice(0, 2).sort())
})

test('a preview is refused for the reasons for which giving would be, in words', async () => {
  const { caseId } = await toShow()
  const past = await site.send(`${at(caseId)}/preview`, keeper.worker, { ...sent, until: '1.11.2026' })
  expect(past.status).toBe(200)
  expect(past.html).toContain('Data końca jest w przeszłości.')
  const empty = await site.send(`${at(caseId)}/preview`, keeper.worker, { ...sent, purpose: '' })
  expect(empty.html).toContain('Uzupełnij formularz')
  expect(past.html + empty.html).not.toContain('<fieldset disabled')
})

test('nobody previews on behalf of an institution that they do not write for', async () => {
  const { caseId } = await toShow()
  const stranger = await world.found.aPerson('Obca', 'Osoba')
  expect((await site.open(`${at(caseId)}/preview`, stranger)).status).toBe(404)
  expect((await site.send(`${at(caseId)}/preview`, stranger, sent)).html).not.toContain('Nauka')
})
