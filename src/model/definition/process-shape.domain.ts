import {
  INSTANCES,
  type ModelOutcome,
  OUTCOME_RESULTS,
  type Process,
  STAGE_KINDS,
  STEP_KINDS,
  type Stage,
  type Step,
  SUBJECT_KINDS,
  SUPPORTS,
  type Transition,
} from './document.ts'
import { clause, elementId, groups, name } from './element-shape.domain.ts'
import { ruleUse } from './rule-shape.domain.ts'
import { drawnAs, list, oneOf, optional, record, ref, type Shape, string, text, yesNo } from './shape.domain.ts'

/** Outcomes and processes (FORMAT.md, section 9). Where steps and transitions lead is checked in `check-processes`. */
export const outcome = record<ModelOutcome>({
  id: elementId('outcome'),
  name,
  result: oneOf(OUTCOME_RESULTS),
  description: text,
  clause,
})

const deadlines: Shape<string | readonly string[]> = {
  ...ref('deadline'),
  drawn: { is: 'list', of: { is: 'ref', to: 'deadline' }, alone: true },
  read: (given, path, reading) =>
    Array.isArray(given)
      ? list(ref('deadline'), 'bad_value').read(given, path, reading)
      : ref('deadline').read(given, path, reading),
}

const by = list(ref('role'), 'nobody')

export const step = record<Step>({
  id: elementId('step'),
  name,
  kind: oneOf(STEP_KINDS),
  by,
  required: yesNo,
  form: optional(ref('form')),
  body: optional(ref('body')),
  agreement: optional(ref('agreement')),
  deadline: optional(deadlines),
  support: optional(list(oneOf(SUPPORTS), 'bad_value')),
  repeat: optional(oneOf(INSTANCES)),
  after: optional(list(drawnAs({ is: 'pick', from: 'steps_here' }, string))),
  clause,
})

export const transition = record<Transition>({
  id: elementId('transition'),
  to: drawnAs({ is: 'pick', from: 'stages_or_back' }, string),
  name,
  by,
  require: list(ruleUse),
  reason: optional(record<NonNullable<Transition['reason']>>({ required: yesNo, list: optional(ref('list')) })),
  outcomes: optional(list(ref('outcome'), 'bad_value')),
  clause,
})

export const stage = record<Stage>({
  id: elementId('stage'),
  name,
  kind: oneOf(STAGE_KINDS),
  groups,
  deadlines: optional(list(ref('deadline'))),
  steps: list(step),
  transitions: list(transition),
  clause,
})

export const process = record<Process>({
  id: elementId('process'),
  name,
  subject: oneOf(['case', 'body']),
  body: optional(ref('body')),
  subjectKinds: optional(list(oneOf(SUBJECT_KINDS), 'bad_value')),
  start: drawnAs({ is: 'pick', from: 'stages_here' }, string),
  anytime: optional(list(step)),
  stages: list(stage),
  clause,
})
