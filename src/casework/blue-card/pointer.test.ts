import { describe, expect, test } from 'vitest'
import { localDate, NotFound } from '#kernel'
import { modelMessages } from '#model'
import { addMessages } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { asking, countedThreeWays } from '#test/raw-sql.ts'
import { visiting } from '#test/visiting.tsx'
import { caseWorld } from '../cases/case-world.fixture.ts'
import { caseworkMessages } from '../index.ts'
import { caseworkPages } from '../pages.ts'
import { searchMyCases } from '../search/search-my-cases.server.ts'
import { seatMember } from '../team/seat-member.server.ts'
import { endReader, nameReader, recordPointer } from './record-pointer.server.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
const database = await testDatabase()
const world = await caseWorld(database)
const { as, lead, coordinator, teacher, outsider, unsigned, analyst, administrator, school, ops } = world
const { open, send } = visiting(world.actAs, caseworkPages)
const TODAY = localDate('2026-11-23')
const said = {
  runs: true,
  contactFunction: 'przewodnicząca grupy',
  contactInstitution: 'Ośrodek Próbny',
  contactPhone: '41 302 50 08',
  onDay: TODAY,
}
const colleague = await world.worker('Celina', 'Członkowska', ops)
await world.sign(colleague, ops)

/** A case with a school and a colleague of the lead worker in its team. */
async function aCase() {
  const caseId = await world.opens(lead)
  for (const worker of [`${teacher} ${school}`, `${colleague} ${ops}`]) {
    await as(lead, (ctx) => seatMember(ctx, { caseId, worker, role: 'czlonek-zespolu-rodziny' }))
  }
  return caseId
}
const records = (caseId: string, who = lead, more: Partial<typeof said> = {}) =>
  as(who, (ctx) => recordPointer(ctx, { caseId, ...said, ...more }))
const OTHERS = { coordinator, teacher, colleague, outsider, unsigned, analyst, administrator }
const TABLES = ['casework.blue_card_pointer', 'casework.blue_card_reader'] as const

describe('who finds the pointer', () => {
  test('the lead worker alone; in raw SQL everybody else counts nothing, and no fact of it (row 8)', async () => {
    const caseId = await aCase()
    await records(caseId)
    await open(`/cases/${caseId}/pointer`, lead)
    const chains = await world.rows<{ id: string }>('select id from casework.blue_card_pointer where case_id = $1', [
      caseId,
    ])
    const facts = (who: string | null) =>
      asking(database, who, async (client) => {
        const { rows } = await client.query('select name from platform.fact where chain_id = $1', [chains[0]?.id])
        return rows.length
      })
    expect(await facts(lead)).toBe(2)
    for (const [name, who] of [...Object.entries(OTHERS), ['nobody', null] as const]) {
      for (const table of TABLES) {
        const counted = await countedThreeWays(database, who, table, caseId)
        expect([name, table, counted]).toEqual([name, table, { count: 0, ofCase: 0, any: false }])
      }
      expect([name, await facts(who)]).toEqual([name, 0])
    }
    expect(await countedThreeWays(database, lead, TABLES[0], caseId)).toMatchObject({ any: true })
  })

  test('nobody but the lead worker records one, and others find no such page whether or not there is one', async () => {
    const caseId = await aCase()
    const answers = async () => {
      const statuses: number[] = []
      for (const who of Object.values(OTHERS)) statuses.push((await open(`/cases/${caseId}/pointer`, who)).status)
      return statuses
    }
    for (const who of [coordinator, teacher, colleague]) await expect(records(caseId, who)).rejects.toThrow(NotFound)
    const before = await answers()
    await records(caseId)
    expect(await answers()).toEqual(before)
    expect(new Set(before)).toEqual(new Set([404]))
    const insert = () =>
      asking(database, coordinator, (client) =>
        client.query(
          `insert into casework.blue_card_pointer (id, case_id, runs, on_day, recorded_by, recorded_at)
           values ($1, $2, false, '2026-11-23', $3, now())`,
          [world.newId(), caseId, coordinator],
        ),
      )
    await expect(insert()).rejects.toThrow(/row-level security/)
  })

  test('nothing about the case changes for others: page by page, the record and its numbers', async () => {
    const caseId = await aCase()
    const paths = ['', '/diagnosis', '/plan', '/basket', '/tasks', '/meetings', '/sharing', '/history', '/sharing/new']
    const tokens = /name="_(csrf|once)" value="[^"]*"/g
    const shown = async (who: string) => {
      const pages: string[] = []
      for (const path of [...paths.map((one) => `/cases/${caseId}${one}`), '/cases']) {
        pages.push((await open(path, who)).html.replace(tokens, ''))
      }
      return pages
    }
    const known = async (who: string) => ({
      history: await asking(database, who, async (client) => {
        const { rows } = await client.query(
          `select seq, name from platform.fact where chain_id = $1 and name not like '%.looked' order by seq`,
          [caseId],
        )
        return rows
      }),
      structure: await asking(database, who, async (client) => {
        const { rows } = await client.query(
          'select casework.case_structure($1)::text as s, casework.course_structure($1)::text as c, (select count(*) from casework.existences($1)) as n',
          [caseId],
        )
        return rows
      }),
      found: await as(who, (ctx) => searchMyCases(ctx, 'Ośrodek Próbny')),
    })
    // Looks are on the record too: the pages are opened once before, so that both times show as many.
    const people = [teacher, coordinator, colleague]
    const look = async () => {
      const all: unknown[] = []
      for (const who of people) all.push(await known(who))
      return all
    }
    const before = { pages: await shown(teacher), known: await look() }
    await records(caseId)
    await as(lead, (ctx) => nameReader(ctx, { caseId, personId: colleague, reason: 'zadanie w zespole' }))
    const after = { pages: await shown(teacher), known: await look() }
    const withoutLooks = (html: string) =>
      html.replace(/<li[^>]*>(?:(?!<\/li>)[\s\S])*(?:Otwarto (?!wskazanie)|Obejrzano)(?:(?!<\/li>)[\s\S])*<\/li>/g, '')
    expect(after.pages.map(withoutLooks)).toEqual(before.pages.map(withoutLooks))
    expect(after.known).toEqual(before.known)
    expect(after.pages.join()).not.toMatch(/Ośrodek Próbny|Niebieska|wskazanie/)
    const numbers = await asking(database, teacher, async (client) => {
      const { rows } = await client.query('select seq from platform.fact where chain_id = $1 order by seq', [caseId])
      return rows.map(({ seq }) => seq)
    })
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
    const overview = (await open(`/cases/${caseId}`, lead)).html
    expect([overview.includes(`/cases/${caseId}/pointer`), overview.includes('Ośrodek Próbny')]).toEqual([true, false])
    expect((await open(`/cases/${caseId}`, coordinator)).html).not.toContain('/pointer')
  })
})

