import { describe, expect, test } from 'vitest'
import { addDays, type LocalDate } from '#kernel'
import type { CaseFacts, Facts } from './case-facts.domain.ts'
import { consecutive } from './consecutive.domain.ts'
import {
  action,
  bodyIn,
  CHILD,
  CLINIC,
  caseIn,
  completedForm,
  day,
  FATHER,
  item,
  MOTHER,
  modelNamed,
  OPS,
  plan,
  SCHOOL,
  TODAY,
  worker,
  YEAR,
} from './facts.fixture.ts'
import { mayDoStep, possible } from './interpreter.domain.ts'
import { makeTransition, type TransitionAsked } from './make-transition.domain.ts'

const model = modelNamed('wiejski-1.0')
const BODY = 'zespol-rodziny'
const LEAD = 'pracownik-prowadzacy'
const COORDINATOR = 'koordynator-pzk'
const PARTNER = 'czlonek-zespolu-rodziny'

/** Moves the facts on, as a recorded transition does. */
function moved<F extends Facts>(facts: F, asked: TransitionAsked): F {
  const made = makeTransition(model, facts, asked)
  if (!made.ok) throw new Error(JSON.stringify(made))
  const last = facts.visits.at(-1)
  if (!last) throw new Error('The story has no beginning')
  const next = { visit: last.visit + 1, stage: made.value.to, enteredOn: facts.today, at: last.at + 100 }
  return { ...facts, visits: [...facts.visits, next] }
}

/** The steps done now, each for the given keys. */
function did<F extends Facts>(facts: F, ...steps: readonly (readonly [string, ...string[]])[]): F {
  const visit = facts.visits.at(-1)?.visit ?? 0
  const done = steps.flatMap(([step, ...keys]) =>
    keys.length === 0
      ? [{ step, on: facts.today, visit }]
      : keys.map((forKey) => ({ step, on: facts.today, visit, forKey })),
  )
  return { ...facts, stepsDone: [...facts.stepsDone, ...done] }
}

function filled<F extends Facts>(facts: F, form: string, answers: Parameters<typeof completedForm>[2], given = {}): F {
  const visit = facts.visits.at(-1)?.visit ?? 0
  const one = completedForm(model, form, answers, { completed: { on: facts.today, visit }, ...given })
  return { ...facts, forms: [...facts.forms, one] }
}

const blocked = (facts: Facts, transition: string, role: string) => {
  const made = makeTransition(model, facts, { transition, role })
  return made.ok ? null : made.refusal
}

const visit = (number: number, stage: string, enteredOn: LocalDate) => ({ visit: number, stage, enteredOn, at: number })

