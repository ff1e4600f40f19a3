import { describe, expect, test } from 'vitest'
import { Conflict, localDate, NotFound, SubjectId } from '#kernel'
import { modelMessages } from '#model'
import { addMessages } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { tellsPeople } from '#test/told.ts'
import { visiting } from '#test/visiting.tsx'
import { MONDAY } from '#test/world.ts'
import { caseFacts } from '../cases/case-facts.store.server.ts'
import { caseFile } from '../cases/case-file.store.server.ts'
import { caseWorld, report } from '../cases/case-world.fixture.ts'
import { enterPerson } from '../families/enter-person.server.ts'
import { caseworkMessages } from '../index.ts'
import { moveCase } from '../moving/move-case.server.ts'
import { caseworkPages } from '../pages.ts'
import { keepWithdrawal } from '../sharing/disclosure.store.server.ts'
import { acceptHandover, askBack, refuseHandover } from './answer-handover.server.ts'
import { changeHandover, handoversToAnswer, handoverToAnswer } from './handover.store.server.ts'
import { handoverPackage } from './handover-package.query.server.ts'
import { offerHandover, takeBackHandover } from './offer-handover.server.ts'
import { receivedIn } from './received.query.server.ts'
import { shareWithReceiver } from './share-with-receiver.server.ts'

addMessages(modelMessages)
addMessages(caseworkMessages)
const MIRZEC = '261103'
const database = await testDatabase()
const world = await caseWorld(database)
const { as, found, newId, lead, teacher, analyst, administrator, rows } = world
const { open, send } = visiting(world.actAs, caseworkPages)

/** Mirzec under the same model: a centre that coordinates its team, and a school there. */
const body = newId()
await found.put('model.adoption', {
  id: newId(),
  unit_code: MIRZEC,
  version_id: world.versionId,
  from_on: '2026-01-01',
})
const opened = { process: 'praca-pzk', name: 'PZK Mirzec', stage: 'dzialanie-pzk', opened_on: '2026-01-02' }
await found.put('teams.body', { id: body, version_id: world.versionId, element: 'pzk', unit_code: MIRZEC, ...opened })
await found.agreement('project', 'porozumienie-jst', 'wiejski', [{ unit_code: MIRZEC }], { body_id: body })
const acceded = async (name: string, sector: string) => {
  const id = await found.institution(name, sector, MIRZEC, { phone: '41 111 22 33' })
  await found.agreement('accession', 'przystapienie', 'wiejski', [{ institution_id: id }], { body_id: body })
  return id
}
const centre = await acceded('GOPS Mirzec', 'social_assistance')
const school = await acceded('Szkoła Mirzec', 'education')
await tellsPeople(world, centre, world.officer)
const receiver = await world.worker('Rita', 'Przyjmująca', centre)
const otherTeacher = await world.worker('Nauczysław', 'Mirecki', school)
await world.sign(receiver)
await world.sign(otherTeacher, school)
await found.membership({ person_id: receiver, institution_id: centre, role: 'koordynator-pzk', unit_code: MIRZEC })

const ON_PAPER = { recordedHow: 'paper' as const, recordedOn: localDate('2026-11-23') }

/** A family at work: a mother who takes part, a report that the centre wrote. */
async function family() {
  const caseId = await world.opens(lead, { family: 'Przeprowadzalscy', given: 'Anna' })
  const [mother] = (await as(lead, (ctx) => caseFacts(ctx, caseId))).facts.persons
  const person = SubjectId.parse(mother?.id)
  await world.complete(lead, caseId, 'karta-zgloszenia', report(person))
  await database.owner.query('update casework.subject set takes_part = true where id = $1', [person])
  const visit = { stage: 'realizacja', entered_at: MONDAY, entered_on: '2026-11-23', made_by: lead }
  await found.put('casework.visit', { case_id: caseId, no: 2, ...visit })
  await database.owner.query(`update casework.case set stage = 'realizacja', visit_no = 2 where id = $1`, [caseId])
  return { caseId, mother: person }
}
const offer = (caseId: string, mother: SubjectId) =>
  as(lead, (ctx) => offerHandover(ctx, { caseId, toUnitCode: MIRZEC, consented: [mother], ...ON_PAPER }))
