import { afterAll, describe, expect, test } from 'vitest'
import { localDate } from '#kernel'
import { modelMessages } from '#model'
import { addMessages, createLog, createPrinter, type Printer } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { printing } from '#test/printing.ts'
import { visiting } from '#test/visiting.tsx'
import { denyPerson } from '../denial/deny-person.server.ts'
import { caseworkMessages } from '../index.ts'
import { caseworkPages } from '../pages.ts'
import { workWorld } from '../plan/work.fixture.ts'
import { caseworkPrints } from '../prints/prints.ts'
import { whySeen } from '../sharing/why-seen.query.server.ts'
import { givenOutside } from './given-outside.store.server.ts'
import { letterPath } from './letter-paths.ts'
import { lettersWaiting } from './letters-waiting.query.server.ts'
import { letterPages } from './pages.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
const database = await testDatabase()
const world = await workWorld(database)
const { as, keeper, school, police, stranger, rows, newId } = world
const printer = createPrinter(createLog('silent'))
const pages = [...caseworkPages, ...letterPages(printer)]
const { open, send, fill } = visiting(world.actAs, pages)
const { asked, take } = printing(world.actAs, pages, caseworkPrints, printer)
afterAll(printer.stop)

const court = {
  ...{ senderKind: 'court', sender: 'Sąd Rejonowy na Próbę', address: 'ul. Próbna 1', reference: 'III Nsm 7/2026' },
  ...{ datedOn: '2026-11-10', receivedOn: '16.11.2026', power: 'kpc-dokument-dla-sadu' },
  ...{ asks: 'Opinia o sytuacji dziecka w szkole.', dueDays: '7' },
}
const prosecutor = {
  ...{ ...court, senderKind: 'prosecutor', sender: 'Prokuratura Rejonowa na Próbę', reference: 'PR 1 Ds 5.2026' },
  power: 'kpk-pomoc-organom',
}
const note = (
  caseId: string,
  owner: { id: string; worker: string },
  category: string,
  text: string,
  subject?: string,
) => world.item(caseId, owner, category, { kind: 'note', body: { text }, ...(subject ? { subject_id: subject } : {}) })

/** A family, and a letter that came to the school about it. */
async function letterTo(who: { id: string; worker: string }, sent: Record<string, string> = court) {
  const at = await world.family()
  const learning = await note(at.caseId, who, 'nauka', 'Chodzi do szkoły regularnie.', at.child)
  const done = await send(letterPath.list(at.caseId).concat('/new'), who.worker, sent)
  if (done.status !== 303) throw new Error(done.html)
  const letterId = done.location?.split('/').at(-1) ?? ''
  return { ...at, learning, letterId, at: [at.caseId, letterId] as const }
}
const versionOf = async (letterId: string) =>
  String(
    (await rows<{ version: number }>('select version from casework.official_letter where id = $1', [letterId]))[0]
      ?.version,
  )
const signed = { name: 'Danuta Dyrektor', function: 'dyrektor szkoły', on: '2026-11-20' }
async function approved(letter: Awaited<ReturnType<typeof letterTo>>, who = school.worker) {
  await send(letterPath.entries(...letter.at), who, { items: letter.learning })
  const version = await versionOf(letter.letterId)
  return send(letterPath.approve(...letter.at), who, { version, ...signed })
}
const posted = { how: 'post', on: '2026-11-23', evidence: 'RR 123 456 789 PL' }