describe('a rural case from report to archive', () => {
  test('passes every stage only when what the model asks for is there', () => {
    const start = caseIn('zgloszenie')
    expect(blocked(start, 'zgloszenie-kwalifikuj', LEAD)).toBe('rules_unmet')
    const reported = did(
      filled(start, 'karta-zgloszenia', {}),
      ['wypelnienie-zgloszenia'],
      ['przyjecie-zgloszenia'],
      ['pierwsza-rozmowa'],
    )
    const qualifying = moved(reported, { transition: 'zgloszenie-kwalifikuj', role: LEAD })

    const criteria = ['kilka-trudnosci', 'kilka-sektorow', 'pomoc-niewystarczajaca', 'rodzina-chce', 'mieszka-w-gminie']
    const qualified: CaseFacts = {
      ...filled(qualifying, 'karta-kwalifikacji', { pytania: Object.fromEntries(criteria.map((id) => [id, true])) }),
      agreements: [{ agreement: 'porozumienie-jst', party: 'gmina', who: null, ...YEAR }],
    }
    expect(blocked(qualified, 'kwalifikacja-przyjmij', LEAD)).toBe('not_yours')
    const consenting = moved(qualified, { transition: 'kwalifikacja-przyjmij', role: COORDINATOR })

    const team: CaseFacts = {
      ...did(consenting, ['zebranie-zgod', MOTHER], ['sklad-zespolu'], ['zapis-podstaw', SCHOOL]),
      consents: [{ person: MOTHER, given: true, on: TODAY, withdrawnOn: null }],
      members: [
        worker('anna', { body: BODY, role: LEAD }),
        worker('jan', { body: BODY, role: PARTNER, institution: SCHOOL, sector: 'education' }),
      ],
      statements: ['anna', 'jan'].map((person) => ({ person, ...YEAR })),
      disclosures: [
        {
          id: 'u1',
          institution: SCHOOL,
          sector: 'education',
          role: PARTNER,
          person: null,
          category: 'nauka',
          extent: 'full',
          ground: 'podstawa-zgoda',
          from: TODAY,
          to: null,
          withdrawn: false,
        },
      ],
    }
    const diagnosing = moved(team, { transition: 'zgody-gotowe', role: LEAD })

    const rows = (field: string) => [{ rowId: 'dom', values: { [field]: 'Jest' } }]
    const blocks = {
      'blok-przyczyny': rows('przyczyny'),
      'blok-strony': rows('mocne'),
      'blok-zasoby': rows('zasoby'),
      'blok-potrzeby': rows('potrzeby'),
    }
    const diagnosed = did(
      filled(
        filled(
          filled(diagnosing, 'karta-diagnozy', blocks, { institution: OPS, id: 'd1' }),
          'karta-diagnozy',
          {},
          { institution: SCHOOL, id: 'd2' },
        ),
        'karta-glosu-rodziny',
        { 'glos-czesc': { oczekiwania: 'Chcemy spokoju' } },
      ),
      ['warsztat-diagnostyczny'],
      ['wklady-do-diagnozy', OPS],
      ['uzgodnienie-diagnozy'],
    )
    const planning = moved(diagnosed, { transition: 'diagnoza-gotowa', role: LEAD })

    const planned = { ...filled(planning, 'program-ipw', {}), plans: [plan()] }
    const choosing = moved(planned, { transition: 'ipw-do-koszyka', role: LEAD })

    const chosen = {
      ...choosing,
      items: [item('i'), item('j', { provider: CLINIC })],
      plans: [plan({ acceptedBy: [MOTHER], institutionAnswers: [{ institution: SCHOOL, accepted: true }] })],
    }
    expect(blocked(chosen, 'koszyk-uruchom', COORDINATOR)).toBe('rules_unmet')
    const unexplained = [{ rule: 'no_duplicate_service', reason: ' ' }]
    const startHelp = { transition: 'koszyk-uruchom', role: COORDINATOR }
    expect(makeTransition(model, chosen, { ...startHelp, confirmations: unexplained }).ok).toBe(false)
    const confirmations = [{ rule: 'no_duplicate_service', reason: 'Szkoła w tygodniu, przychodnia w soboty' }]
    expect(makeTransition(model, chosen, { ...startHelp, confirmations })).toMatchObject({
      ok: true,
      value: { from: 'koszyk', to: 'realizacja', activatesPlan: true, confirmed: confirmations },
    })
    const helping = moved(chosen, { ...startHelp, confirmations })

    const reviewing = moved(helping, { transition: 'realizacja-przeglad', role: 'czlonek-rodziny' })
    const reviewed = {
      ...did(
        filled(reviewing, 'karta-monitoringu', { wnioski: { wniosek: 'dalej' } }),
        ['spotkanie-przegladu'],
        ['karta-przegladu'],
      ),
      reviews: [{ review: 'przeglad-okresowy', on: TODAY }],
    }
    expect(blocked(reviewed, 'przeglad-zmien-plan', LEAD)).toBe('rules_unmet')
    const on = moved(reviewed, { transition: 'przeglad-dalej', role: LEAD })
    const ending = moved(on, { transition: 'realizacja-zakoncz', role: LEAD, outcome: 'sukces' })
    const evaluating = moved(ending, { transition: 'zakonczenie-ocen', role: LEAD })
    expect(blocked(evaluating, 'ewaluacja-zamknij', COORDINATOR)).toBe('rules_unmet')
    const evaluated = filled(evaluating, 'karta-ewaluacji', { 'rodzina-ocena': { 'czy-pomoglo': 'bardzo' } })
    const archived = moved(evaluated, { transition: 'ewaluacja-zamknij', role: COORDINATOR })

    const { stage, transitions, steps } = possible(model, archived, [LEAD])
    expect(stage.kind).toBe('end')
    expect(transitions).toEqual([])
    expect(steps.map(({ step }) => step.id)).toEqual(['kontakt-po-zakonczeniu'])
  })

  test('a body of institutions comes to work by the same rules', () => {
    const forming = bodyIn('pzk', 'porozumienie', {
      agreements: [{ agreement: 'wlasne-przyjecie', party: 'gmina', who: null, ...YEAR }],
    })
    const inviting = moved(forming, { transition: 'porozumienie-zapros', role: 'animator-gminny' })
    expect(blocked(inviting, 'zapraszanie-dziala', COORDINATOR)).toBe('rules_unmet')
    const places = [
      ['anna', COORDINATOR, OPS, 'social_assistance'],
      ['jan', 'czlonek-pzk', SCHOOL, 'education'],
      ['ewa', 'czlonek-pzk', CLINIC, 'health'],
    ] as const
    const joined = {
      ...inviting,
      members: places.map(([person, role, institution, sector]) =>
        worker(person, { body: 'pzk', role, institution, sector }),
      ),
      statements: places.map(([person]) => ({ person, ...YEAR })),
      agreements: [
        ...inviting.agreements,
        ...places.map(([, , who]) => ({ agreement: 'przystapienie', party: 'institution' as const, who, ...YEAR })),
      ],
    }
    const working = moved(joined, { transition: 'zapraszanie-dziala', role: COORDINATOR })
    expect(blocked({ ...working, openCases: 1 }, 'dzialanie-zakoncz', COORDINATOR)).toBe('reason_missing')
    const closed = moved(working, { transition: 'dzialanie-zakoncz', role: COORDINATOR, reason: 'Koniec projektu' })
    expect(possible(model, closed).stage.kind).toBe('end')
  })
})

