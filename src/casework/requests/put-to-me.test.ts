import { describe, expect, test } from 'vitest'
import { Forbidden, localDate, NotFound } from '#kernel'
import { modelMessages } from '#model'
import { addMessages, linkHolder, systemActor } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { caseFile } from '../cases/case-file.store.server.ts'
import { settleClocks } from '../clocks/settle-clocks.server.ts'
import { caseworkMessages } from '../index.ts'
import { answerPages, caseworkPages } from '../pages.ts'
import { workWorld } from '../plan/work.fixture.ts'
import type { GiveAnswerInput } from './give-answer.schema.ts'
import { giveAnswer } from './give-answer.server.ts'
import { endLink, makeLink } from './make-link.server.ts'
import { putToMe } from './put-to-me.query.server.ts'
import { requestAsked } from './request.query.server.ts'
import { answerToTell } from './request.store.server.ts'
import { requestsWaiting } from './requests-waiting.query.server.ts'
import { TELL_ANSWERED, tellAnswered } from './tell-answered.server.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
const database = await testDatabase()
const world = await workWorld(database)
const { as, actAs, found, keeper, school, police, head, stranger, rows } = world
const { open, send } = visiting(actAs, [
  ...caseworkPages,
  ...answerPages({ actAs, baseUrl: 'https://kooperacja.example' }),
])

const DUTY = 'podstawa-art-105'
const VOLUNTARY = 'podstawa-prosba'
/** A surgery that takes no part in the team, and has a head with an account. */
const surgery = await world.partner('Przychodnia Zmyślona', 'health')
const doctor = await found.aPerson('Dorota', 'Zmyślona')
await found.employ(doctor, surgery.id, 'head')

type Asked = { readonly to?: string; readonly ground?: string; readonly categories?: readonly string[] }
async function asked({ to = surgery.id, ground = DUTY, categories = ['nauka'] }: Asked = {}) {
  const { caseId, mother } = await world.family()
  await world.enter(caseId, 'diagnoza')
  const done = await world.complete(keeper.worker, caseId, 'prosba-o-informacje', {
    pytanie: {
      'do-kogo': to,
      'o-kogo': mother,
      podstawa: ground,
      ...(ground === DUTY ? { 'numer-sprawy': 'GOPS.1/2026' } : {}),
      'zakres-pytania': categories,
      tresc: 'Czy dziecko ma aktualne szczepienia?',
      'po-co': 'Do diagnozy',
    },
  })
  if (!done.ok) throw new Error(done.refusal)
  return { caseId, requestId: done.value }
}
const give = (who: string, requestId: string, more: Partial<GiveAnswerInput>) =>
  as(who, (ctx) => giveAnswer(ctx, { act: 'complete', requestId, ...more }))
const waiting = async (who: string) => (await as(who, requestsWaiting)).map(({ id }) => id)
const readBy = (who: string, caseId: string, id: string) => as(who, (ctx) => requestAsked(ctx, caseId, id))

describe('a question put to an institution', () => {
  test('is on the desk of its head and of nobody else, with what was asked and nothing more of the case', async () => {
    const { caseId, requestId } = await asked()
    expect(await waiting(doctor)).toContain(requestId)
    for (const who of [stranger, police.worker, head, surgery.worker]) {
      expect([who, await waiting(who)]).toEqual([who, []])
      await expect(as(who, (ctx) => putToMe(ctx, requestId))).rejects.toThrow(NotFound)
      expect((await open(`/requests/${requestId}`, who)).status).toBe(404)
    }
    const { status, html } = await open(`/requests/${requestId}`, doctor)
    expect(status).toBe(200)
    for (const told of [
      'OPS Bieliny',
      'Czy dziecko ma aktualne szczepienia?',
      'GOPS.1/2026',
      '30.11.2026',
      'art. 105',
    ]) {
      expect(html).toContain(told)
    }
    const [{ code } = { code: '' }] = await rows<{ code: string }>('select code from casework.case where id = $1', [
      caseId,
    ])
    expect((await open('/requests', doctor)).html).not.toContain(code)
    expect((await open(`/cases/${caseId}`, doctor)).status).toBe(404)
    expect(await as(doctor, (ctx) => ctx.db.selectFrom('casework.item').select('id').execute())).toEqual([])
  })

  test('is seen too by whoever writes for the institution in the case asked about', async () => {
    const { requestId } = await asked({ to: school.id })
    expect(await waiting(school.worker)).toContain(requestId)
    expect(await waiting(head)).toContain(requestId)
  })

  test('is hidden from whoever is kept out of the case for a conflict of interest', async () => {
    const { caseId, requestId } = await asked()
    await found.put('casework.denied', {
      person_id: doctor,
      case_id: caseId,
      since: '2026-11-01',
      decided_by: keeper.worker,
    })
    await expect(as(doctor, (ctx) => putToMe(ctx, requestId))).rejects.toThrow(NotFound)
    expect(await waiting(doctor)).not.toContain(requestId)
  })
})