describe('a letter of a court', () => {
  test('is registered, answered from the case, approved as a file and sent', async () => {
    const letter = await letterTo(school)
    const { html } = await open(letterPath.one(...letter.at), school.worker)
    for (const words of ['III Nsm 7/2026', '23.11.2026', 'art. 248 § 1', 'przepis nie został sprawdzony']) {
      expect(html).toContain(words)
    }
    expect((await approved(letter)).status).toBe(303)
    const { pdf } = await take(letterPath.file(...letter.at), school.worker)
    for (const words of ['Sąd Rejonowy na Próbę', 'Chodzi do szkoły regularnie.', 'Danuta Dyrektor, dyrektor szkoły']) {
      expect(pdf.text).toContain(words)
    }
    expect([pdf.lang, pdf.text.includes('TEST-')]).toEqual(['pl', false])
    expect((await send(letterPath.send(...letter.at), school.worker, posted)).status).toBe(303)
    const after = await open(letterPath.one(...letter.at), school.worker)
    expect(after.html).toContain('RR 123 456 789 PL')
    expect(after.html).not.toContain('Zatwierdź odpowiedź')
  })

  test('is kept as a file that nobody can change, by its digest', async () => {
    const letter = await letterTo(school)
    await approved(letter)
    const first = await asked(letterPath.file(...letter.at), school.worker)
    const bytes = Buffer.from(await first.arrayBuffer())
    world.clock.set(new Date('2026-11-23T15:00:00Z'))
    const later = await asked(letterPath.file(...letter.at), school.worker)
    expect(Buffer.from(await later.arrayBuffer()).equals(bytes)).toBe(true)
    const write = as(school.worker, (ctx) =>
      ctx.db
        .updateTable('casework.letter_sent')
        .set({ pdf: Buffer.from('inny') })
        .execute(),
    )
    await expect(write).rejects.toThrow('permission denied')
    await rows(`update casework.letter_sent set pdf = 'inny' where letter_id = $1`, [letter.letterId])
    expect((await asked(letterPath.file(...letter.at), school.worker)).status).toBe(500)
  })

  test('is known to nobody but the institution that got it: not to the keeper, a partner or a stranger', async () => {
    const letter = await letterTo(school)
    await approved(letter)
    const sites = [letterPath.one, letterPath.entries, letterPath.answer, letterPath.approve, letterPath.send]
    for (const who of [keeper.worker, police.worker, stranger]) {
      for (const path of sites) expect((await open(path(...letter.at), who)).status).toBe(404)
      for (const path of [letterPath.draft, letterPath.file])
        expect((await asked(path(...letter.at), who)).status).toBe(404)
      expect(await as(who, lettersWaiting)).not.toContainEqual(expect.objectContaining({ id: letter.letterId }))
    }
    expect((await open(letterPath.list(letter.caseId), keeper.worker)).html).not.toContain('III Nsm 7/2026')
    expect((await open(letterPath.list(letter.caseId), stranger)).status).toBe(404)
    const seen = await as(keeper.worker, (ctx) =>
      ctx.db.selectFrom('platform.fact').select('name').where('chain_id', '=', letter.letterId).execute(),
    )
    expect(seen).toEqual([])
  })

  test('of a worker who is denied the case is gone with the case', async () => {
    const letter = await letterTo(school)
    await approved(letter)
    await as(keeper.worker, (ctx) =>
      denyPerson(ctx, { caseId: letter.caseId, personId: school.worker, reason: 'Siostra matki' }),
    )
    expect((await open(letterPath.one(...letter.at), school.worker)).status).toBe(404)
    expect((await asked(letterPath.file(...letter.at), school.worker)).status).toBe(404)
    expect(await as(school.worker, lettersWaiting)).not.toContainEqual(expect.objectContaining({ id: letter.letterId }))
  })

  test('may come after the case was closed', async () => {
    const at = await world.family()
    await rows(`update casework.case set closed_on = '2026-11-20', outcome = 'sukces' where id = $1`, [at.caseId])
    expect((await send(letterPath.list(at.caseId).concat('/new'), school.worker, court)).status).toBe(303)
  })

  test('waits on the desk with its deadline, late from the day after', async () => {
    world.clock.set(new Date('2026-11-23T09:00:00Z'))
    const letter = await letterTo(school)
    const mine = async () => (await as(school.worker, lettersWaiting)).find(({ id }) => id === letter.letterId)
    expect(await mine()).toMatchObject({ dueOn: '2026-11-23', late: false })
    world.clock.set(new Date('2026-11-24T09:00:00Z'))
    expect(await mine()).toMatchObject({ late: true })
    expect((await open('/letters', school.worker)).html).toContain('po terminie')
    world.clock.set(new Date('2026-11-23T09:00:00Z'))
  })
})

