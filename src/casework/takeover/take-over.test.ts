import { beforeEach, describe, expect, test } from 'vitest'
import { Forbidden, localDate, NotFound } from '#kernel'
import { clocks, missingFromPaper } from '#model'
import { testDatabase } from '#test/database.ts'
import { MONDAY } from '#test/world.ts'
import { caseFacts } from '../cases/case-facts.store.server.ts'
import { caseFile } from '../cases/case-file.store.server.ts'
import { BIELINY, caseWorld } from '../cases/case-world.fixture.ts'
import { groupName } from '../families/people.query.server.ts'
import { moveCase } from '../moving/move-case.server.ts'
import { markStep } from '../steps/mark.store.server.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'
import { takeOverCase } from './take-over-case.server.ts'
import { fiveInRealisation } from './takeover.fixture.ts'
import type { TakeOverInput } from './takeover.schema.ts'

const database = await testDatabase()
const world = await caseWorld(database)
const { as, lead, coordinator, teacher, unsigned, outsider, analyst, administrator, ops, school } = world

const takes = (who: string, more: Partial<TakeOverInput> = {}) =>
  as(who, (ctx) => takeOverCase(ctx, { ...fiveInRealisation(ops, school), ...more }))
async function taken(more: Partial<TakeOverInput> = {}): Promise<string> {
  const done = await takes(lead, more)
  if (!done.ok) throw new Error(`not taken over: ${done.refusal}`)
  return done.value
}
const known = (caseId: string) => as(lead, (ctx) => caseFacts(ctx, caseId))

// One after another, so that the limit of the gmina stands in the way of none.
beforeEach(async () => {
  await database.owner.query(`update casework.case set closed_on = '2026-11-23'`)
})

