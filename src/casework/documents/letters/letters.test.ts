import { Document, Packer, Paragraph } from 'docx'
import { afterAll, describe, expect, test } from 'vitest'
import { modelMessages } from '#model'
import { addMessages } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { readDocx } from '#test/reading-docx.ts'
import { visiting } from '#test/visiting.tsx'
import { HIDDEN_STREET, NEVER_SEEN, partedWorld } from '../../compartments/parted.fixture.ts'
import { caseworkMessages } from '../../index.ts'
import { caseworkPages } from '../../pages.ts'
import { IN_ORDER, order } from '../../prints/print-world.fixture.ts'
import { documentPath } from '../document-paths.ts'
import { isNumberPattern } from './letter-fields.domain.ts'
import { letterIn, takeNumber } from './own-letter.store.server.ts'
import { proofObjection } from './proof.domain.ts'
import { keepWords } from './write-letter.server.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
const database = await testDatabase()
const world = await partedWorld(database)
const { keeper, school, police, as, planned, rows, found } = world
const { asked, take, stop } = world.site
const { open, send, fill } = visiting(world.actAs, caseworkPages)
afterAll(stop)
const chief = await found.aPerson('Kazimiera', 'Kierująca')
await found.employ(chief, keeper.id, 'head')
const colleague = await found.aPerson('Zofia', 'Zza Biurka')
await found.employ(colleague, keeper.id)

const PDF = new File(['%PDF-1.7\n%%EOF'], 'dowod.pdf', { type: 'application/pdf' })
const docx = async (name: string, ...texts: readonly string[]) =>
  new File(
    [
      new Uint8Array(
        await Packer.pack(
          new Document({ sections: [{ children: texts.map((text) => new Paragraph(text)) }] }),
          'uint8array',
        ),
      ),
    ],
    name,
  )
const at = documentPath
const numbered = (pattern = 'PS.8123.{nr}.{rok}', who = chief) => send(at.numbering(keeper.id), who, { pattern })
const idOf = (location: string | null) => location?.split('/').at(-1)?.split('?')[0] ?? ''
const template = async (name: string, ...texts: readonly string[]) => {
  const added = await send(at.addTemplate(keeper.id), chief, { name, file: await docx('szablon.docx', ...texts) })
  const id = idOf(added.location)
  await send(at.template(keeper.id, id), chief, { to: 'in_force' })
  return id
}
const begun = (caseId: string, to: string, shape = 'zaproszenie-do-wspolpracy@1', more: Record<string, string> = {}) =>
  send(at.newLetter(caseId), keeper.worker, { to, template: shape, ...more })
const letterOf = async (caseId: string, to: string, shape?: string, more?: Record<string, string>) =>
  idOf((await begun(caseId, to, shape, more)).location)
const read = (caseId: string, id: string) => as(keeper.worker, (ctx) => letterIn(ctx, caseId, id))
const WORDS = {
  ...{ salutation: 'Szanowni Państwo', subject: 'Plan współpracy', body: 'Prosimy o odpowiedź.', attachments: '' },
  ...{ copies: 'a/a', signer: 'Ewa Zmyślna', signerFunction: 'pracownik socjalny', address: 'ul. Szkolna 1' },
}
const written = async (caseId: string, id: string, more: Record<string, string> = {}) =>
  send(at.letter(caseId, id), keeper.worker, { ...WORDS, version: String((await read(caseId, id)).version), ...more })
const issued = async (caseId: string, id: string) =>
  send(at.issue(caseId, id), keeper.worker, { version: String((await read(caseId, id)).version) })
const ready = async (caseId: string, to = 'outside') => {
  const id = await letterOf(caseId, to, 'pismo-ogolne@1', { outside: 'Spółdzielnia Zmyślona' })
  await written(caseId, id)
  return id
}