test('a question that nobody answered before its case was closed is on no desk and under no link any more', async () => {
  const { caseId, requestId } = await asked()
  const answered = await asked()
  await give(doctor, answered.requestId, { words: 'Tak.' })
  const made = await as(keeper.worker, (ctx) => makeLink(ctx, caseId, requestId))
  for (const one of [caseId, answered.caseId]) {
    await rows(`update casework.case set closed_on = '2026-11-23' where id = $1`, [one])
  }
  expect(await waiting(doctor)).not.toContain(requestId)
  await expect(give(doctor, requestId, { words: 'Tak.' })).rejects.toThrow(NotFound)
  expect((await open(`/answer/${made.ok ? made.value : ''}`, null)).status).toBe(404)
  expect((await as(doctor, (ctx) => putToMe(ctx, answered.requestId))).parts).toHaveLength(1)
})

describe('an answer from a desk', () => {
  test('is given in parts until the last, each an entry of the institution that was asked, shown to those who asked', async () => {
    const { caseId, requestId } = await asked()
    expect(await give(doctor, requestId, { act: 'accept' })).toMatchObject({ ok: true })
    expect(await give(doctor, requestId, { act: 'part', words: 'Pierwsza część.' })).toMatchObject({ ok: true })
    expect((await readBy(keeper.worker, caseId, requestId)).line.answeredOn).toBeNull()
    expect(await give(doctor, requestId, { words: 'Druga część.' })).toMatchObject({ ok: true })
    const read = await readBy(keeper.worker, caseId, requestId)
    expect(read.recorded.map(({ text, byLink }) => [text, byLink])).toEqual([
      ['Pierwsza część.', false],
      ['Druga część.', false],
    ])
    expect(read.request).toMatchObject({ state: 'answered', came: 'account', closedOn: '2026-11-23' })
    const entries = await rows<{ owner: string; about: string | null }>(
      `select owner_institution_id as owner, subject_id as about from casework.item where case_id = $1 and kind = 'note'`,
      [caseId],
    )
    expect(entries.map(({ owner }) => owner)).toEqual([surgery.id, surgery.id])
    expect(entries.every(({ about }) => about !== null)).toBe(true)
    const shown = await rows<{ role: string; ground: string; to: string }>(
      `select recipient_role as role, ground, recipient_institution_id as to from casework.disclosure where case_id = $1`,
      [caseId],
    )
    expect(shown).toEqual(Array(2).fill({ role: 'pracownik-prowadzacy', ground: DUTY, to: keeper.id }))
    const others = await as(police.worker, (ctx) =>
      ctx.db
        .selectFrom('casework.item')
        .select('id')
        .where('case_id', '=', caseId)
        .where('kind', '=', 'note')
        .execute(),
    )
    expect(others).toEqual([])
    const mine = await as(doctor, (ctx) => putToMe(ctx, requestId))
    expect(mine.parts.map(({ words }) => words)).toEqual(['Pierwsza część.', 'Druga część.'])
  })

  test('ends the clock of the request as the model counts it, and no other', async () => {
    const { caseId, requestId } = await asked()
    const clocks = () => rows('select * from casework.clock where case_id = $1 order by deadline, instance', [caseId])
    const before = await clocks()
    await give(doctor, requestId, { words: 'Tak.' })
    const after = await clocks()
    const moved = after.filter((one, i) => JSON.stringify(one) !== JSON.stringify(before[i]))
    expect(moved).toMatchObject([{ deadline: 'termin-odpowiedz', state: 'ended' }])
    await as(keeper.worker, async (ctx) => settleClocks(ctx, await caseFile(ctx, caseId)))
    expect(await clocks()).toEqual(after)
  })

  test.each([
    ['a refusal without a reason where there is a duty', { act: 'refuse' }, 'reason_missing'],
    ['no words', {}, 'words_missing'],
    ['words that go with a refusal', { act: 'refuse', reason: 'Brak danych', words: 'x' }, 'words_not_sent'],
    ['a category that was not asked about', { words: 'x', category: 'zdrowie' }, 'category_missing'],
  ] as const)('is refused with %s', async (_, more, refusal) => {
    const { requestId } = await asked()
    expect(await give(doctor, requestId, more)).toMatchObject({ ok: false, refusal })
  })

  test('may be refused without a reason where it is voluntary, and returned as put to the wrong institution', async () => {
    const voluntary = await asked({ ground: VOLUNTARY, categories: ['mieszkanie'] })
    expect(await give(doctor, voluntary.requestId, { act: 'refuse' })).toMatchObject({ ok: true })
    const other = await asked()
    expect(await give(doctor, other.requestId, { act: 'not_ours' })).toMatchObject({ ok: true })
    expect((await readBy(keeper.worker, other.caseId, other.requestId)).request.state).toBe('not_ours')
    expect(await give(doctor, other.requestId, { words: 'Jednak tak.' })).toMatchObject({ refusal: 'act_impossible' })
  })

  test('about something special rests on a ground of its own, and leaves no trace in the history of the team', async () => {
    const { caseId, requestId } = await asked({ categories: ['zdrowie'] })
    expect(await give(doctor, requestId, { words: 'Tak.' })).toMatchObject({ ok: false, refusal: 'ground_missing' })
    const ground = 'podstawa-tajemnica'
    expect(await give(doctor, requestId, { words: 'Tak.', ground })).toMatchObject({
      ok: false,
      refusal: 'basis_missing',
    })
    const basis = { basis: 'Pacjentka zwolniła z tajemnicy na piśmie', basisOn: localDate('2026-11-20') }
    expect(await give(doctor, requestId, { words: 'Tak.', ground, ...basis })).toMatchObject({ ok: true })
    expect((await readBy(keeper.worker, caseId, requestId)).recorded).toMatchObject([{ text: 'Tak.' }])
    const facts = await as(police.worker, (ctx) =>
      ctx.db.selectFrom('platform.fact').select('name').where('chain_id', '=', caseId).execute(),
    )
    expect(facts.filter(({ name }) => name === 'casework.request.given')).toEqual([])
  })

  test('is given by those who were asked and by nobody else', async () => {
    const { requestId } = await asked()
    for (const who of [stranger, police.worker, head, surgery.worker, keeper.worker]) {
      await expect(give(who, requestId, { words: 'x' })).rejects.toThrow(NotFound)
    }
  })

  test('on the page, as a browser without script sends it', async () => {
    const { requestId } = await asked()
    const at = `/requests/${requestId}`
    const wrong = await send(at, doctor, { act: 'complete', words: '' })
    expect(wrong).toMatchObject({ status: 422 })
    expect(wrong.html).toContain('Napisz treść odpowiedzi.')
    expect(await send(at, doctor, { act: 'complete', words: '<b>Tak</b>' })).toMatchObject({
      status: 303,
      location: at,
    })
    const { html } = await open(at, doctor)
    expect(html).toContain('&lt;b&gt;Tak&lt;/b&gt;')
    expect(html).not.toContain('name="act"')
  })
})