const asked = async () => {
  const { caseId, mother } = await family()
  const offered = await offer(caseId, mother)
  if (!offered.ok) throw new Error(offered.refusal)
  return { caseId, mother, handoverId: offered.value }
}
const taken = async () => {
  const one = await asked()
  const accepted = await as(receiver, (ctx) =>
    acceptHandover(ctx, { handoverId: one.handoverId, family: 'Nowi z Bielin', given: undefined }),
  )
  if (!accepted.ok) throw new Error(accepted.refusal)
  return { ...one, toCaseId: accepted.value }
}

describe('asking another gmina', () => {
  test('the receiving team sees who asks and nothing of the family', async () => {
    const { handoverId } = await asked()
    const waiting = await as(receiver, (ctx) => handoversToAnswer(ctx))
    expect(waiting.map(({ id }) => id)).toContain(handoverId)
    const { html } = await open(`/handovers/${handoverId}`, receiver)
    expect(html).toContain('GOPS Bieliny')
    expect(html).not.toContain('Przeprowadzalscy')
    for (const who of [otherTeacher, teacher, analyst, administrator, lead]) {
      expect(await as(who, (ctx) => handoversToAnswer(ctx))).toEqual([])
      await expect(as(who, (ctx) => handoverToAnswer(ctx, handoverId))).rejects.toThrow(NotFound)
    }
  })

  test('every adult who takes part agrees, or it is refused at the field', async () => {
    const { caseId } = await family()
    const offered = await as(lead, (ctx) =>
      offerHandover(ctx, { caseId, toUnitCode: MIRZEC, consented: [], ...ON_PAPER }),
    )
    expect(offered).toMatchObject({ ok: false, refusal: 'consent_missing', why: { field: 'consented' } })
  })

  test('not twice, not to the own gmina, not with consent of tomorrow', async () => {
    const { caseId, mother } = await asked()
    expect(await offer(caseId, mother)).toMatchObject({ ok: false, refusal: 'already_asked' })
    const other = await family()
    const with_ = (more: object) =>
      as(lead, (ctx) =>
        offerHandover(ctx, {
          caseId: other.caseId,
          toUnitCode: MIRZEC,
          consented: [other.mother],
          ...ON_PAPER,
          ...more,
        }),
      )
    expect(await with_({ toUnitCode: '260401' })).toMatchObject({ ok: false, refusal: 'unit_unknown' })
    expect(await with_({ recordedOn: localDate('2026-11-24') })).toMatchObject({ ok: false, refusal: 'day_ahead' })
  })

  test('only those who keep the case may ask', async () => {
    const { caseId, mother } = await family()
    await expect(
      as(teacher, (ctx) => offerHandover(ctx, { caseId, toUnitCode: MIRZEC, consented: [mother], ...ON_PAPER })),
    ).rejects.toThrow(NotFound)
  })

  test('taken back, it no longer waits, and can be asked again', async () => {
    const { caseId, mother, handoverId } = await asked()
    expect((await as(lead, (ctx) => takeBackHandover(ctx, caseId))).ok).toBe(true)
    expect(await as(receiver, (ctx) => handoversToAnswer(ctx))).not.toContainEqual(
      expect.objectContaining({ id: handoverId }),
    )
    const accepted = await as(receiver, (ctx) =>
      acceptHandover(ctx, { handoverId, family: 'Za późno', given: undefined }),
    )
    expect(accepted).toMatchObject({ ok: false, refusal: 'already_answered' })
    expect((await offer(caseId, mother)).ok).toBe(true)
  })
})

