import { afterAll, describe, expect, test } from 'vitest'
import { NotFound } from '#kernel'
import { modelMessages } from '#model'
import { addMessages } from '#platform/server'
import { protectionMessages } from '#protection'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { protectionPages } from '../../protection/pages.ts'
import { caseworkMessages } from '../index.ts'
import { caseworkPages } from '../pages.ts'
import { printPath } from '../prints/print-paths.ts'
import { done, tags } from '../prints/print-world.fixture.ts'
import { bundleFigures } from './approve-bundle.query.server.ts'
import { PieceId } from './bundle.domain.ts'
import { copyWorld, TOLD } from './bundle.fixture.ts'
import { copyPath } from './copy-paths.ts'
import { decideAbout } from './decide-pieces.server.ts'
import { giveBundle } from './move-bundle.server.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
addMessages(protectionMessages)
const database = await testDatabase()
const world = await copyWorld(database)
const { as, keeper, school, second, officer, stranger, rows } = world
const { asked, take, stop } = world.site
const { open, send } = visiting(world.actAs, [...protectionPages, ...caseworkPages])
afterAll(stop)

/** Nothing by which the neighbour would be known, in any form; nothing that she said; nothing of the father. */
const INFORMANT = /halin|wron|go[łl][ąęae]b|601\D?202\D?303|płacz|ścian|boi się/i
const FATHER = /zenon|przykładziń|600\D?900\D?900|stracił/i
const nobodyElse = (text: string) => {
  expect(text).not.toMatch(INFORMANT)
  expect(text).not.toMatch(FATHER)
}
const rowsOf = async (bundleId: string): Promise<string> =>
  JSON.stringify([
    await rows('select * from casework.bundle where id = $1', [bundleId]),
    await rows('select * from casework.bundle_piece where bundle_id = $1', [bundleId]),
  ])
const piece = async (bundleId: string, words: string) => {
  const [found] = await rows<{ id: string }>(
    `select p.id from casework.bundle_piece p join casework.item i on 'item:' || i.id = p.source
     where p.bundle_id = $1 and i.body::text like $2 and p.ended_at is null`,
    [bundleId, `%${words}%`],
  )
  return found?.id ?? ''
}

describe('the copy of data of somebody in a case with an informant (row 13)', () => {
  test('holds neither the name nor the words of the informant at any stage: rows, page, figures, PDF', async () => {
    const { caseId, mother } = await world.family()
    const at = await world.begin(caseId, mother)
    nobodyElse(await rowsOf(at.bundleId))
    done(await world.acceptAll(keeper.worker, at))
    nobodyElse(await rowsOf(at.bundleId))
    done(await world.move(keeper.worker, at, 'hand_in'))
    nobodyElse((await open(copyPath(caseId, at.bundleId), second)).html)
    done(await world.move(second, at, 'confirm'))
    const figures = await as(officer, (ctx) => bundleFigures(ctx, at.bundleId))
    nobodyElse(JSON.stringify(figures))
    done(await world.approve(officer, at))
    nobodyElse(await rowsOf(at.bundleId))

    const response = await asked(`/cases/${caseId}/print/copies/${at.bundleId}`, keeper.worker)
    // Its streams are compressed, so a few digits stand there by chance; names and notes about the document do not.
    expect(Buffer.from(await response.arrayBuffer()).toString('latin1')).not.toMatch(/Halin|Wrona|Zenon|Przyk.adzi/)
    nobodyElse(JSON.stringify([...response.headers]))
    const { pdf } = await take(`/cases/${caseId}/print/copies/${at.bundleId}`, keeper.worker, 'en')
    nobodyElse(pdf.text + pdf.drawn + pdf.title)
    expect(pdf.text).toContain('Żaneta Zmyślińska')
    expect(pdf.text).toContain('Pani Żaneta kończy kurs.')
    expect(pdf.text).toContain('[zaczerniono]')
  })

  test('is tagged and Polish, whatever language its worker reads, and says to whom one complains', async () => {
    const { caseId, mother } = await world.family()
    const { bundleId } = await world.approved(caseId, mother)
    const { pdf } = await take(`/cases/${caseId}/print/copies/${bundleId}`, keeper.worker, 'en')
    expect(pdf).toMatchObject({ title: 'Kopia danych osobowych', lang: 'pl' })
    expect(tags(pdf, 'H1')).toEqual(['Kopia danych osobowych'])
    expect(tags(pdf, 'H2')).toEqual(expect.arrayContaining(['Czego w tej kopii nie ma', 'Skarga', 'Dane']))
    expect(pdf.text).toContain('Prezesa Urzędu Ochrony Danych Osobowych')
    expect(pdf.text).toContain('Iga Inspektorska. Kontakt: iod@example.org')
  })

  test('says the same of what is missing as the copy of somebody in a case without an informant', async () => {
    const { caseId, mother } = await world.family()
    const plain = await world.named()
    await world.seat(plain.caseId, { id: keeper.id, worker: second }, 'pracownik-prowadzacy')
    const missing = async (of: string, subject: string) => {
      const { bundleId } = await world.approved(of, subject)
      const { pdf } = await take(`/cases/${of}/print/copies/${bundleId}`, keeper.worker)
      return pdf.text.slice(pdf.text.indexOf('Czego w tej kopii'), pdf.text.indexOf('Skarga'))
    }
    expect(await missing(caseId, mother)).toBe(await missing(plain.caseId, plain.mother))
  })

  test('proposes to leave out the entry, and to blacken every form of the name elsewhere', async () => {
    const { caseId, mother } = await world.family()
    const at = await world.begin(caseId, mother)
    const { html } = await open(
      `${copyPath(caseId, at.bundleId)}/pieces/${await piece(at.bundleId, 'WRONĄ')}`,
      keeper.worker,
    )
    expect(html).toContain('<mark>WRONĄ</mark>')
    expect(html).toContain('<mark>Gołębiów</mark>')
    expect(html).toContain('może wskazać, kto zgłosił sprawę')
    const told = await piece(at.bundleId, 'przez ścianę')
    const give = { ...at, version: 1, decision: 'give', places: [], confirmed: true } as const
    const whole = await as(keeper.worker, (ctx) => decideAbout(ctx, { ...give, pieceId: PieceId.parse(told) }))
    expect(whole).toMatchObject({ refusal: 'informant_whole' })
  })

  test('nothing about another person alone, and nothing that another institution wrote, is in it', async () => {
    const { caseId, mother } = await world.family()
    const { bundleId } = await world.begin(caseId, mother)
    const { html } = await open(copyPath(caseId, bundleId), keeper.worker)
    expect(html).toContain('Pani Żaneta kończy kurs.')
    expect(html).not.toContain('Ojciec stracił pracę')
    expect(html).not.toContain('Szkolna treść')
  })
})

