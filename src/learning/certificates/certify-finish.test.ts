import { expect, test } from 'vitest'
import { Forbidden, InstitutionId } from '#kernel'
import { anyone, systemActor } from '#platform/server'
import { printing } from '#test/printing.ts'
import { visiting } from '#test/visiting.tsx'
import { courseWorld } from '../courses/course-world.fixture.ts'
import { goThrough } from '../courses/going-through.fixture.ts'
import { certificatePages, learningPages, learningPrints } from '../pages.ts'
import { checkCertificate } from './certificate.query.server.ts'
import { CERTIFY_FINISH, CERTIFY_WAITING, certificateJobs } from './certify-finish.server.ts'
import { issuerNow } from './issuer.query.server.ts'
import { finishesToCertify, finishToCertify } from './issuer.store.server.ts'
import { nameIssuer } from './name-issuer.server.ts'

const world = await courseWorld()
const { actAs, as, database, open, send, teacher, head, stranger, administrator, rops, ropsHead, rows, endAgreement } =
  world
const site = visiting(actAs, [...learningPages, ...certificatePages({ actAs })])
const jobs = () =>
  rows(
    `select t.identifier as name, j.payload ->> 'id' as id from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier like 'learning.%' order by 1`,
  )
const run = async (name: keyof typeof certificateJobs, id: string) => {
  await actAs(systemActor('worker'), (ctx) => certificateJobs[name](ctx, id))
}
const certificates = () =>
  rows('select id, code, name, title, programme, minutes, institution, state, no from learning.certificate order by no')
const notices = () => rows(`select kind, person_id from notices.notice where kind like 'certificate%' order by kind`)
const check = async (code: string) => {
  const found = await actAs(anyone, (ctx) => checkCertificate(ctx, code, '203.0.113.9'))
  return found.answer === 'found' ? found.one.state : found.answer
}

test('a finished course waits for its certificate while nobody issues any', async () => {
  await goThrough({ open, send }, teacher)
  const [job] = await jobs()
  expect(job).toMatchObject({ name: CERTIFY_FINISH })
  expect(JSON.stringify(await rows('select payload from graphile_worker._private_jobs'))).not.toMatch(
    /Ewa|Testowa|Kurs/,
  )
  await run(CERTIFY_FINISH, job.id)
  expect(await certificates()).toEqual([])
})

test('who issues is said by whoever edits courses, and by nobody else', async () => {
  expect((await site.open('/courses', administrator)).html).toContain('href="/certificate-issuer"')
  for (const who of [teacher, head, stranger]) {
    expect((await site.open('/certificate-issuer', who)).status).toBe(403)
    expect((await site.open('/courses', who)).html).not.toContain('/certificate-issuer')
  }
  const school = await site.send('/certificate-issuer', administrator, { institution: world.school })
  expect([school.status, school.html.includes('Wybierz')]).toEqual([422, true])
  expect(await site.send('/certificate-issuer', administrator, { institution: rops })).toMatchObject({
    location: '/courses',
  })
  expect((await site.send('/certificate-issuer', administrator, { institution: rops })).html).toContain(
    'Ta instytucja już wydaje zaświadczenia.',
  )
})

test('then everybody who finished gets one, once, and is told; it states the course as it was', async () => {
  const [waiting] = (await jobs()).filter(({ name }) => name === CERTIFY_WAITING)
  await run(CERTIFY_WAITING, waiting.id)
  const [job] = (await jobs()).filter(({ name }) => name === CERTIFY_FINISH)
  for (let time = 0; time < 2; time += 1) await run(CERTIFY_FINISH, job.id)
  expect(await certificates()).toMatchObject([
    {
      ...{ name: 'Ewa Testowa', title: 'Kurs od podstaw', programme: ['Po co współpracować', 'Kto jest kim'] },
      ...{ minutes: 60, institution: 'Regionalny Ośrodek w Próbnej', state: 'valid' },
    },
  ])
  expect(await notices()).toEqual([{ kind: 'certificate_issued', person_id: teacher }])
  expect((await site.open('/my-certificates', teacher)).html).toContain('Kurs od podstaw')
})

