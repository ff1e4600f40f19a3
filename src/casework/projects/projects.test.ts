import { afterAll, describe, expect, test } from 'vitest'
import { institutionsMessages } from '#institutions'
import { Forbidden, InstitutionId, localDate, NotFound } from '#kernel'
import { addMessages } from '#platform/server'
import { territoryMessages } from '#territory'
import { testDatabase } from '#test/database.ts'
import { printing } from '#test/printing.ts'
import { readDocx } from '#test/reading-docx.ts'
import { visiting } from '#test/visiting.tsx'
import { caseworkMessages } from '../index.ts'
import { payPurchase } from '../money/decide-purchase.server.ts'
import { BIELINY, envelopeWorld } from '../money/envelope.fixture.ts'
import { sumsOfSource } from '../money/envelope.store.server.ts'
import { joinCases } from './join-cases.server.ts'
import { agreeProject, moveProject } from './move-project.server.ts'
import { projectPages } from './pages.ts'
import { projectView } from './project.query.server.ts'
import type { AgreeProjectInput, MoveProjectInput, ProjectInput } from './project.schema.ts'
import { budgetOf, readPackage, readSchedule, typedPackage, typedSchedule } from './project-lines.domain.ts'
import { projectPrint } from './project-print.ts'
import { beginProject, correctProject } from './write-project.server.ts'

for (const messages of [territoryMessages, institutionsMessages, caseworkMessages]) addMessages(messages)
const database = await testDatabase()
const world = await envelopeWorld(database)
const { as, actAs, keeper, mayor, school, police, stranger } = world
const { asked, take, stop } = printing(actAs, projectPages, [projectPrint])
afterAll(stop)
const { open, send } = visiting(actAs, projectPages)
const OPS = InstitutionId.parse(keeper.id)
const TODAY = localDate('2026-11-23')

const WRITTEN: ProjectInput = {
  ...{ unitCode: BIELINY, title: 'Razem po lekcjach', aims: 'Dzieci mają gdzie odrobić lekcje' },
  ...{ forWhom: 'Rodziny z Porąbek', peopleCount: 12, from: TODAY, until: localDate('2026-12-20'), services: [] },
  ...{ package: 'Warsztaty dla rodziców; 4; 300,00\nPodręczniki; 12; 25,50', schedule: '1.12.2026 pierwsze spotkanie' },
}
const BUDGET = 4 * 30_000 + 12 * 2_550
const begins = async (more: Partial<ProjectInput> = {}, who = keeper.worker) => {
  const done = await as(who, (ctx) => beginProject(ctx, { ...WRITTEN, institutionId: OPS, ...more }))
  if (!done.ok) throw new Error(done.refusal)
  return done.value
}
const agrees = (projectId: string, sourceId: string, more: Partial<AgreeProjectInput> = {}, who = mayor) =>
  as(who, (ctx) =>
    agreeProject(ctx, {
      ...{ projectId, sourceId, chapter: '85295', paragraph: '4300', cpv: undefined, procedure: 'direct' as const },
      ...more,
    }),
  )
const moves = (projectId: string, more: Partial<MoveProjectInput> = {}, who = keeper.worker) =>
  as(who, (ctx) =>
    moveProject(ctx, {
      ...{ projectId, onDay: TODAY, result: undefined, said: undefined, evaluation: undefined, ...more },
    }),
  )
const joins = (projectId: string, cases: readonly string[], who = keeper.worker) =>
  as(who, (ctx) => joinCases(ctx, { projectId, cases }))
const shown = (projectId: string, who = keeper.worker) => as(who, (ctx) => projectView(ctx, projectId))
const sums = (source: string) => as(mayor, (ctx) => sumsOfSource(ctx, source))

describe('what is typed', () => {
  test('a package is read line by line, added up, and written again as it was', () => {
    const read = readPackage('Warsztaty; 4; 300,00\n\n Podręczniki ;12;25,5 zł\nSala; 1; 1 200')
    if ('wrong' in read) throw new Error('cannot be read')
    expect(read.lines).toEqual([
      { what: 'Warsztaty', quantity: 4, price: 30_000 },
      { what: 'Podręczniki', quantity: 12, price: 2_550 },
      { what: 'Sala', quantity: 1, price: 120_000 },
    ])
    expect(budgetOf(read.lines)).toBe(270_600)
    expect(readPackage(typedPackage(read.lines))).toEqual(read)
  })
  test.each([
    ['Warsztaty', 1],
    ['Warsztaty; 4; 300\nSala; dużo; 5', 2],
    ['Warsztaty; 0; 300', 1],
    ['Warsztaty; 4; -3', 1],
  ])('%j is refused at line %i', (text, line) => {
    expect(readPackage(text)).toEqual({ wrong: line })
  })
  test('a schedule stands in the order of its days', () => {
    const read = readSchedule('15.12.2026 koniec\n1.12.2026 początek')
    if ('wrong' in read) throw new Error('cannot be read')
    expect(read.steps.map(({ what }) => what)).toEqual(['początek', 'koniec'])
    expect(readSchedule(typedSchedule(read.steps))).toEqual(read)
    expect(readSchedule('31.02.2027 nigdy')).toEqual({ wrong: 1 })
    expect(readSchedule('kiedyś')).toEqual({ wrong: 1 })
  })
})