describe('what an informant said', () => {
  test('is read by the institution that wrote it, and by nobody to whom its category is shown', async () => {
    const { caseId } = await world.family()
    await world.disclosure(caseId, keeper, school, 'przebieg')
    const sees = async (who: string) =>
      as(who, (ctx) => ctx.db.selectFrom('casework.item').select('body').where('case_id', '=', caseId).execute())
    expect(JSON.stringify(await sees(keeper.worker))).toContain('przez ścianę')
    const shown = JSON.stringify(await sees(school.worker))
    expect(shown).toContain('nie było w domu')
    expect(shown).not.toContain('przez ścianę')
  })

  test('is on no paper, not even for the institution that wrote it', async () => {
    const { caseId } = await world.family()
    const { pdf } = await take(printPath.file(caseId), keeper.worker)
    expect(pdf.text).not.toContain('przez ścianę')
  })

  test('is marked on a page by a worker of that institution alone', async () => {
    const { caseId, told } = await world.family()
    const page = `/cases/${caseId}/informants/${told}`
    expect((await open(page, keeper.worker)).html).toContain(TOLD.slice(0, 30))
    for (const who of [school.worker, stranger, officer]) expect((await open(page, who)).status).toBe(404)
    expect((await send(page, keeper.worker, { informant: 'no', names: '' })).status).toBe(303)
    const [mark] = await rows<{ lifted: boolean }>(
      'select lifted_at is not null as lifted from casework.informant_mark where item_id = $1',
      [told],
    )
    expect(mark?.lifted).toBe(true)
  })
})