describe('readers named one by one', () => {
  test('read it from then on until it is taken back, and record nothing themselves', async () => {
    const caseId = await aCase()
    const name = (personId: string) =>
      as(lead, (ctx) => nameReader(ctx, { caseId, personId, reason: 'zadanie w zespole' }))
    expect(await name(teacher)).toMatchObject({ refusal: 'nothing_to_read' })
    await records(caseId)
    expect(await name(outsider)).toMatchObject({ refusal: 'not_in_team' })
    expect(await name(lead)).toMatchObject({ refusal: 'not_in_team' })
    expect((await name(teacher)).ok).toBe(true)
    expect(await name(teacher)).toMatchObject({ refusal: 'named_already' })
    const read = await open(`/cases/${caseId}/pointer`, teacher)
    expect(read.status).toBe(200)
    expect(read.html).toContain('przewodnicząca grupy, Ośrodek Próbny, 41 302 50 08')
    expect(read.html).not.toContain('name="runs"')
    expect(read.html).toContain('<main><div class="no-print">')
    await expect(records(caseId, teacher)).rejects.toThrow(NotFound)
    expect((await open(`/cases/${caseId}/pointer/readers/new`, teacher)).status).toBe(404)
    expect((await open(`/cases/${caseId}/pointer`, lead)).html).toContain('Ewa Szkolna: zadanie w zespole')
    expect((await open(`/cases/${caseId}/pointer`, lead)).html).toContain('Otwarto wskazanie')

    const [reader] = await world.rows<{ id: string }>('select id from casework.blue_card_reader where case_id = $1', [
      caseId,
    ])
    const readerId = reader?.id ?? ''
    await expect(as(teacher, (ctx) => endReader(ctx, { caseId, readerId }))).rejects.toThrow(NotFound)
    expect((await as(lead, (ctx) => endReader(ctx, { caseId, readerId }))).ok).toBe(true)
    expect((await open(`/cases/${caseId}/pointer`, teacher)).status).toBe(404)
  })

  test('are named and dismissed on pages, without script', async () => {
    const caseId = await aCase()
    await records(caseId)
    const at = `/cases/${caseId}/pointer/readers`
    expect((await send(`${at}/new`, lead, { personId: teacher, reason: '' })).status).toBe(422)
    expect((await send(`${at}/new`, lead, { personId: teacher, reason: 'zadanie w zespole' })).status).toBe(303)
    const [, end = ''] =
      new RegExp(`(${at}/[^"]*/end)"`).exec((await open(`/cases/${caseId}/pointer`, lead)).html) ?? []
    expect((await open(end, coordinator)).status).toBe(404)
    expect((await send(end, lead, {})).status).toBe(303)
  })
})

describe('recording', () => {
  test('keeps a contact and no more; the older row stays on record', async () => {
    const caseId = await aCase()
    expect(await records(caseId, lead, { contactFunction: 'zdarzenie z 12.03.2026' })).toMatchObject({
      refusal: 'more_than_a_contact',
    })
    expect(await records(caseId, lead, { onDay: localDate('2026-11-24') })).toMatchObject({ refusal: 'day_ahead' })
    await records(caseId)
    const page = `/cases/${caseId}/pointer`
    const sent = { runs: 'yes', contactFunction: 'kierownik', contactInstitution: 'Ośrodek', onDay: '23.11.2026' }
    const refused = await send(page, lead, { ...sent, contactPhone: 'po szesnastej' })
    expect([refused.status, refused.html.includes('value="kierownik"')]).toEqual([422, true])
    expect((await send(page, lead, { runs: 'no', onDay: '23.11.2026' })).status).toBe(303)
    const rows = await world.rows(
      'select runs, replaced_at is null as current from casework.blue_card_pointer where case_id = $1 order by id',
      [caseId],
    )
    expect(rows).toEqual([
      { runs: true, current: false },
      { runs: false, current: true },
    ])
    await expect(database.runtime.query('delete from casework.blue_card_pointer')).rejects.toThrow(/permission denied/)
  })
})