describe('registering a letter', () => {
  test.each([
    ['from the future', { receivedOn: '24.11.2026' }, 'Podaj dzień, który już był'],
    ['received before it was written', { datedOn: '2026-11-17' }, 'przed swoją datą'],
    ['to be answered before it came', { dueDays: '', dueOn: '2026-11-15' }, 'wcześniejszy niż wpływ'],
    ['with a day and a number of days', { dueOn: '2026-12-01' }, 'nie oba naraz'],
    ['on a provision for somebody else', { power: 'policja-pomoc' }, 'Wybierz przepis'],
    ['on a provision for inspections', { power: 'kontrola-nik' }, 'Wybierz przepis'],
    ['on another provision that is not named', { power: 'inny-przepis-w-pismie' }, 'Wpisz artykuł'],
    ['about somebody of another case', { subjectId: newId() }, 'Wybierz osobę'],
    ['without a sender', { sender: '' }, 'Uzupełnij to pole'],
  ])('%s is refused, and what was typed stays', async (_, change, why) => {
    const { caseId } = await world.family()
    const done = await send(letterPath.list(caseId).concat('/new'), school.worker, { ...court, ...change })
    expect(done.status).toBe(422)
    expect(done.html).toContain(why)
    expect(done.html).toContain('Opinia o sytuacji dziecka w szkole.')
    expect(await rows('select 1 from casework.official_letter where case_id = $1', [caseId])).toEqual([])
  })

  test('the same letter twice is one letter, sent again or typed again', async () => {
    const { caseId } = await world.family()
    const twice = await fill(letterPath.list(caseId).concat('/new'), school.worker, court)
    const [one, two] = [await twice(), await twice()]
    expect(two.location).toBe(one.location)
    const again = await send(letterPath.list(caseId).concat('/new'), school.worker, {
      ...court,
      sender: 'SĄD REJONOWY NA PRÓBĘ',
    })
    expect(again.html).toContain('już zarejestrowane')
    expect(await rows('select 1 from casework.official_letter where case_id = $1', [caseId])).toHaveLength(1)
  })
})