describe('what a letter is filled with', () => {
  test('for a school is what the school reads in the case; what it does not is left out and the writer is told', async () => {
    const { caseId, child } = await planned()
    await world.item(caseId, keeper, 'kontakt', {
      kind: 'identity',
      subject_id: child,
      body: { given: 'Olek', family: 'Zmyśliński' },
    })
    const id = await letterOf(caseId, `institution:${school.id}`)
    const { words, withheld } = await read(caseId, id)
    expect(words.values.osoby).toBe('')
    expect(withheld).toEqual(expect.arrayContaining(['osoby', 'dorosli', 'dzieci']))
    expect(JSON.stringify(words)).not.toMatch(/Żaneta|Olek/)
    expect((await open(at.letter(caseId, id), keeper.worker)).html).toContain('pominięto część')
    await world.disclosure(caseId, keeper, school, 'kontakt')
    const next = await read(caseId, await letterOf(caseId, `institution:${school.id}`))
    expect(next.words.values.osoby).toContain('Żaneta Zmyślińska')
  })

  test('for an adult is what is theirs and of the whole family, for somebody outside nothing', async () => {
    const { caseId, mother } = await planned()
    const { words } = await read(caseId, await letterOf(caseId, `person:${mother}`))
    expect(words.values.osoby).toBe('Żaneta Zmyślińska')
    expect(words.values.cele).toBe('Mama wraca do pracy')
    expect(words.values.dzialania).toContain('Wspólny poranek')
    expect(words.values.dzialania).not.toContain('Zajęcia')
    const outside = await read(caseId, await letterOf(caseId, 'outside', undefined, { outside: 'Parafia Zmyślona' }))
    expect(Object.values(outside.words.values).join('')).toBe('')
    expect(outside.words.body).not.toContain('TEST-')
  })

  test('is asked again before it goes: what was taken from the recipient meanwhile stops it', async () => {
    await numbered()
    const { caseId } = await planned()
    await world.disclosure(caseId, keeper, school, 'kontakt')
    const id = await letterOf(caseId, `institution:${school.id}`)
    await written(caseId, id)
    await rows(
      `update casework.disclosure set withdrawn_at = '2026-11-23T08:00:00Z', withdrawn_by = $2 where case_id = $1`,
      [caseId, keeper.worker],
    )
    expect((await issued(caseId, id)).html).toContain('Zmieniło się to, co adresat może czytać')
    expect((await read(caseId, id)).number).toBeNull()
    await written(caseId, id)
    expect((await issued(caseId, id)).status).toBe(303)
  })

  test('holds nothing shielded, and words that tell it or a person kept apart are refused without being lost', async () => {
    const { caseId, mother, father } = await world.parted()
    for (const to of [`person:${father}`, `person:${mother}`, `institution:${school.id}`])
      expect(JSON.stringify((await read(caseId, await letterOf(caseId, to))).words)).not.toMatch(NEVER_SEEN)
    const id = await letterOf(caseId, `person:${father}`)
    const told = await written(caseId, id, { body: `Mama mieszka na ${HIDDEN_STREET}.` })
    expect([told.status, told.html.includes('chroniony adres')]).toEqual([422, true])
    expect(told.html).toContain(`Mama mieszka na ${HIDDEN_STREET}.`)
    const together = await written(caseId, id, { body: 'Zapraszamy razem z Żanetą.' })
    expect([together.status, together.html.includes('mowa o tej drugiej osobie')]).toEqual([422, true])
    expect((await written(caseId, id, { body: 'Zapraszamy.' })).status).toBe(303)
  })
})