describe('a social project', () => {
  test('is written by people of its institution and known to them and to those who answer for the envelope', async () => {
    await expect(begins({}, mayor)).rejects.toThrow(Forbidden)
    const wrong = { ...WRITTEN, institutionId: OPS, package: 'nic' }
    expect(await as(keeper.worker, (ctx) => beginProject(ctx, wrong))).toMatchObject({
      ...{ refusal: 'package_wrong', why: { line: 1 } },
    })
    const id = await begins()
    expect((await shown(id, mayor)).project).toMatchObject({ budget: BUDGET, state: 'draft', mayWrite: false })
    for (const who of [stranger, school.worker, police.worker]) await expect(shown(id, who)).rejects.toThrow(NotFound)
    const corrected = { ...WRITTEN, projectId: id, title: 'Razem' }
    expect(await as(keeper.worker, (ctx) => correctProject(ctx, corrected))).toMatchObject({ ok: true })
    await expect(as(mayor, (ctx) => correctProject(ctx, corrected))).rejects.toThrow(Forbidden)
  })

  test('commits its budget when another person agrees, never beyond the source', async () => {
    const source = await world.opens(1_000_000)
    const id = await begins()
    expect(await agrees(id, await world.opens(BUDGET - 1))).toMatchObject({ refusal: 'not_enough' })
    await expect(agrees(id, source, {}, keeper.worker)).rejects.toThrow(Forbidden)
    const own = await begins({}, world.coordinator)
    expect(await agrees(own, source, {}, world.coordinator)).toMatchObject({ refusal: 'own_project' })
    expect(await agrees(id, source)).toMatchObject({ ok: true })
    expect(await sums(source)).toEqual({ planned: 1_000_000, committed: BUDGET, spent: 0 })
    expect(await agrees(id, source)).toMatchObject({ refusal: 'agreed_already' })
    const changed = { ...WRITTEN, projectId: id }
    expect(await as(keeper.worker, (ctx) => correctProject(ctx, changed))).toMatchObject({ refusal: 'agreed_already' })
  })

  test('runs, ends with its result, is paid for and is evaluated, step by step', async () => {
    const source = await world.opens(1_000_000)
    const id = await begins()
    expect(await moves(id)).toMatchObject({ refusal: 'not_agreed' })
    await agrees(id, source, { paragraph: '4240' })
    expect(await moves(id, { onDay: localDate('2026-11-24') })).toMatchObject({ refusal: 'day_ahead' })
    expect(await moves(id, { onDay: localDate('2026-11-20') })).toMatchObject({ refusal: 'day_before' })
    await expect(moves(id, {}, mayor)).rejects.toThrow(Forbidden)
    expect(await moves(id)).toMatchObject({ ok: true })
    expect(await moves(id)).toMatchObject({ refusal: 'result_missing' })
    expect(await moves(id, { result: 'Dwanaścioro dzieci odrabia lekcje w świetlicy' })).toMatchObject({ ok: true })
    expect(await moves(id)).toMatchObject({ refusal: 'said_missing' })
    expect(await moves(id, { said: 'Było warto' })).toMatchObject({ refusal: 'evaluation_missing' })
    expect(await moves(id, { said: 'Było warto', evaluation: 'Powtórzyć wiosną' })).toMatchObject({ ok: true })
    expect((await shown(id)).project).toMatchObject({ state: 'evaluated', said: 'Było warto' })
    const [entry] = await world.rows<{ purchase_id: string }>(
      'select purchase_id from casework.social_project where id = $1',
      [id],
    )
    const invoice = { invoiceNo: 'FV/9', ksefNo: undefined, onDay: TODAY, amount: BUDGET, more: 'no' as const }
    const paid = { unitCode: BIELINY, purchaseId: entry?.purchase_id ?? '', ...invoice }
    expect(await as(mayor, (ctx) => payPurchase(ctx, paid))).toMatchObject({ ok: true })
    expect(await sums(source)).toMatchObject({ committed: BUDGET, spent: BUDGET })
  })
})