describe('answering', () => {
  test('the receiving team opens a case of its own; only then may the first one end so', async () => {
    const { caseId, handoverId } = await asked()
    const move = () =>
      as(lead, (ctx) => moveCase(ctx, { caseId, transition: 'realizacja-przekaz', outcome: 'przekazany' }))
    expect(await move()).toMatchObject({ ok: false, refusal: 'rules_unmet' })
    const accepted = await as(receiver, (ctx) =>
      acceptHandover(ctx, { handoverId, family: 'Nowi z Bielin', given: undefined }),
    )
    if (!accepted.ok) throw new Error(accepted.refusal)
    const own = await as(receiver, (ctx) => caseFile(ctx, accepted.value))
    expect(own).toMatchObject({ unitCode: MIRZEC, keeper: centre, stage: 'zgloszenie' })
    await expect(as(lead, (ctx) => caseFile(ctx, accepted.value))).rejects.toThrow(NotFound)
    await expect(as(receiver, (ctx) => caseFile(ctx, caseId))).rejects.toThrow(NotFound)
    expect(await move()).toMatchObject({ ok: true, value: 'przekazanie' })
    const first = await as(lead, (ctx) => caseFile(ctx, caseId))
    expect([first.keeper, first.closedOn !== null]).toEqual([world.ops, true])
  })

  test('a question and a refusal reach those who asked', async () => {
    const { caseId, handoverId } = await asked()
    await as(receiver, (ctx) => askBack(ctx, { handoverId, question: 'Kiedy się przeprowadza?' }))
    expect((await open(`/cases/${caseId}/handover`, lead)).html).toContain('Kiedy się przeprowadza?')
    await as(receiver, (ctx) => refuseHandover(ctx, { handoverId, reason: 'Mieszka już w Oksie.' }))
    expect((await open(`/cases/${caseId}/handover`, lead)).html).toContain('Mieszka już w Oksie.')
    const again = await as(receiver, (ctx) => refuseHandover(ctx, { handoverId, reason: 'Jeszcze raz' }))
    expect(again).toMatchObject({ ok: false, refusal: 'already_answered' })
  })

  test('two who answer at once: the second is told', async () => {
    const { handoverId } = await asked()
    const seen = await as(receiver, (ctx) => handoverToAnswer(ctx, handoverId))
    await as(receiver, (ctx) => changeHandover(ctx, seen, { state: 'refused', reason: 'Nie' }))
    await expect(as(receiver, (ctx) => changeHandover(ctx, seen, { state: 'taken_back' }))).rejects.toThrow(Conflict)
  })

  test('accepted twice, it opens one case', async () => {
    const { handoverId } = await asked()
    const accept = () =>
      as(receiver, (ctx) => acceptHandover(ctx, { handoverId, family: 'Podwójnie', given: undefined }))
    expect((await accept()).ok).toBe(true)
    expect(await accept()).toMatchObject({ ok: false, refusal: 'already_answered' })
    expect(await rows(`select from casework.item where body ->> 'family' = 'Podwójnie'`)).toHaveLength(1)
  })
})