describe('a transition', () => {
  const inHelp = caseIn('realizacja', { reviews: [{ review: 'przeglad-okresowy', on: TODAY }] })
  const pause = { transition: 'realizacja-wstrzymaj', role: LEAD }
  const finish = { transition: 'realizacja-zakoncz', role: LEAD }

  test.each([
    ['of another stage', { transition: 'ewaluacja-zamknij', role: COORDINATOR }, 'not_from_this_stage'],
    ['the model does not know', { transition: 'nie-ma', role: COORDINATOR }, 'not_from_this_stage'],
    ['of another role', { ...pause, role: PARTNER }, 'not_yours'],
    ['without its reason', pause, 'reason_missing'],
    ['with an empty reason', { ...pause, reason: '  ' }, 'reason_missing'],
    ['with a reason outside the list', { ...pause, reason: 'bo tak' }, 'reason_unknown'],
    ['without its outcome', finish, 'outcome_missing'],
    ['with an outcome it does not offer', { ...finish, outcome: 'przerwany' }, 'outcome_unknown'],
    ['with an outcome where none is chosen', { ...pause, reason: 'zdrowie', outcome: 'sukces' }, 'outcome_unknown'],
  ] as const)('%s is refused', (_case, asked, refusal) => {
    expect(makeTransition(model, inHelp, asked)).toMatchObject({ ok: false, refusal })
  })

  test('keeps the reason and the outcome that were chosen', () => {
    expect(makeTransition(model, inHelp, { ...pause, reason: 'zdrowie' })).toMatchObject({
      value: { to: 'wstrzymanie', reason: 'zdrowie', outcome: null, activatesPlan: false },
    })
    expect(makeTransition(model, inHelp, { ...finish, outcome: 'czesciowy' })).toMatchObject({
      value: { to: 'zakonczenie', outcome: 'czesciowy' },
    })
  })

  test('tells every unmet rule at once, each with its paragraph', () => {
    const made = makeTransition(model, caseIn('zgody-i-zespol'), { transition: 'zgody-gotowe', role: LEAD })
    expect(made).toMatchObject({
      refusal: 'rules_unmet',
      why: { unmet: [{ clause: 'W-5.2' }, { clause: 'W-2.5' }, { rule: 'steps_done' }] },
    })
  })

  test('a rule that blocks cannot be confirmed away', () => {
    const asked = {
      transition: 'ewaluacja-zamknij',
      role: COORDINATOR,
      confirmations: [{ rule: 'evaluation_done', reason: 'Nie ma czasu' }],
    }
    expect(makeTransition(model, caseIn('ewaluacja'), asked)).toMatchObject({ refusal: 'rules_unmet' })
  })
})