describe('whoever asked is told of an answer', () => {
  const worker = systemActor('worker')
  /** Does what was left for the worker about one request, and answers whom it told. */
  async function told({ caseId, requestId }: { caseId: string; requestId: string }) {
    const left = await rows('select 1 from graphile_worker.jobs where key = $1', [`${TELL_ANSWERED} ${requestId}`])
    if (left.length > 0) await actAs(worker, (ctx) => tellAnswered(ctx, requestId))
    return rows<{ person_id: string; kind: string; case_id: string; code: string; link: string }>(
      `select person_id, kind, case_id, case_code as code, link from notices.notice where link like $1 order by id`,
      [`/cases/${caseId}/requests/%`],
    )
  }

  test('by a notice in their case, and not of a promise; parts that they did not read of yet are told once', async () => {
    const one = await asked()
    await give(doctor, one.requestId, { act: 'accept' })
    expect(await told(one)).toEqual([])
    await give(doctor, one.requestId, { act: 'part', words: 'Pierwsza część.' })
    const [{ code } = { code: '' }] = await rows<{ code: string }>('select code from casework.case where id = $1', [
      one.caseId,
    ])
    const link = `/cases/${one.caseId}/requests/${one.requestId}`
    const notice = { person_id: keeper.worker, kind: 'request_answered', case_id: one.caseId, code, link }
    expect(await told(one)).toEqual([notice])
    expect((await open(link, keeper.worker)).status).toBe(200)
    await give(doctor, one.requestId, { words: 'Druga część.' })
    expect(await told(one)).toEqual([notice])
    await rows('update notices.notice set read_at = made_at where link = $1', [link])
    expect(await told(one)).toEqual([notice, notice])
  })

  test('when it came by a link or is a refusal, too', async () => {
    const refused = await asked({ ground: VOLUNTARY, categories: ['mieszkanie'] })
    await give(doctor, refused.requestId, { act: 'refuse' })
    expect(await told(refused)).toHaveLength(1)
    const linked = await asked()
    const made = await as(keeper.worker, (ctx) => makeLink(ctx, linked.caseId, linked.requestId))
    if (!made.ok) throw new Error(made.refusal)
    await actAs(linkHolder(made.value), (ctx) =>
      giveAnswer(ctx, { act: 'not_ours', requestId: linked.requestId, signed: 'lek. Jan Zmyślony' }),
    )
    expect(await told(linked)).toHaveLength(1)
  })

  test('those who work in the case for the same institution, when whoever asked does so no more', async () => {
    const one = await asked()
    const colleague = await found.aPerson('Celina', 'Zmyślona')
    await found.employ(colleague, keeper.id)
    await rows(
      `insert into casework.seat (id, case_id, person_id, institution_id, role, from_on, seated_by)
       select gen_random_uuid(), case_id, $2, institution_id, role, from_on, seated_by from casework.seat
       where case_id = $1 and person_id = $3 limit 1`,
      [one.caseId, colleague, keeper.worker],
    )
    await rows(`update casework.seat set until_on = '2026-11-22' where case_id = $1 and person_id = $2`, [
      one.caseId,
      keeper.worker,
    ])
    await give(doctor, one.requestId, { words: 'Tak.' })
    expect((await told(one)).map(({ person_id }) => person_id)).toEqual([colleague])
  })

  test('and nobody but the worker learns from this whose question it was', async () => {
    const { requestId } = await asked()
    for (const who of [doctor, stranger, police.worker, keeper.worker])
      expect(await as(who, (ctx) => answerToTell(ctx, requestId))).toEqual([])
  })
})