describe('four eyes', () => {
  test('whoever prepared a part does not check it; somebody else of the institution does', async () => {
    const { caseId, mother } = await world.family()
    const at = await world.begin(caseId, mother)
    expect(await world.move(keeper.worker, at, 'hand_in')).toMatchObject({ refusal: 'undecided' })
    done(await world.acceptAll(keeper.worker, at))
    done(await world.move(keeper.worker, at, 'hand_in'))
    expect(await world.move(keeper.worker, at, 'confirm')).toMatchObject({ refusal: 'own_work' })
    expect(await world.move(second, at, 'return')).toMatchObject({ refusal: 'words_missing' })
    done(await world.move(second, at, 'return', 'Element 3: za mało'))
    expect((await open(copyPath(caseId, at.bundleId), keeper.worker)).html).toContain('Element 3: za mało')
  })

  test('the officer approves from figures and reads no row; nobody else approves', async () => {
    const { caseId, mother } = await world.family()
    await world.seat(caseId, { id: keeper.id, worker: officer }, 'pracownik-prowadzacy')
    const at = await world.begin(caseId, mother)
    done(await world.acceptAll(keeper.worker, at))
    done(await world.move(keeper.worker, at, 'hand_in'))
    await expect(world.approve(officer, at)).rejects.toThrow(NotFound)
    done(await world.move(second, at, 'confirm'))
    for (const who of [second, keeper.worker, stranger]) await expect(world.approve(who, at)).rejects.toThrow(NotFound)
    expect((await open(copyPath(caseId, at.bundleId), officer)).status).toBe(404)
    const address = `/protection/${keeper.id}/requests/${at.requestId}/copies/${at.bundleId}`
    const { html } = await open(address, officer)
    expect(html).toContain('osoba, która zgłosiła sprawę')
    expect(html).not.toContain('Żaneta')
    done(await world.approve(officer, at, 'Za mało powodów'))
    expect(await rowsOf(at.bundleId)).toContain('"state":"draft"')
  })

  test('a school, a stranger and the officer find no copy, and begin none', async () => {
    const { caseId, mother } = await world.family()
    const at = await world.begin(caseId, mother)
    const requestId = await world.request()
    for (const who of [school.worker, stranger, officer]) {
      expect((await open(copyPath(caseId, at.bundleId), who)).status).toBe(404)
      expect((await open(`/cases/${caseId}/copies/new/${keeper.id}/${requestId}`, who)).status).toBe(404)
    }
    expect((await open(`/cases/${caseId}/copies/new/${keeper.id}/${requestId}`, second)).status).toBe(404)
    expect((await open(`/cases/${caseId}/copies/new/${keeper.id}/${requestId}`, keeper.worker)).status).toBe(200)
  })
})

describe('a copy and a case that goes on', () => {
  test('what is written after the check is noticed, gathered and checked anew', async () => {
    const { caseId, mother } = await world.family()
    const at = await world.approved(caseId, mother)
    await world.item(caseId, keeper, 'nauka', { subject_id: mother, body: { text: 'Nowa wiadomość' } })
    expect((await open(copyPath(caseId, at.bundleId), keeper.worker)).html).toContain('nowe elementy: 1')
    const input = { ...at, version: await world.version(at), how: 'in_person', on: '2026-11-23' } as const
    const given = await as(keeper.worker, (ctx) => giveBundle(ctx, { ...input, on: ctx.today }))
    expect(given).toMatchObject({ refusal: 'changed_since' })
    done(await world.move(keeper.worker, at, 'gather'))
    const standing = await world.standing(keeper.worker, at)
    expect(standing.pieces.filter(({ kept }) => kept.decision === null)).toHaveLength(1)
  })

  test('a name of an informant learnt later puts every piece that holds it back to be decided', async () => {
    const { caseId, mother } = await world.named()
    await world.seat(caseId, { id: keeper.id, worker: second }, 'pracownik-prowadzacy')
    await world.item(caseId, keeper, 'przebieg', { body: { text: 'Rozmowa z Barbarą Lisią' } })
    const note = await world.item(caseId, keeper, 'przebieg', { body: { text: 'Zgłoszenie' } })
    const at = await world.begin(caseId, mother)
    done(await world.acceptAll(keeper.worker, at))
    const sent = { informant: 'yes', names: 'Barbara Lisia' }
    expect((await send(`/cases/${caseId}/informants/${note}`, keeper.worker, sent)).status).toBe(303)
    expect((await world.standing(keeper.worker, at)).changed).toHaveLength(2)
    expect(await world.move(keeper.worker, at, 'hand_in')).toMatchObject({ refusal: 'changed_since' })
  })

  test('a worker who was denied the case finds the copy no more', async () => {
    const { caseId, mother } = await world.family()
    const at = await world.begin(caseId, mother)
    await world.found.put('casework.denied', { person_id: keeper.worker, case_id: caseId, since: world.clock.now() })
    expect((await open(copyPath(caseId, at.bundleId), keeper.worker)).status).toBe(404)
  })

  test('once given, nobody changes it, whatever they send to the database', async () => {
    const { caseId, mother } = await world.family()
    const at = await world.approved(caseId, mother)
    const version = await world.version(at)
    done(await as(keeper.worker, (ctx) => giveBundle(ctx, { ...at, version, how: 'letter', on: ctx.today })))
    const change = (sql: string) => database.owner.query(sql, [at.bundleId])
    await expect(change(`update casework.bundle set state = 'draft' where id = $1`)).rejects.toThrow(/never changed/)
    await expect(change(`update casework.bundle_piece set lines = '[]' where bundle_id = $1`)).rejects.toThrow(
      /only while the copy is prepared/,
    )
    expect((await open(copyPath(caseId, at.bundleId), keeper.worker)).html).toContain('list za potwierdzeniem odbioru')
  })
})