describe('a pause', () => {
  const before = day('2026-09-01')
  const diagnosis = (...later: readonly string[]) =>
    caseIn('diagnoza', {
      visits: ['diagnoza', ...later].map((stage, index) => visit(index + 1, stage, addDays(before, index))),
      stepsDone: [{ step: 'warsztat-diagnostyczny', on: before, visit: 1 }],
    })
  const workshop = (facts: Facts) =>
    possible(model, facts).steps.find(({ step }) => step.id === 'warsztat-diagnostyczny')?.status

  test('leads back to the stage that was left', () => {
    expect(possible(model, diagnosis('wstrzymanie')).transitions).toMatchObject([
      { to: 'diagnoza', transition: { to: '@previous' } },
      { to: 'zakonczenie' },
    ])
  })

  test('does not undo the steps done before it', () => {
    expect(workshop(diagnosis('wstrzymanie', 'diagnoza'))).toBe('done')
    expect(workshop(diagnosis('wstrzymanie', 'diagnoza', 'wstrzymanie', 'diagnoza'))).toBe('done')
  })

  test('differs from going back to a stage, which begins it anew', () => {
    expect(workshop(diagnosis('ipw', 'diagnoza'))).toBe('due')
  })
})

describe('steps', () => {
  const statusOf = (facts: Facts, id: string) => possible(model, facts).steps.find(({ step }) => step.id === id)

  test('wait for the earlier ones that come first', () => {
    expect(statusOf(caseIn('zgloszenie'), 'pierwsza-rozmowa')).toMatchObject({
      status: 'waiting',
      waitsFor: ['przyjecie-zgloszenia'],
    })
    expect(statusOf(did(caseIn('zgloszenie'), ['przyjecie-zgloszenia']), 'pierwsza-rozmowa')?.status).toBe('due')
  })

  test('one institution is enough for the next step, so a silent one holds up nothing', () => {
    const members = [
      worker('anna', { body: BODY, role: LEAD }),
      worker('jan', { body: BODY, role: PARTNER, institution: SCHOOL, sector: 'education' as const }),
    ]
    const facts = did(caseIn('diagnoza', { members }), ['warsztat-diagnostyczny'], ['wklady-do-diagnozy', OPS])
    expect(statusOf(facts, 'wklady-do-diagnozy')).toMatchObject({
      status: 'due',
      instances: [
        { forKey: OPS, done: true },
        { forKey: SCHOOL, done: false },
      ],
    })
    expect(statusOf(facts, 'uzgodnienie-diagnozy')?.status).toBe('due')
  })

  test('all adults come before the next step, without those who do not take part', () => {
    const father = { id: FATHER, adult: true, householdMember: true, takesPart: null }
    const persons = [...caseIn('zgody-i-zespol').persons, father]
    const one = did(caseIn('zgody-i-zespol', { persons }), ['zebranie-zgod', MOTHER])
    expect(statusOf(one, 'sklad-zespolu')?.status).toBe('waiting')
    const without = { ...one, persons: persons.map((person) => ({ ...person, takesPart: person.id === MOTHER })) }
    expect(statusOf(without, 'sklad-zespolu')?.status).toBe('due')
  })

  test('a hand-over record is asked for goods only, and an acceptance of responsible institutions only', () => {
    const goods = caseIn('realizacja', { items: [item('i'), item('j', { kind: 'goods' })] })
    expect(statusOf(goods, 'przekazanie-rzeczy')?.instances.map(({ forKey }) => forKey)).toEqual(['j'])
    const plans = [plan({ actions: [action('a'), action('b', { responsible: 'family' })] })]
    expect(statusOf(caseIn('koszyk', { plans }), 'zgoda-instytucji')?.instances.map(({ forKey }) => forKey)).toEqual([
      SCHOOL,
    ])
  })

  test('a statement already signed need not be signed again', () => {
    const facts = caseIn('zgody-i-zespol', {
      members: [worker('anna', { body: BODY, role: LEAD })],
      statements: [{ person: 'anna', ...YEAR }],
    })
    expect(statusOf(facts, 'podpisanie-poufnosci')?.status).toBe('done')
  })

  test('a step done as needed is due until the first time and stays open afterwards', () => {
    expect(statusOf(caseIn('realizacja'), 'spotkanie-pzk')?.status).toBe('due')
    expect(statusOf(did(caseIn('realizacja'), ['spotkanie-pzk']), 'spotkanie-pzk')?.status).toBe('open')
  })

  test('urgent help is open at every stage but the last, to those whose step it is', () => {
    const stages = model.caseProcess('family').stages
    for (const { id, kind } of stages) {
      const urgent = mayDoStep(model, caseIn(id), 'pilna-pomoc', LEAD)
      expect([id, urgent.ok]).toEqual([id, kind !== 'end'])
    }
    expect(mayDoStep(model, caseIn('zgloszenie'), 'pilna-pomoc', 'iod')).toMatchObject({ refusal: 'not_yours' })
  })

  test.each([
    ['przyjecie-zgloszenia', COORDINATOR, 'waits_for'],
    ['przyjecie-zgloszenia', LEAD, 'not_yours'],
    ['zebranie-zgod', LEAD, 'not_in_this_stage'],
    ['nie-ma', LEAD, 'not_in_this_stage'],
  ])('%s by %s is refused: %s', (step, role, refusal) => {
    expect(mayDoStep(model, caseIn('zgloszenie'), step, role)).toMatchObject({ ok: false, refusal })
  })

  test('are marked as mine by the roles of the viewer alone', () => {
    const { steps, transitions } = possible(model, caseIn('zgloszenie'), [COORDINATOR])
    expect(steps.filter(({ mine }) => mine).map(({ step }) => step.id)).toEqual([
      'wypelnienie-zgloszenia',
      'przyjecie-zgloszenia',
      'pilna-pomoc',
    ])
    expect(transitions.every(({ mine }) => mine)).toBe(true)
    expect(possible(model, caseIn('zgloszenie')).steps.some(({ mine }) => mine)).toBe(false)
  })
})