describe('an answer', () => {
  test('offers own entries that the provision opens, and points to others for theirs', async () => {
    const letter = await letterTo(school, prosecutor)
    await note(letter.caseId, school, 'zdrowie', 'Leczy się u psychiatry.', letter.child)
    const foreign = await note(letter.caseId, keeper, 'nauka', 'Wpis ośrodka.')
    await world.disclosure(letter.caseId, keeper, school, 'nauka')
    const { html } = await open(letterPath.entries(...letter.at), school.worker)
    expect(html).toContain('Chodzi do szkoły regularnie.')
    for (const words of ['Leczy się', 'Wpis ośrodka.']) expect(html).not.toContain(words)
    expect(html).toContain('OPS Bieliny')
    const stolen = await send(letterPath.entries(...letter.at), school.worker, { items: foreign })
    expect(stolen.status).toBe(422)
  })

  test('about one person holds no entry about another', async () => {
    const at = await world.family()
    await note(at.caseId, school, 'nauka', 'O matce.', at.mother)
    const child = await note(at.caseId, school, 'nauka', 'O dziecku.', at.child)
    const done = await send(letterPath.list(at.caseId).concat('/new'), school.worker, { ...court, subjectId: at.child })
    const { html } = await open(`${done.location}/entries`, school.worker)
    expect(html).toContain(child)
    expect(html).not.toContain('O matce.')
  })

  test('is edited part by part, and a part can be taken out', async () => {
    const letter = await letterTo(school)
    await send(letterPath.entries(...letter.at), school.worker, { items: letter.learning })
    await send(letterPath.words(...letter.at), school.worker, { category: 'nauka', heading: 'Oceny', words: 'Dobre.' })
    const parts = await rows<{ id: string }>('select id from casework.letter_part where letter_id = $1 order by no', [
      letter.letterId,
    ])
    const [first, second] = parts.map(({ id }) => id)
    const around = { kind: 'part', opening: 'Odpowiadam.', withheld: 'secrecy', reason: 'Art. 30a.' }
    const edited = {
      ...{ version: await versionOf(letter.letterId), ...around },
      ...{ [`heading-${first}`]: 'Obecność', [`words-${first}`]: 'Bez zmian.', [`out-${first}`]: 'yes' },
      ...{ [`heading-${second}`]: 'Oceny', [`words-${second}`]: 'Bardzo dobre.' },
    }
    expect((await send(letterPath.answer(...letter.at), school.worker, edited)).status).toBe(303)
    const { html } = await open(letterPath.one(...letter.at), school.worker)
    expect(html).toContain('Bardzo dobre.')
    expect(html).not.toContain('Bez zmian.')
    const { pdf } = await take(letterPath.draft(...letter.at), school.worker)
    expect(pdf.text).toContain('projekt, niepodpisany')
    expect(pdf.text).toContain('tajemnica zawodowa')
  })

  test('edited by two at once keeps the words of both: the second is told', async () => {
    const letter = await letterTo(school)
    const version = await versionOf(letter.letterId)
    const edit = (opening: string) =>
      send(letterPath.answer(...letter.at), school.worker, { version, kind: 'full', opening })
    expect((await edit('Pierwszy.')).status).toBe(303)
    const second = await edit('Drugi.')
    expect(second.status).toBe(409)
    expect(second.html).toContain('Drugi.')
  })

  test('is not approved when it changed after it was shown, and no file stays', async () => {
    const letter = await letterTo(school)
    const shown = await versionOf(letter.letterId)
    await send(letterPath.entries(...letter.at), school.worker, { items: letter.learning })
    const done = await send(letterPath.approve(...letter.at), school.worker, { version: shown, ...signed })
    expect(done.status).toBe(409)
    expect(await rows('select 1 from casework.letter_sent where letter_id = $1', [letter.letterId])).toEqual([])
  })

  test('is not approved from an entry that was corrected meanwhile', async () => {
    const letter = await letterTo(school)
    await send(letterPath.entries(...letter.at), school.worker, { items: letter.learning })
    await rows(`update casework.item set replaced_at = '2026-11-23' where id = $1`, [letter.learning])
    const version = await versionOf(letter.letterId)
    const done = await send(letterPath.approve(...letter.at), school.worker, { version, ...signed })
    expect(done.html).toContain('został zmieniony')
  })

  test('stays a draft when no file can be made', async () => {
    const broken: Pick<Printer, 'print'> = {
      print: (document, at) =>
        printer.print({ ...document, lang: 'pl', blocks: [{ kind: 'heading', level: 5, text: '' }] }, at),
    }
    const letter = await letterTo(school)
    await send(letterPath.entries(...letter.at), school.worker, { items: letter.learning })
    const version = await versionOf(letter.letterId)
    const site = visiting(world.actAs, [...caseworkPages, ...letterPages(broken)])
    const done = await site.send(letterPath.approve(...letter.at), school.worker, { version, ...signed })
    expect(done.html).toContain('Nic nie zostało zatwierdzone')
    expect(await rows('select 1 from casework.letter_sent where letter_id = $1', [letter.letterId])).toEqual([])
  })

  test('may be taken back before it goes, and changes no more afterwards', async () => {
    const letter = await letterTo(school)
    await approved(letter)
    expect((await send(letterPath.entries(...letter.at), school.worker, { items: letter.learning })).status).toBe(422)
    expect((await send(letterPath.takeBack(...letter.at), school.worker, {})).status).toBe(303)
    expect((await approved(letter)).status).toBe(303)
    expect(await rows('select 1 from casework.letter_sent where letter_id = $1', [letter.letterId])).toHaveLength(2)
    for (const [change, why] of [
      [{ on: '2026-11-24' }, 'Podaj dzień, który już był'],
      [{ on: '2026-11-19' }, 'przed podpisem'],
      [{ evidence: '' }, 'numer przesyłki'],
    ] as const) {
      expect((await send(letterPath.send(...letter.at), school.worker, { ...posted, ...change })).html).toContain(why)
    }
    const twice = await fill(letterPath.send(...letter.at), school.worker, posted)
    await twice()
    await twice()
    expect(await as(school.worker, (ctx) => givenOutside(ctx, letter.caseId))).toHaveLength(1)
    expect((await send(letterPath.takeBack(...letter.at), school.worker, {})).status).toBe(422)
  })
})

