import { afterAll, describe, expect, test } from 'vitest'
import { InstitutionId, SubjectId } from '#kernel'
import { modelMessages } from '#model'
import { addMessages } from '#platform/server'
import { protectionMessages } from '#protection'
import { testDatabase } from '#test/database.ts'
import { asking } from '#test/raw-sql.ts'
import { readDocx } from '#test/reading-docx.ts'
import { visiting } from '#test/visiting.tsx'
import { beginBundle } from '../bundle/begin-bundle.server.ts'
import { copyWorld } from '../bundle/bundle.fixture.ts'
import { caseworkMessages } from '../index.ts'
import { lookAsAddress } from '../preview/look-as-address.ts'
import { lookAsPages } from '../preview/pages.ts'
import { done } from '../prints/print-world.fixture.ts'
import { searchMyCases } from '../search/search-my-cases.server.ts'
import { agendaLines } from './agenda.store.server.ts'
import { addAgendaLines, memberKey } from './agenda-lines.server.ts'
import { meetingBegun } from './minutes.fixture.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
addMessages(protectionMessages)
const database = await testDatabase()
const world = await copyWorld(database)
const { as, keeper, school, police, second, officer } = world
const site = visiting(world.actAs, lookAsPages)
afterAll(() => world.site.stop())

const SECRET = 'Rozmowa o mieszkaniu'
const SAID = 'Mama szuka Kryjówkowskiej w Łodzi.'

/** Minutes with a third line for the police and whoever put it there: neither the school nor a colleague of the author reads it. */
async function withClosedLine(among: readonly string[] = []) {
  const begun = await meetingBegun(world)
  const { of } = begun
  await world.seat(of.caseId, { id: keeper.id, worker: second }, 'pracownik-prowadzacy')
  const members = [memberKey({ institution: police.id }), ...among.map((person) => memberKey({ person }))]
  done(await as(keeper.worker, (ctx) => addAgendaLines(ctx, { ...of, lines: [{ text: SECRET }], members })))
  const all = await as(keeper.worker, (ctx) => agendaLines(ctx, of.meetingId))
  const closed = all.find(({ text }) => text === SECRET)?.id ?? ''
  const said = await begun.says(keeper.worker, SAID, { lineId: closed })
  await begun.says(keeper.worker, 'Opiekunka od 1.12.', { as: 'decision' })
  return { ...begun, closed, said }
}
type Begun = Awaited<ReturnType<typeof withClosedLine>>

const protocol = async ({ of }: Begun, who: string) => {
  const path = `/cases/${of.caseId}/print/meetings/${of.meetingId}/minutes/docx`
  const response = await world.site.asked(path, who)
  expect(response.status).toBe(200)
  return readDocx(new Uint8Array(await response.arrayBuffer()))
}

describe('the protocol to edit', () => {
  test('holds the agenda, decisions and signatures in their order, and each line for those it is for', async () => {
    const begun = await withClosedLine()
    const { text, html } = await protocol(begun, police.worker)
    const words = ['Porządek', 'Co się zmieniło', 'Nauka syna', SECRET, 'Ustalenie 1', 'Opiekunka od 1.12.', SAID]
    expect(words.filter((word) => !text.includes(word))).toEqual([])
    expect(text.indexOf('Opiekunka od 1.12.')).toBeLessThan(text.indexOf(SAID))
    expect(html).toMatch(/<h[1-3]>[^<]*Przebieg/)
  })

  test('says to the others that a line is closed, and keeps neither its words nor whose it is anywhere in the file', async () => {
    const begun = await withClosedLine()
    for (const who of [school.worker, second]) {
      const { text, xml } = await protocol(begun, who)
      expect(text).toContain('Punkt zamknięty')
      expect(text).toContain('Opiekunka od 1.12.')
      for (const part of ['word/document.xml', 'docProps/core.xml']) {
        expect(xml(part)).not.toContain(SECRET)
        expect(xml(part)).not.toContain('Kryjówkowsk')
      }
    }
  })
})

test('words of minutes lead no search to the case, whoever they are closed to', async () => {
  const { of } = await withClosedLine()
  for (const who of [keeper.worker, police.worker, school.worker, second]) {
    for (const typed of ['Kryjówkowska', 'mieszkaniu', 'Opiekunka']) {
      const { cases } = done(await as(who, (ctx) => searchMyCases(ctx, typed)))
      expect([who, typed, cases.some(({ id }) => id === of.caseId)]).toEqual([who, typed, false])
    }
  }
})