describe('issuing a letter', () => {
  test('gives it the next number, and nothing of it changes afterwards', async () => {
    await numbered()
    const { caseId } = await planned()
    const id = await ready(caseId)
    expect((await issued(caseId, id)).status).toBe(303)
    const letter = await read(caseId, id)
    expect(letter.number).toMatch(/^PS\.8123\.\d+\.2026$/)
    const { version } = letter
    const again = { ...WORDS, salutation: 'Szanowna Pani' as const, caseId, ownLetterId: id, version }
    expect(await as(keeper.worker, (ctx) => keepWords(ctx, again))).toMatchObject({ refusal: 'issued' })
    expect((await issued(caseId, id)).html).toContain('już wydane')
    await rows(`update institutions.institution set address = 'ul. Nowa 9' where id = $1`, [keeper.id])
    const { pdf } = await take(at.letterPrint(caseId, id), keeper.worker)
    expect(pdf.text).not.toContain('Nowa 9')
    const head = [
      'OPS Bieliny',
      '23 listopada 2026 r.',
      `Znak: ${letter.number}`,
      'Spółdzielnia Zmyślona',
      'Dotyczy: Plan współpracy',
      'Szanowni Państwo',
      'Prosimy o odpowiedź',
      'Ewa Zmyślna',
      'Do wiadomości',
      'Administratorem danych',
    ]
    expect(order(pdf, head)).toEqual(IN_ORDER)
    const file = await asked(`${at.letterPrint(caseId, id)}/docx`, keeper.worker)
    expect((await readDocx(new Uint8Array(await file.arrayBuffer()))).text).toContain('Prosimy o odpowiedź')
    const facts = await rows<{ name: string }>('select name from platform.fact where chain_id = $1 order by seq', [id])
    expect(facts.map(({ name }) => name)).toContain('casework.own_letter.issued')
    expect((await open(at.of(keeper.id), keeper.worker)).html).toContain(letter.number)
  })

  test('at once by several people gives numbers without gaps and doubles, and a refused one gives its number back', async () => {
    await numbered()
    const { caseId } = await planned()
    const other = await planned()
    const ids = await Promise.all(
      [caseId, other.caseId, caseId, other.caseId, caseId, other.caseId].map(
        async (one) => [one, await ready(one)] as const,
      ),
    )
    const bare = await letterOf(caseId, 'outside', 'pismo-ogolne@1', { outside: 'Ktoś' })
    const before = await rows<{ last: number }>(
      'select last from casework.letter_numbering where institution_id = $1',
      [keeper.id],
    )
    const sends = await Promise.all(
      [...ids, [caseId, bare] as const].map(async ([one, id]) =>
        fill(at.issue(one, id), keeper.worker, { version: String((await read(one, id)).version) }),
      ),
    )
    const statuses = (await Promise.all(sends.map((go) => go()))).map(({ status }) => status)
    expect(statuses).toEqual([303, 303, 303, 303, 303, 303, 422])
    const given = await rows<{ no: number }>(
      'select no from casework.own_letter where institution_id = $1 and no > $2 order by no',
      [keeper.id, before[0]?.last ?? 0],
    )
    expect(given.map(({ no }) => no - (before[0]?.last ?? 0))).toEqual([1, 2, 3, 4, 5, 6])
  })

  test('begins anew with the year, and is refused before there is a pattern', async () => {
    const { caseId } = await planned()
    const byThem = async (who: typeof school) => {
      const sent = { to: 'outside', outside: 'Kuria', template: 'pismo-ogolne@1' }
      const id = idOf((await send(at.newLetter(caseId), who.worker, sent)).location)
      await send(at.letter(caseId, id), who.worker, { ...WORDS, version: '1' })
      return { id, done: await send(at.issue(caseId, id), who.worker, { version: '2' }) }
    }
    expect((await byThem(police)).done.html).toContain('wzoru numerów')
    await found.put('casework.letter_numbering', {
      ...{ institution_id: school.id, pattern: '{nr}/{rok}', year: 2025, last: 41 },
      ...{ set_by: world.head, set_at: '2025-12-01' },
    })
    const { id } = await byThem(school)
    expect((await as(school.worker, (ctx) => letterIn(ctx, caseId, id))).number).toBe('1/2026')
    expect(await as(school.worker, (ctx) => takeNumber(ctx, { caseId, institution: keeper.id }))).toBeNull()
  })

  test('is for the institution that writes it; nobody else in the case finds it', async () => {
    const { caseId } = await planned()
    const id = await ready(caseId)
    for (const who of [school.worker, police.worker, world.stranger, colleague]) {
      for (const path of [
        at.letter(caseId, id),
        at.issue(caseId, id),
        at.proof(caseId, id),
        at.letterPrint(caseId, id),
      ])
        expect([path, (await asked(path, who)).status, (await open(path, who)).status]).toEqual([path, 404, 404])
      expect(
        await as(who, (ctx) => ctx.db.selectFrom('casework.own_letter').select('id').where('id', '=', id).execute()),
      ).toEqual([])
    }
    const told = await as(school.worker, (ctx) => ctx.db.selectFrom('casework.own_letter_proof').select('id').execute())
    expect(told).toEqual([])
  })
})