test('a certificate outlasts the agreement by which its course was open', async () => {
  const [{ id, code }] = await certificates()
  await endAgreement()
  expect((await site.open('/courses/od-podstaw/lessons/po-co', teacher)).status).toBe(404)
  expect(await check(code)).toBe('valid')
  const paper = printing(actAs, certificatePages({ actAs }), learningPrints('https://kooperacja.example'))
  expect((await paper.take(`/certificates/${id}/print`, teacher)).pdf.text).toContain('Kurs od podstaw')
  await paper.stop()
})

test('whoever heads the issuer replaces one with a wrong name, and the old one says so at once', async () => {
  const [{ id, code }] = await certificates()
  const list = `/institutions/${rops}/certificates`
  expect((await site.open('/courses', ropsHead)).html).toContain(`href="${list}"`)
  expect((await site.open(list, ropsHead)).html).toContain(`href="/certificates/${id}/end"`)
  for (const who of [teacher, head]) {
    expect((await site.open(`/certificates/${id}/end`, who)).status).toBe(403)
    expect((await site.open(list, who)).status).toBe(404)
  }
  expect((await site.open(`/certificates/${id}/end`, stranger)).status).toBe(404)
  const empty = await site.send(`/certificates/${id}/end`, ropsHead, { how: 'replace', reason: '' })
  expect([empty.status, empty.html.includes('value="replace" checked')]).toEqual([422, true])
  await world.rename(teacher, 'Nowa')
  await database.owner.query(`update learning.edition set title = 'Kurs od początku' where title = 'Kurs od podstaw'`)
  const sent = { how: 'replace', reason: 'Zmiana nazwiska' }
  expect((await site.send(`/certificates/${id}/end`, ropsHead, sent)).location).toBe(list)
  const [before, after] = await certificates()
  expect([before?.title, after?.title]).toEqual(['Kurs od podstaw', 'Kurs od początku'])
  expect([before?.state, before?.name, after?.state, after?.name]).toEqual([
    'replaced',
    'Ewa Testowa',
    'valid',
    'Ewa Nowa',
  ])
  expect([await check(code), await check(after?.code ?? '')]).toEqual(['replaced', 'valid'])
  expect((await site.open('/my-certificates', teacher)).html).toContain('Zmiana nazwiska')
  const old = await site.open(`/certificates/${code}`, null)
  expect(old.html).not.toContain('Zmiana nazwiska')
  expect(old.html).toContain(`o numerze KOP/2026/${String(after?.no).padStart(6, '0')}`)
  expect(old.html).not.toContain(after?.code)
  const again = await site.send(`/certificates/${id}/end`, ropsHead, sent)
  expect(again.html).toContain('To zaświadczenie nie jest już ważne.')
})

test('a revoked one is not issued again by the rule', async () => {
  const [, { id, code }] = await certificates()
  await site.send(`/certificates/${id}/end`, ropsHead, { how: 'revoke', reason: 'Wydane przez pomyłkę' })
  expect(await check(code)).toBe('revoked')
  const finish = (await rows('select id from learning.course_finish'))[0]?.id
  await run(CERTIFY_FINISH, finish)
  expect(await certificates()).toHaveLength(2)
  expect((await notices()).map(({ kind }) => kind)).toEqual([
    'certificate_ended',
    'certificate_ended',
    'certificate_issued',
  ])
  expect(
    (
      await rows(
        `select name from platform.fact where chain = 'person' and name like 'learning.certificate%' order by at`,
      )
    ).map(({ name }) => name),
  ).toEqual([
    'learning.certificate.issued',
    'learning.certificate.printed',
    'learning.certificate.replaced',
    'learning.certificate.revoked',
  ])
})

test('what a finished course states is told to the worker alone', async () => {
  const finish = (await rows('select id from learning.course_finish'))[0]?.id
  for (const who of [teacher, head, stranger, administrator]) {
    expect(await as(who, (ctx) => finishToCertify(ctx, finish))).toBeNull()
    expect(await as(who, finishesToCertify)).toEqual([])
    expect((await as(who, issuerNow)) === null).toBe(who !== administrator)
  }
  await expect(as(teacher, (ctx) => nameIssuer(ctx, { institution: InstitutionId.parse(rops) }))).rejects.toThrow(
    Forbidden,
  )
})