describe('one screen', () => {
  const onScreen = (facts: Facts, roles: readonly string[]) => {
    const { steps, transitions } = consecutive(model, facts, roles)
    return [steps.map(({ step }) => step.id), transitions.map(({ transition }) => transition.id)]
  }

  test('offers the report, its acceptance, the first talk and the transition to one who holds both roles', () => {
    expect(onScreen(caseIn('zgloszenie'), [LEAD, COORDINATOR])).toEqual([
      ['wypelnienie-zgloszenia', 'przyjecie-zgloszenia', 'pierwsza-rozmowa'],
      ['zgloszenie-kwalifikuj', 'zgloszenie-odmow'],
    ])
  })

  test('stops where somebody else comes first', () => {
    expect(onScreen(caseIn('zgloszenie'), [LEAD])).toEqual([['wypelnienie-zgloszenia'], []])
  })

  test('offers no transition that asks for more than these steps', () => {
    expect(onScreen(caseIn('ewaluacja'), [COORDINATOR])).toEqual([['wypelnienie-ewaluacji'], []])
  })
})

test('every stage of both shipped models can be shown, for a family with nothing done', () => {
  for (const file of ['wiejski-1.0', 'miejsko-wiejski-1.0']) {
    const shipped = modelNamed(file)
    for (const stage of shipped.stage.all.filter(({ process }) => process.subject === 'case')) {
      const visits = [visit(1, shipped.caseProcess('family').start, TODAY), visit(2, stage.id, TODAY)]
      expect(possible(shipped, caseIn(stage.id, { visits })).stage.id).toBe(stage.id)
    }
  }
})

test('the daughter is never asked to accept the plan', () => {
  const accept = possible(model, caseIn('koszyk')).steps.find(({ step }) => step.id === 'zgoda-rodziny-na-plan')
  expect(accept?.instances.map(({ forKey }) => forKey)).not.toContain(CHILD)
})