describe('letters of a case', () => {
  test('stand in one list with number, day, recipient, the last proof and who; each says what became of it', async () => {
    await numbered()
    const { caseId, mother } = await planned()
    const list = async () => (await open(at.list(caseId), keeper.worker)).html
    const id = await letterOf(caseId, `person:${mother}`)
    await written(caseId, id, { salutation: 'Szanowna Pani' })
    const [me] = await rows<{ name: string }>(
      `select given_name || ' ' || family_name as name from identity.person where id = $1`,
      [keeper.worker],
    )
    expect(await list()).toContain('projekt')
    expect(await list()).not.toContain('jeszcze nie ma')
    await issued(caseId, id)
    const { number } = await read(caseId, id)
    for (const told of [number ?? '', 'Żaneta Zmyślińska', 'Plan współpracy', 'jeszcze nie ma', me?.name ?? ''])
      expect(await list()).toContain(told)
    const proof = { channel: 'post', onDay: '23.11.2026' }
    for (const reference of ['RR123456785PL', '00259007731234567890'])
      expect((await send(at.proof(caseId, id), keeper.worker, { ...proof, reference })).status).toBe(303)
    expect(await list()).toContain('Poczta, list polecony, 23.11.2026')
    const { html } = await open(at.letter(caseId, id), keeper.worker)
    expect(html.match(/Zapisano dowód wysłania: Poczta, list polecony, 23\.11\.2026/g)).toHaveLength(2)
    for (const told of [`Wydano pod numerem ${number}`, 'Przygotowano projekt ·', 'Szanowna Pani'])
      expect(html).toContain(told)
  })

  test('address their recipients as they did when they went, however they are printed later', async () => {
    await numbered()
    const { caseId, mother } = await planned()
    const id = await letterOf(caseId, `person:${mother}`)
    await written(caseId, id, { salutation: 'Szanowna Pani' })
    await issued(caseId, id)
    const next = await letterOf(caseId, `person:${mother}`)
    expect((await read(caseId, next)).words.salutation).toBe('Szanowna Pani')
    await written(caseId, next, { salutation: 'Szanowni Państwo' })
    await rows(
      `update casework.item set body = body || '{"family": "Nowonazwana"}' where case_id = $1 and kind = 'identity' and subject_id = $2`,
      [caseId, mother],
    )
    const { pdf } = await take(at.letterPrint(caseId, id), keeper.worker)
    expect(order(pdf, ['Żaneta Zmyślińska', 'Szanowna Pani'])).toEqual(IN_ORDER)
    expect(pdf.text).not.toContain('Nowonazwana')
    const { html } = await open(at.letter(caseId, id), keeper.worker)
    expect(html).toContain('Żaneta Zmyślińska')
    expect((await open(at.letter(caseId, next), keeper.worker)).html).toContain('Nowonazwana')
  })
})

describe('a proof of sending', () => {
  test('is added after the letter is issued, as often as needed, and each way has its own', async () => {
    await numbered()
    const { caseId } = await planned()
    const id = await ready(caseId)
    const prove = (sent: Record<string, string | File>) =>
      send(at.proof(caseId, id), keeper.worker, { onDay: '23.11.2026', ...sent })
    expect((await prove({ channel: 'in_person' })).html).toContain('Najpierw wydaj pismo')
    await issued(caseId, id)
    expect((await prove({ channel: 'post', reference: '123' })).html).toContain('20 cyfr albo 13 znaków')
    expect((await prove({ channel: 'post', reference: '(00) 2590 0773 1234 5678 90' })).status).toBe(303)
    expect((await prove({ channel: 'e_delivery', reference: 'AE:PL-12345-67890-ABCDE-12' })).html).toContain(
      'Dodaj plik',
    )
    expect((await prove({ channel: 'e_delivery', reference: 'AE:PL-12345-67890-ABCDE-12', file: PDF })).status).toBe(
      303,
    )
    expect((await prove({ channel: 'in_person', file: new File(['<html>'], 'a.html') })).status).toBe(422)
    const { html } = await open(at.letter(caseId, id), keeper.worker)
    expect(html).toContain('00259007731234567890')
    const [proof] = await rows<{ id: string }>(
      'select id from casework.own_letter_proof where file is not null and letter_id = $1',
      [id],
    )
    const file = await asked(at.proofFile(caseId, id, proof?.id ?? ''), keeper.worker)
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    expect((await asked(at.proofFile(caseId, id, proof?.id ?? ''), school.worker)).status).toBe(404)
  })

  const day = (text: string) => text as Parameters<typeof proofObjection>[1]
  test.each([
    ['post', '2026-11-24', '00259007731234567890', false, 'day_ahead'],
    ['post', '2026-11-19', '00259007731234567890', false, 'before_issued'],
    ['post', '2026-11-23', 'RR123456785PL', false, null],
    ['post', '2026-11-23', '', false, 'post_number'],
    ['e_delivery', '2026-11-23', 'AE:PL-1234-67890-ABCDE-12', true, 'e_delivery_address'],
    ['e_delivery', '2026-11-23', 'AE:PL-12345-67890-ABCDE-12', false, 'evidence_missing'],
    ['e_mail_notice', '2026-11-23', '', false, null],
  ] as const)('by %s on %s with %s: %s %s', (channel, onDay, reference, hasFile, objection) => {
    const proof = { channel, onDay: day(onDay), reference, hasFile }
    expect(proofObjection(proof, day('2026-11-20'), day('2026-11-23'))).toBe(objection)
  })
})