describe('taking a case over from paper', () => {
  test('a family of five stands in its stage, with its people, consents and plan', async () => {
    const caseId = await taken()
    const { file, facts } = await known(caseId)
    expect(file).toMatchObject({ stage: 'realizacja', visitNo: 7, openedOn: '2026-02-02', keeper: ops, closedOn: null })
    expect(facts.persons.map(({ adult, takesPart }) => [adult, takesPart])).toEqual([
      [true, true],
      [true, true],
      [false, null],
      [false, null],
      [false, null],
    ])
    expect(facts.consents.map(({ on }) => on)).toEqual(['2026-03-02', '2026-03-02'])
    const [plan] = facts.plans
    expect(plan).toMatchObject({ active: true, no: 1 })
    expect(plan?.acceptedBy).toHaveLength(2)
    expect(plan?.institutionAnswers).toEqual([{ institution: school, accepted: true }])
    expect(facts.tasks.map(({ state }) => state)).toEqual(['open', 'open'])
  })

  test('every stage, step and form passed before is marked as taken over, with its day and by whom', async () => {
    const caseId = await taken()
    const visits = await world.rows<{ stage: string; from_paper: string; entered_on: string; made_by: string }>(
      'select stage, from_paper, entered_on::text, made_by from casework.visit where case_id = $1 order by no',
      [caseId],
    )
    expect(visits.map(({ stage, from_paper, entered_on }) => [stage, from_paper, entered_on])).toEqual([
      ['zgloszenie', 'dated', '2026-02-02'],
      ['kwalifikacja', 'undated', '2026-02-02'],
      ['zgody-i-zespol', 'dated', '2026-03-01'],
      ['diagnoza', 'undated', '2026-03-01'],
      ['ipw', 'undated', '2026-03-01'],
      ['koszyk', 'undated', '2026-03-01'],
      ['realizacja', 'dated', '2026-06-01'],
    ])
    expect(new Set(visits.map(({ made_by }) => made_by))).toEqual(new Set([lead]))
    const steps = await world.rows<{ recorded: { fromPaper: boolean }; visit_no: number }>(
      'select recorded, visit_no from casework.step_done where case_id = $1',
      [caseId],
    )
    expect(steps.length).toBeGreaterThan(5)
    expect(steps.every(({ recorded, visit_no }) => recorded.fromPaper && visit_no < 7)).toBe(true)
    const forms = await world.rows<{ form: string; recorded: { fromPaper: boolean }; completed_on: string }>(
      'select form, recorded, completed_on::text from casework.form_instance where case_id = $1 order by form',
      [caseId],
    )
    expect(forms.map(({ form, completed_on }) => [form, completed_on])).toEqual([
      ['karta-monitoringu', '2026-09-01'],
      ['program-ipw', '2026-05-28'],
      ['zgoda-na-udzial', '2026-03-02'],
      ['zgoda-na-udzial', '2026-03-02'],
    ])
    expect(forms.every(({ recorded }) => recorded.fromPaper)).toBe(true)
  })

  test('clocks count from the days on paper, not from the day of typing', async () => {
    const caseId = await taken()
    const { model, facts } = await known(caseId)
    const running = clocks(model, facts).filter(({ state }) => state === 'running')
    expect(running.map(({ deadline, startedOn, dueOn }) => [deadline.id, startedOn, dueOn])).toEqual([
      ['termin-pierwsza-pomoc', '2026-06-01', '2026-07-01'],
      ['termin-przeglad', '2026-09-01', '2026-12-01'],
      ['termin-praca', '2026-06-01', '2027-06-01'],
    ])
    const late = await known(await taken({ reviewedOn: undefined }))
    const review = clocks(late.model, late.facts).find(({ deadline }) => deadline.id === 'termin-przeglad')
    expect(review).toMatchObject({ startedOn: '2026-06-01', dueOn: '2026-09-01', late: 'past_agreed_date' })
  })

  test('the taking over is one fact, told as itself and never as an opening or a move', async () => {
    const caseId = await taken()
    const facts = await world.rows<{ name: string; payload: object }>(
      'select name, payload from platform.fact where chain_id = $1 order by seq',
      [caseId],
    )
    expect([...new Set(facts.map(({ name }) => name))]).toEqual(['casework.person.entered', 'casework.case.taken_over'])
    expect(facts.at(-1)?.payload).toMatchObject({ to: 'realizacja', began: '2026-02-02' })
  })

  test('the case goes on by its own gates', async () => {
    const caseId = await taken()
    const moved = await as(lead, (ctx) => moveCase(ctx, { caseId, transition: 'realizacja-przeglad' }))
    expect(moved).toEqual({ ok: true, value: 'przeglad' })
    const [visit] = await world.rows<{ from_paper: string | null; entered_on: string }>(
      'select from_paper, entered_on::text from casework.visit where case_id = $1 order by no desc limit 1',
      [caseId],
    )
    expect(visit).toEqual({ from_paper: null, entered_on: '2026-11-23' })
  })
})