describe('what went outside', () => {
  const sentTo = async (letter: Record<string, string>) => {
    const at = await letterTo(school, letter)
    await approved(at)
    await send(letterPath.send(...at.at), school.worker, posted)
    return at
  }
  const known = (who: string, caseId: string) => as(who, (ctx) => givenOutside(ctx, caseId))

  test('to a court is on the ledger of those who gave it and of those who keep the case', async () => {
    const at = await sentTo(court)
    const row = { itemId: at.learning, category: 'nauka', to: 'Sąd Rejonowy na Próbę', on: localDate('2026-11-23') }
    expect(await known(school.worker, at.caseId)).toEqual([expect.objectContaining(row)])
    expect(await known(keeper.worker, at.caseId)).toEqual([expect.objectContaining(row)])
    for (const who of [police.worker, stranger]) expect(await known(who, at.caseId)).toEqual([])
  })

  test('to a court is told to the adult on the booklet, to a prosecutor it is not', async () => {
    const told = async (letter: Record<string, string>) => {
      const at = await sentTo(letter)
      await note(at.caseId, school, 'nauka', 'O całej rodzinie.')
      await rows('update casework.given_outside set subject_id = null where case_id = $1', [at.caseId])
      const { pdf } = await take(`/cases/${at.caseId}/print/family/${at.mother}/pl`, keeper.worker)
      const file = await take(`/cases/${at.caseId}/print/file`, school.worker)
      return [pdf.text, file.pdf.text].map((text) => text.includes(letter.sender ?? ''))
    }
    expect(await told(court)).toEqual([true, true])
    expect(await told(prosecutor)).toEqual([false, false])
  })

  test('about one person is not told to another', async () => {
    const at = await sentTo(court)
    const { pdf } = await take(`/cases/${at.caseId}/print/family/${at.mother}/pl`, keeper.worker)
    expect(pdf.text).not.toContain('Sąd Rejonowy')
  })

  test('is told with the entry, to whoever may know it', async () => {
    const at = await sentTo(prosecutor)
    const why = await as(school.worker, (ctx) => whySeen(ctx, at.caseId, at.learning))
    expect(why.given.map(({ to }) => to)).toEqual(['Prokuratura Rejonowa na Próbę'])
    await world.disclosure(at.caseId, school, keeper, 'nauka')
    expect((await as(keeper.worker, (ctx) => whySeen(ctx, at.caseId, at.learning))).given).toEqual([])
  })

  test('to a prosecutor is known to those who gave it alone', async () => {
    const at = await sentTo(prosecutor)
    expect(await known(school.worker, at.caseId)).toEqual([expect.objectContaining({ notForFamily: true })])
    expect(await known(keeper.worker, at.caseId)).toEqual([])
  })

  test('of a special category leaves no trace for those who keep the case', async () => {
    const at = await world.family()
    const done = await send(letterPath.list(at.caseId).concat('/new'), school.worker, court)
    const letterId = done.location?.split('/').at(-1) ?? ''
    const health = await note(at.caseId, school, 'zdrowie', 'Alergia.', at.child)
    await approved({ ...at, learning: health, letterId, at: [at.caseId, letterId] })
    await send(letterPath.send(at.caseId, letterId), school.worker, posted)
    expect(await known(school.worker, at.caseId)).toHaveLength(1)
    expect(await known(keeper.worker, at.caseId)).toEqual([])
  })
})