describe('families in a project', () => {
  test('join and leave by whoever keeps their case, and are a code to everybody else', async () => {
    const { caseId } = await world.family()
    const id = await begins()
    const [row] = await world.rows<{ code: string }>('select code from casework.case where id = $1', [caseId])
    await expect(joins(id, [caseId], mayor)).rejects.toThrow(Forbidden)
    expect(await joins(id, [caseId])).toMatchObject({ ok: true })
    expect((await shown(id)).cases).toMatchObject([{ code: row?.code, id: caseId, leftOn: null }])
    expect((await shown(id, mayor)).cases).toMatchObject([{ code: row?.code, id: null }])
    const rowsOf = (who: string) =>
      as(who, (ctx) => ctx.db.selectFrom('casework.project_case').select('case_id').execute())
    expect(await rowsOf(mayor)).toEqual([])
    expect(await rowsOf(stranger)).toEqual([])
    expect(await joins(id, [])).toMatchObject({ ok: true })
    expect((await shown(id)).cases).toMatchObject([{ leftOn: TODAY }])
    expect(await joins(id, [caseId])).toMatchObject({ ok: true })
    expect((await shown(id)).cases).toMatchObject([{ leftOn: null }])
    const facts = await world.rows<{ name: string }>(
      `select name from platform.fact where chain_id = $1 and name like 'casework.project.%' order by seq`,
      [caseId],
    )
    expect(facts.map(({ name }) => name.split('.').at(-1))).toEqual(['joined', 'left', 'joined'])
    const { html } = await open(`/social-projects/${id}`, mayor)
    expect(html).toContain(row?.code)
    expect(html).not.toContain('/cases/')
  })
})

describe('a project in a browser and on paper', () => {
  const TYPED = {
    ...{ unitCode: BIELINY, title: 'Sąsiedzka świetlica', aims: 'Bezpieczne popołudnia', forWhom: 'Dzieci z osiedla' },
    ...{ peopleCount: '', from: '1.12.2026', until: '20.12.2026', package: 'Gry; 5; 40', schedule: '' },
  }

  test('is written, agreed and begun with forms alone, and nothing typed is lost', async () => {
    const source = await world.opens(900_000)
    const at = `/social-projects/new/${keeper.id}`
    expect((await open('/social-projects', keeper.worker)).html).toContain(at)
    const wrong = await send(at, keeper.worker, { ...TYPED, package: 'Gry; 5; 40\nbez ceny' })
    expect([wrong.status, wrong.html.includes('wiersza 2'), wrong.html.includes('bez ceny')]).toEqual([422, true, true])
    const { location } = await send(at, keeper.worker, TYPED)
    const one = location ?? ''
    expect((await open(`${one}/correct`, keeper.worker)).html).toContain('Gry; 5; 40,00')
    expect((await open(one, mayor)).html).toContain(`${one}/agree`)
    const agreed = { sourceId: source, chapter: '85295', paragraph: '4190', cpv: '', procedure: 'direct' }
    expect((await send(`${one}/agree`, mayor, agreed)).location).toBe(one)
    expect((await open(`${one}/move`, keeper.worker)).html).toContain('Rozpocznij projekt')
    expect((await send(`${one}/move`, keeper.worker, { onDay: '23.11.2026' })).location).toBe(one)
    expect((await open(one, stranger)).status).toBe(404)
  })

  test('is taken away as a tagged PDF and for a word processor, with codes and no name', async () => {
    const { caseId } = await world.family()
    const id = await begins()
    await joins(id, [caseId])
    const [row] = await world.rows<{ code: string }>('select code from casework.case where id = $1', [caseId])
    const { pdf } = await take(projectPrint.at({ projectId: id }), mayor)
    for (const said of ['Razem po lekcjach', 'Podręczniki', 'pierwsze spotkanie', row?.code ?? '?'])
      expect(pdf.text).toContain(said)
    const docx = await asked(projectPrint.docxAt({ projectId: id }), mayor)
    const read = JSON.stringify(await readDocx(new Uint8Array(await docx.arrayBuffer())))
    for (const said of ['Dzieci mają gdzie odrobić lekcje', 'Podręczniki', row?.code ?? '?'])
      expect(read).toContain(said)
    expect((await asked(projectPrint.at({ projectId: id }), stranger)).status).toBe(404)
  })
})