describe('content', () => {
  const share = async (caseId: string, category: string, words: string) => {
    const pack = await as(lead, (ctx) => handoverPackage(ctx, caseId))
    const line = pack.lines.find((one) => one.ready && one.category === category)
    if (!line) throw new Error(`no line for ${category}: ${pack.lines.map((one) => one.key).join()}`)
    const chosen = { key: line.key, extent: line.extent, words }
    const shared = await as(lead, (ctx) =>
      shareWithReceiver(ctx, { caseId, lines: [chosen], basis: '', until: pack.until }),
    )
    return { pack, shared }
  }

  test('passes only by disclosure, and is gone from the next statement when that is withdrawn', async () => {
    const { caseId, toCaseId } = await taken()
    expect((await as(receiver, (ctx) => receivedIn(ctx, toCaseId))).entries).toEqual([])
    const { pack, shared } = await share(caseId, 'kontakt', 'Anna Przeprowadzalska, najlepiej po 16.')
    expect(shared.ok).toBe(true)
    expect(Object.values(pack.words).join()).toContain('Przeprowadzalscy')
    const { entries } = await as(receiver, (ctx) => receivedIn(ctx, toCaseId))
    expect(entries.map(({ words }) => words)).toEqual(['Anna Przeprowadzalska, najlepiej po 16.'])
    expect((await open(`/cases/${toCaseId}/received`, receiver)).html).toContain('najlepiej po 16')
    const read = (who: string) => as(who, (ctx) => ctx.db.selectFrom('casework.extract').select('words').execute())
    expect(await read(otherTeacher)).toEqual([])
    const [disclosure] = await rows<{ id: string }>('select id from casework.disclosure where case_id = $1', [caseId])
    await as(lead, (ctx) => keepWithdrawal(ctx, disclosure?.id ?? '', 'Pomyłka'))
    expect((await as(receiver, (ctx) => receivedIn(ctx, toCaseId))).entries).toEqual([])
    expect(await read(receiver)).toEqual([])
  })

  test('no row of the first case is read by those who took it over', async () => {
    const { caseId, toCaseId } = await taken()
    await share(caseId, 'kontakt', 'Anna')
    for (const table of ['item', 'form_instance', 'subject', 'visit', 'event', 'seat']) {
      const seen = await as(receiver, (ctx) =>
        ctx.db
          .selectFrom(`casework.${table}` as 'casework.item')
          .select('case_id')
          .where('case_id', '=', caseId)
          .execute(),
      )
      expect([table, seen]).toEqual([table, []])
    }
    await expect(as(lead, (ctx) => receivedIn(ctx, toCaseId))).rejects.toThrow(NotFound)
  })

  test('nothing is shown before the case is taken over, and not by others', async () => {
    const { caseId } = await asked()
    await expect(as(lead, (ctx) => handoverPackage(ctx, caseId))).rejects.toThrow(NotFound)
    const one = await taken()
    await expect(as(teacher, (ctx) => handoverPackage(ctx, one.caseId))).rejects.toThrow(NotFound)
    await expect(as(receiver, (ctx) => handoverPackage(ctx, one.toCaseId))).rejects.toThrow(NotFound)
    await expect(
      as(lead, (ctx) => enterPerson(ctx, { caseId: one.toCaseId, family: 'Obcy', given: 'A', adult: true })),
    ).rejects.toThrow(NotFound)
  })
})

describe('on the pages', () => {
  test('a whole hand-over, sent as a browser without script does', async () => {
    const { caseId, mother } = await family()
    expect((await open(`/cases/${caseId}`, lead)).html).toContain(`/cases/${caseId}/handover`)
    const wrong = await send(`/cases/${caseId}/handover/ask`, lead, { toUnitCode: '', recordedHow: 'paper' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('href="#f-toUnitCode"')
    const sent = await send(`/cases/${caseId}/handover/ask`, lead, {
      toUnitCode: MIRZEC,
      consented: mother,
      recordedHow: 'paper',
      recordedOn: '23.11.2026',
    })
    expect(sent.status).toBe(303)
    const [handover] = await rows<{ id: string }>('select id from casework.case_handover where case_id = $1', [caseId])
    const name = `<b>'; drop table casework.case_handover; --`
    const accepted = await send(`/handovers/${handover?.id}`, receiver, { family: name })
    expect(accepted.status).toBe(303)
    expect((await open(accepted.location ?? '', receiver)).html).toContain('/received')
    const page = await open(`/cases/${caseId}/handover/share`, lead)
    expect(page.status).toBe(200)
    expect((await open(`/handovers/${handover?.id}`, otherTeacher)).status).toBe(404)
    expect((await open(`/cases/${caseId}/handover`, teacher)).status).toBe(404)
  })
})