describe('a link to answer by', () => {
  const linkFor = async ({ caseId, requestId }: { caseId: string; requestId: string }) => {
    const made = await as(keeper.worker, (ctx) => makeLink(ctx, caseId, requestId))
    if (!made.ok) throw new Error(made.refusal)
    return made.value
  }
  const dead = async (secret: string) => {
    const answers = await Promise.all(
      [`/answer/${secret}`, `/answer/${secret}/question`, `/answer/${'x'.repeat(43)}`].map((path) => open(path, null)),
    )
    const pages = answers.map(({ html, status }) => [status, html.replace(/value="[^"]*"|action="[^"]*"/g, '')])
    expect(pages[0]?.[0]).toBe(404)
    expect(pages[0]).toEqual(pages[2])
    expect(pages[1]).toEqual(pages[2])
  }

  test('opens its question by hand, takes one answer, and is dead afterwards', async () => {
    const one = await asked({ categories: ['zdrowie'] })
    const secret = await linkFor(one)
    const at = `/answer/${secret}`
    const sealed = await open(at, null)
    expect(sealed.status).toBe(200)
    expect(sealed.html).toContain('OPS Bieliny')
    expect(sealed.html).not.toContain('szczepienia')
    expect(Object.fromEntries(sealed.headers)).toMatchObject({
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow, noarchive',
    })
    expect((await open(`${at}/question`, null)).status).toBe(404)
    expect(await send(at, null, {})).toMatchObject({ status: 303, location: `${at}/question` })
    expect((await open(`${at}/question`, null)).html).toContain('Czy dziecko ma aktualne szczepienia?')
    const answer = {
      act: 'complete',
      words: 'Szczepienia są aktualne.',
      ground: 'podstawa-tajemnica',
      basis: 'Matka zwolniła z tajemnicy',
      basisOn: '20.11.2026',
      signed: 'lek. Jan Zmyślony',
    }
    expect((await send(`${at}/question`, null, { ...answer, signed: '' })).status).toBe(422)
    expect(await send(`${at}/question`, null, answer)).toMatchObject({ status: 303, location: '/answer-sent' })
    await dead(secret)
    const { recorded, request } = await readBy(keeper.worker, one.caseId, one.requestId)
    expect(recorded).toMatchObject([{ text: 'Szczepienia są aktualne.', byLink: true, signed: 'lek. Jan Zmyślony' }])
    expect(request).toMatchObject({ state: 'answered', came: 'link' })
    expect((await open(`/cases/${one.caseId}/requests/${one.requestId}`, keeper.worker)).html).toContain(
      'lek. Jan Zmyślony',
    )
    expect((await open(`/cases/${one.caseId}/sharing`, keeper.worker)).status).toBe(200)
  })

  test('works no longer once it is ended, once a newer one is made, and after fourteen days', async () => {
    const one = await asked()
    const first = await linkFor(one)
    const second = await linkFor(one)
    await dead(first)
    expect((await open(`/answer/${second}`, null)).status).toBe(200)
    await as(keeper.worker, (ctx) => endLink(ctx, one.caseId, one.requestId))
    await dead(second)
    const third = await linkFor(one)
    await rows(`update casework.answer_link set expires_at = '2026-11-23T00:00:00Z' where ended_at is null`)
    await dead(third)
  })

  test('shows whoever holds it this one request, and no row of anything else', async () => {
    const one = await asked()
    const other = await asked()
    const holder = linkHolder(await linkFor(one))
    const seen = await actAs(holder, async ({ db }) => ({
      requests: await db.selectFrom('casework.request').select('id').execute(),
      cases: await db.selectFrom('casework.case').select('id').execute(),
      items: await db.selectFrom('casework.item').select('id').execute(),
      links: await db.selectFrom('casework.answer_link').select('id').execute(),
    }))
    expect(seen).toEqual({ requests: [{ id: one.requestId }], cases: [], items: [], links: [] })
    await expect(
      actAs(holder, (ctx) => giveAnswer(ctx, { act: 'not_ours', requestId: other.requestId })),
    ).rejects.toThrow(NotFound)
  })

  test('is made by those who keep the case, shown once, and kept as a hash', async () => {
    const one = await asked()
    const at = `/cases/${one.caseId}/requests/${one.requestId}/link`
    const made = await send(at, keeper.worker, {})
    const [, secret = ''] = /https:\/\/kooperacja\.example\/answer\/([\w-]{43})/.exec(made.html) ?? []
    expect((await open(`/answer/${secret}`, null)).status).toBe(200)
    expect((await open(at, keeper.worker)).html).not.toContain(secret)
    for (const who of [school.worker, police.worker]) {
      await expect(as(who, (ctx) => makeLink(ctx, one.caseId, one.requestId))).rejects.toThrow(Forbidden)
      expect((await open(at, who)).status).toBe(403)
    }
    expect((await open(at, stranger)).status).toBe(404)
    const facts = await rows<{ payload: string }>('select payload::text from platform.fact where chain_id = $1', [
      one.caseId,
    ])
    expect(facts.filter(({ payload }) => payload.includes(secret))).toEqual([])
  })
})