describe('what stands on paper', () => {
  const five = fiveInRealisation(ops, school)

  test('an adult who refused stands as not taking part, one not asked as to be asked, and neither is counted as consenting', async () => {
    const people = five.people.map((one) => {
      if (one.row === 0) return { ...one, consent: { consent: 'no' as const, consentOn: localDate('2026-03-02') } }
      return one.row === 1 ? { ...one, consent: { consent: 'not_asked' as const } } : one
    })
    const { model, facts } = await known(await taken({ people }))
    expect(facts.persons.map(({ takesPart }) => takesPart)).toEqual([false, null, null, null, null])
    expect([facts.consents, facts.plans[0]?.acceptedBy]).toEqual([[], []])
    expect(missingFromPaper(model, facts).map(({ rule }) => rule)).toEqual([
      'consent_to_take_part',
      'team_has_sectors',
      'every_member_has_goal_or_reason',
      'one_responsible_per_action',
      'plan_accepted_by_family',
    ])
  })

  test('a plan whose stage is not over yet is proposed, and begins by its own gate', async () => {
    const days = [undefined, undefined, undefined, undefined, undefined, localDate('2026-05-01')]
    const caseId = await taken({ place: 'koszyk', days, reviewedOn: undefined })
    expect((await known(caseId)).facts.plans).toMatchObject([{ active: false }])
    expect(await as(coordinator, (ctx) => moveCase(ctx, { caseId, transition: 'koszyk-uruchom' }))).toMatchObject({
      ok: true,
    })
    expect((await known(caseId)).facts.plans).toMatchObject([{ active: true }])
  })

  test('a task that an institution does under its own law waits for no answer; silence is no acceptance', async () => {
    const [first, second] = five.plan?.actions ?? []
    if (!first || !second || !five.plan) throw new Error('the family has two actions')
    const answered = async (answer: 'noted' | 'waiting') =>
      (
        await known(
          await taken({
            plan: {
              ...five.plan,
              until: localDate('2027-05-31'),
              signedOn: undefined,
              actions: [first, { ...second, answer }],
            },
          }),
        )
      ).facts
    const noted = await answered('noted')
    expect(noted.plans[0]?.actions.map(({ mode }) => mode)).toContain('own_task_noted')
    expect(noted.plans[0]?.institutionAnswers).toEqual([])
    const waiting = await answered('waiting')
    expect(waiting.tasks.map(({ state }) => state).sort()).toEqual(['open', 'waiting'])
  })

  test('a group is called by its name, and a case without a plan is told as lacking one', async () => {
    const caseId = await taken({ kind: 'group', called: 'Mieszkańcy ulicy Papierowej', plan: null })
    expect(await as(lead, (ctx) => groupName(ctx, caseId))).toBe('Mieszkańcy ulicy Papierowej')
    const { model, facts } = await known(caseId)
    expect(missingFromPaper(model, facts).flatMap(({ missing }) => missing.map(({ key }) => key))).toContain('no_plan')
  })

  test('steps of others are written down in the act of taking over, and never afterwards', async () => {
    const caseId = await taken()
    world.clock.set(new Date('2026-11-23T08:01:00Z'))
    const step = {
      caseId,
      step: 'przyjecie-zgloszenia',
      visitNo: 1,
      onDay: localDate('2026-02-03'),
      institutionId: ops,
    }
    await expect(as(lead, (ctx) => markStep(ctx, step))).rejects.toThrow(/row-level security/)
    world.clock.set(MONDAY)
  })
})

describe('who may take a case over', () => {
  test.each([
    ['a school, whose cases the centre keeps', () => teacher],
    ['an institution that did not accede', () => outsider],
    ['a regional analyst', () => analyst],
    ['an administrator', () => administrator],
  ])('nobody of %s', async (_, who) => {
    await expect(takes(who())).rejects.toThrow(Forbidden)
  })

  test('a worker without a statement of confidentiality is told what is missing', async () => {
    expect(await takes(unsigned)).toMatchObject({ ok: false, refusal: 'needs_missing' })
  })

  test('a stranger does not find the case', async () => {
    const caseId = await taken()
    await expect(as(outsider, (ctx) => caseFile(ctx, caseId))).rejects.toThrow(NotFound)
    await expect(as(teacher, (ctx) => caseFile(ctx, caseId))).rejects.toThrow(NotFound)
  })

  test('a coordinator enters a case that somebody else leads from the first day', async () => {
    const done = await takes(coordinator, { lead })
    if (!done.ok) throw new Error(done.refusal)
    expect(await as(lead, (ctx) => seatsOfMine(ctx, done.value))).toMatchObject([{ role: 'pracownik-prowadzacy' }])
    expect(await takes(coordinator, { lead: unsigned })).toMatchObject({
      refusal: 'lead_unknown',
      why: { field: 'lead' },
    })
  })
})