test('looking as somebody else shows a line that is closed to them as closed, and opens none that is closed to whoever looks', async () => {
  const { of } = await withClosedLine()
  for (const [who, other] of [
    [keeper.worker, school.worker],
    [keeper.worker, second],
    [second, police.worker],
  ] as const) {
    const page = await site.open(`${lookAsAddress(of.caseId, other, 'meetings')}/${of.meetingId}`, who)
    expect(page.status).toBe(200)
    expect(page.html).not.toContain(SECRET)
    const { pdf } = await world.site.take(`/cases/${of.caseId}/as/${other}/print/meetings/${of.meetingId}/minutes`, who)
    expect(pdf.text).toContain('Opiekunka od 1.12.')
    expect(pdf.text).toContain('Punkt zamknięty')
    expect(pdf.text).not.toContain(SECRET)
    expect(pdf.text).not.toContain('Kryjówkowsk')
  }
})

describe('the copy of data of a person', () => {
  const wordsOf = (who: string, caseId: string) =>
    asking(database, who, async (client) => {
      const { rows } = await client.query<{ words: string }>(
        `select coalesce(string_agg(lines::text, ' '), '') as words from casework.bundle_piece where case_id = $1`,
        [caseId],
      )
      return rows[0]?.words ?? ''
    })

  test('holds what was said under a line to whoever prepares it and is named there, and not to one who is not', async () => {
    const { of, mother } = await withClosedLine()
    const mine = await world.begin(of.caseId, mother)
    const named = (await world.standing(keeper.worker, mine)).pieces.flatMap(({ now }) => now.lines)
    expect(named.map(({ text }) => text)).toEqual(expect.arrayContaining([SECRET, SAID]))
    await world.move(keeper.worker, mine, 'drop')
    const theirs = await world.begin(of.caseId, mother, second)
    const others = (await world.standing(second, theirs)).pieces.flatMap(({ now }) => now.lines)
    expect(others.filter(({ text }) => text.includes(SECRET) || text.includes('Kryjówkowsk'))).toEqual([])
  })

  test('tells a colleague whom the line is closed to none of its words, at no stage of it', async () => {
    const { of, mother } = await withClosedLine()
    const at = await world.begin(of.caseId, mother)
    done(await world.acceptAll(keeper.worker, at))
    expect(await wordsOf(keeper.worker, of.caseId)).toContain(SECRET)
    expect(await wordsOf(second, of.caseId)).not.toContain(SECRET)
    expect(await wordsOf(second, of.caseId)).not.toContain('Kryjówkowsk')

    // Given the same request, they learn that a copy is being prepared, and come to none of its pages.
    const passed = { id: world.newId(), request_id: at.requestId, institution_id: keeper.id, person_id: second }
    await world.found.put('protection.request_worker', { ...passed, given_by: officer, given_at: world.clock.now() })
    const copies = await asking(database, second, async (client) => {
      const { rows } = await client.query('select mine from protection.copies_of_request($1)', [at.requestId])
      return rows
    })
    expect(copies).toEqual([{ mine: false }])
    const again = { caseId: at.caseId, requestId: at.requestId, subjectId: SubjectId.parse(mother) }
    const institutionId = InstitutionId.parse(keeper.id)
    const begun = await as(second, (ctx) => beginBundle(ctx, { ...again, institutionId }))
    expect(begun).toMatchObject({ refusal: 'begun_already' })
  })

  test('is checked by a colleague who is named too, and given whole', async () => {
    const third = await world.worker('Trzecia', 'Osoba', keeper.id)
    const { of, mother } = await withClosedLine([second])
    await world.seat(of.caseId, { id: keeper.id, worker: third }, 'pracownik-prowadzacy')
    const at = await world.approved(of.caseId, mother)
    const print = `/cases/${of.caseId}/print/copies/${at.bundleId}`
    expect((await world.site.take(print, second)).pdf.text).toContain(SECRET)
    const refused = await world.site.asked(print, third)
    expect(refused.status).toBe(404)
    expect((await world.site.asked(print, officer)).status).toBe(404)
  })
})