describe('templates of an institution', () => {
  test('are kept by its head, used by its people, and unknown to everybody else', async () => {
    const id = await template('Zwykłe pismo', 'Do: {{adresat}}', '{{tresc}}')
    expect((await open(at.template(keeper.id, id), colleague)).status).toBe(200)
    expect((await open(at.addTemplate(keeper.id), colleague)).status).toBe(403)
    expect((await send(at.template(keeper.id, id), colleague, { to: 'withdrawn' })).status).toBe(403)
    expect((await numbered('X.{nr}.{rok}', colleague)).status).toBe(403)
    for (const path of [at.of(keeper.id), at.template(keeper.id, id), at.addTemplate(keeper.id)])
      expect((await open(path, school.worker)).status).toBe(404)
    const theirs = await as(school.worker, (ctx) =>
      ctx.db.selectFrom('casework.letter_template').select('id').execute(),
    )
    expect(theirs).toEqual([])
  })

  test('with a field that does not exist are refused by its name, and with something that runs', async () => {
    const bad = await send(at.addTemplate(keeper.id), chief, {
      name: 'Złe',
      file: await docx('a.docx', '{{pesel}} i {{adresat}}'),
    })
    expect([bad.status, bad.html.includes('Nie ma takich pól: pesel')]).toEqual([422, true])
    const none = await send(at.addTemplate(keeper.id), chief, { name: 'Puste', file: await docx('a.docx', 'Bez pól') })
    expect(none.html).toContain('nie ma żadnego pola')
    const text = await send(at.addTemplate(keeper.id), chief, {
      name: 'Tekst',
      file: new File(['{{tresc}}'], 'a.docx'),
    })
    expect(text.html).toContain('To nie jest plik DOCX')
    const large = await send(at.addTemplate(keeper.id), chief, {
      name: 'Duży',
      file: new File([new Uint8Array(1_100_000)], 'a.docx'),
    })
    expect(large.html).toContain('większy niż 1 MB')
  })

  test('have versions: a new one takes the place of the one before, and a letter keeps the one it was made with', async () => {
    await numbered()
    const first = await template('Wezwanie', 'Pierwsza wersja', '{{zwrot}}', '{{ tresc }}', 'Znak: {{znak}}')
    const { caseId } = await planned()
    const id = await letterOf(caseId, `institution:${school.id}`, `own:${first}`)
    await written(caseId, id, { body: 'Wiersz pierwszy\nWiersz drugi {{adresat}}' })
    await issued(caseId, id)
    const late = await letterOf(caseId, `institution:${school.id}`, `own:${first}`)
    await written(caseId, late)
    const second = await template('Wezwanie', 'Druga wersja', '{{tresc}}')
    const states = await rows<{ no: number; state: string }>(
      `select no, state from casework.letter_template where name = 'Wezwanie' order by no`,
    )
    expect(states).toEqual([
      { no: 1, state: 'withdrawn' },
      { no: 2, state: 'in_force' },
    ])
    expect((await issued(caseId, late)).html).toContain('Szablon wycofano')
    expect((await begun(caseId, 'outside', `own:${first}`, { outside: 'Ktoś' })).status).toBe(422)
    const response = await asked(at.letterFilled(caseId, id), keeper.worker)
    const filled = await readDocx(new Uint8Array(await response.arrayBuffer()))
    expect(filled.text).toContain('Pierwsza wersja')
    expect(filled.text).toMatch(/Znak: PS\.8123\.\d+\.2026/)
    expect(filled.text).toContain('Wiersz drugi { {adresat}}')
    expect((await take(at.letterPrint(caseId, id), keeper.worker)).pdf.text).toContain('Pierwsza wersja')
    const preview = await asked(at.templatePreview(keeper.id, second), chief)
    expect((await readDocx(new Uint8Array(await preview.arrayBuffer()))).text).toContain('treść wymyślona')
    expect((await send(at.template(keeper.id, first), chief, { to: 'in_force' })).html).toContain('już wycofana')
  })

  test.each([
    ['PS.8123.{nr}.{rok}', true],
    ['{nr}/{rok}', true],
    ['GOPS-Ś/{rok}/{nr}', true],
    ['PS.{nr}', false],
    ['{nr}.{nr}.{rok}', false],
    ['PS.{nr}.{rok}<b>', false],
    ['', false],
  ])('number letters by a pattern such as %s: %s', async (pattern, fits) => {
    expect(isNumberPattern(pattern)).toBe(fits)
    if (!fits && pattern) expect((await numbered(pattern)).status).toBe(422)
  })
})
