import { addDays, type LocalDate, localDate } from '#kernel'
import type { Answers } from '../answers/answers.domain.ts'
import { answeredFields } from '../answers/conditions.domain.ts'
import { indexModel, type Model } from '../definition/model.domain.ts'
import { shippedModel } from '../definition/shipped-models.fixture.ts'
import type { BodyFacts, CaseFacts, FormInstance, ItemFact, Member, PlanVersion } from './case-facts.domain.ts'

export const modelNamed = (file: string): Model => indexModel(shippedModel(file))

export const TODAY = localDate('2026-09-14')
export const OPS = 'ops-oksa'
export const SCHOOL = 'szkola-oksa'
export const CLINIC = 'przychodnia-oksa'
export const MOTHER = 'matka'
export const FATHER = 'ojciec'
export const CHILD = 'corka'
export const YEAR = { from: localDate('2026-01-01'), to: localDate('2026-12-31') }

const ORDINARY = {
  today: TODAY,
  local: new Map<string, number>(),
  events: [],
  stepsDone: [],
  forms: [],
  agreements: [],
  statements: [],
  meetings: [],
  supports: [],
}

/** A case of a mother and a daughter, just entered into a stage, with nothing done. */
export function caseIn(stage: string, given: Partial<CaseFacts> = {}): CaseFacts {
  return {
    ...ORDINARY,
    subject: 'case',
    keeper: OPS,
    visits: [{ visit: 1, stage, enteredOn: localDate('2026-09-01'), at: 1 }],
    members: [],
    persons: [
      { id: MOTHER, adult: true, householdMember: true, takesPart: true },
      { id: CHILD, adult: false, householdMember: true, takesPart: null },
    ],
    consents: [],
    disclosures: [],
    plans: [],
    items: [],
    itemsElsewhere: [],
    paidElsewhere: 0,
    tasks: [],
    reviews: [],
    otherAdmittedCases: 0,
    activePlanElsewhere: false,
    handover: { receivingCaseOpened: false, familyConsents: false },
    ...given,
  }
}

export function bodyIn(body: string, stage: string, given: Partial<BodyFacts> = {}): BodyFacts {
  return {
    ...ORDINARY,
    subject: 'body',
    body,
    visits: [{ visit: 1, stage, enteredOn: localDate('2026-09-01'), at: 1 }],
    members: [],
    openCases: 0,
    ...given,
  }
}

export const worker = (person: string, given: Partial<Member> & Pick<Member, 'body' | 'role'>): Member => ({
  person,
  institution: OPS,
  sector: 'social_assistance',
  active: true,
  ...given,
})

export const item = (id: string, given: Partial<ItemFact> = {}): ItemFact => ({
  id,
  service: null,
  text: 'Korepetycje',
  kind: 'service',
  source: null,
  amount: null,
  justification: null,
  person: CHILD,
  provider: SCHOOL,
  from: null,
  to: null,
  state: 'planned',
  urgent: false,
  ...given,
})

export const plan = (given: Partial<PlanVersion> = {}): PlanVersion => ({
  id: 'plan-1',
  no: 1,
  active: false,
  goals: [MOTHER, CHILD].map((member) => ({
    id: `cel-${member}`,
    member,
    text: 'Cel',
    area: null,
    sign: null,
    due: null,
  })),
  actions: [action('dzialanie-1')],
  exceptions: [],
  acceptedBy: [],
  institutionAnswers: [],
  ...given,
})

export const action = (id: string, given: Partial<PlanVersion['actions'][number]> = {}) => ({
  id,
  goal: `cel-${CHILD}`,
  text: 'Zajęcia',
  responsible: SCHOOL,
  mode: 'agreed' as const,
  supporting: [],
  due: localDate('2026-12-01'),
  ...given,
})

/** A completed form; which fields are answered follows from the answers. */
export function completedForm(
  model: Model,
  form: string,
  answers: Answers,
  given: Partial<FormInstance> = {},
): FormInstance {
  return {
    id: `${form}-1`,
    form,
    key: null,
    institution: OPS,
    completed: { on: addDays(TODAY, -1), visit: 1 },
    current: true,
    answers,
    answered: answeredFields(model.form(form), answers),
    ...given,
  }
}

export const day = (text: string): LocalDate => localDate(text)