describe('what is refused leaves nothing behind', () => {
  const cases = async () => (await world.rows('select id from casework.case')).length

  test.each([
    [
      'days out of order',
      {
        days: [
          undefined,
          localDate('2026-03-01'),
          localDate('2026-02-20'),
          undefined,
          undefined,
          undefined,
          localDate('2026-06-01'),
        ],
      },
      'days_out_of_order',
      'day.2',
    ],
    ['a beginning that is still to come', { beganOn: localDate('2026-11-24') }, 'day_ahead', 'beganOn'],
    ['a stage that the model has not', { place: 'gdziekolwiek' }, 'not_offered', 'place'],
    ['a stage in which a case ends', { place: 'archiwum' }, 'not_offered', 'place'],
    ['a review that is still to come', { reviewedOn: localDate('2026-12-01') }, 'day_ahead', 'reviewedOn'],
  ] as const)('%s', async (_, more, refusal, field) => {
    const before = await cases()
    expect(await takes(lead, more)).toMatchObject({ ok: false, refusal, why: { field } })
    expect(await cases()).toBe(before)
  })

  test('a file that is no scan', async () => {
    const before = await cases()
    const scans = { plan: { name: 'plan.pdf', bytes: new TextEncoder().encode('to nie jest skan') } }
    expect(await takes(lead, { scans })).toMatchObject({ refusal: 'file_type_refused', why: { field: 'scanPlan' } })
    expect(await cases()).toBe(before)
  })

  test('a person who stands in another open case of mine, until somebody says that they know', async () => {
    const { people } = fiveInRealisation(ops, school)
    const numbered = people.map((one) =>
      one.row === 0 ? { ...one, person: { ...one.person, pesel: '85831200014' } } : one,
    )
    const first = await taken({ place: 'zgloszenie', people: numbered, plan: null, reviewedOn: undefined })
    const { code } = (await known(first)).file
    const before = await cases()
    const early = { place: 'diagnoza', people: numbered, plan: null, reviewedOn: undefined }
    const again = { ...early, days: [undefined, undefined, undefined, localDate('2026-05-01')] }
    expect(await takes(lead, again)).toMatchObject({ refusal: 'same_people', why: { field: 'knowingly', codes: code } })
    expect(await cases()).toBe(before)
    expect(await takes(lead, { ...again, knowingly: true })).toMatchObject({ ok: true })
  })

  test('a family with an active plan elsewhere is not taken over with a second one', async () => {
    const { people } = fiveInRealisation(ops, school)
    const numbered = people.map((one) =>
      one.row === 1 ? { ...one, person: { ...one.person, pesel: '85831200021' } } : one,
    )
    await taken({ people: numbered })
    expect(await takes(lead, { people: numbered, knowingly: true })).toMatchObject({ refusal: 'plan_elsewhere' })
  })

  test('one family more than the model lets the gmina work with; before its gate a case is no matter of the limit', async () => {
    for (let no = 1; no <= 10; no += 1) {
      const id = world.newId()
      const row = {
        id,
        code: `LIMIT-${no}`,
        unit_code: BIELINY,
        owner_institution_id: ops,
        version_id: world.versionId,
      }
      const more = { process: 'praca-z-rodzina', subject_kind: 'family', opened_on: '2026-05-01', opened_by: lead }
      await world.found.put('casework.case', { ...row, ...more, stage: 'diagnoza' })
      const visit = { no: 1, stage: 'diagnoza', entered_at: '2026-05-01', entered_on: '2026-05-01', made_by: lead }
      await world.found.put('casework.visit', { case_id: id, ...visit, transition: 'kwalifikacja-przyjmij' })
    }
    expect(await takes(lead)).toMatchObject({ refusal: 'too_many_cases', why: { field: 'place', wanted: 10 } })
    const early = { days: [undefined, localDate('2026-03-01')], plan: null, reviewedOn: undefined }
    expect(await takes(lead, { ...early, place: 'kwalifikacja' })).toMatchObject({ ok: true })
  })
})
