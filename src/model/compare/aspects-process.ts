import { canonicalJson } from '../definition/canonical-json.domain.ts'
import type { RuleUse } from '../definition/document.ts'
import { nameIn } from '../name-in.ts'
import {
  type AspectsOf,
  aspect,
  clauseAspect,
  flag,
  groupsAspect,
  held,
  nameAspect,
  named,
  names,
  prose,
  several,
  text,
} from './aspect.ts'
import { sayMeasure } from './say-measure.ts'
import { sayRule } from './say-rule.ts'
import { nameOf, type Words } from './words.ts'

export const OUTCOME: AspectsOf<'outcome'> = {
  name: nameAspect,
  clause: clauseAspect,
  result: text('result', ({ result }, { t }) => t(`model.compare.word.result.${result}`)),
  description: prose('description', ({ description }) => description),
}

export const PROCESS: AspectsOf<'process'> = {
  name: nameAspect,
  clause: clauseAspect,
  subject: text('subject', ({ subject }, { t }) => t(`model.compare.word.subject.${subject}`)),
  body: named('body', 'body', ({ body }) => body),
  subjectKinds: several(
    'subject_kinds',
    ({ subjectKinds }) => subjectKinds,
    (kind, { t }) => t(`model.compare.word.subject.${kind}`),
  ),
  start: named('start', 'stage', ({ start }) => start),
  anytime: held('anytime', ({ anytime }) => anytime),
  stages: held('stages', ({ stages }) => stages),
}

/** A stage stands in a process, a step or transition in a stage; a step may also be for any time. */
function placeWords(id: string, { model, locale, t }: Words): string {
  const stage = model.stage.find(id)
  if (stage) return t('model.compare.word.in_stage', { stage: nameIn(stage.name, locale) })
  const process = model.process.find(id)
  return process
    ? t('model.compare.word.anytime', { process: nameIn(process.name, locale) })
    : t('model.compare.said.unknown')
}
const place = text<{ readonly in: string }>('place', (element, words) => placeWords(element.in, words))

export const STAGE: AspectsOf<'stage'> = {
  name: nameAspect,
  clause: clauseAspect,
  groups: groupsAspect,
  in: text('place', (stage, { model, locale, t }) => {
    const process = model.process.find(stage.in)
    return process && t('model.compare.word.in_process', { process: nameIn(process.name, locale) })
  }),
  kind: text('kind', ({ kind }, { t }) => t(`model.compare.word.stage.${kind}`)),
  deadlines: names('deadlines', 'deadline', ({ deadlines }) => deadlines),
  steps: held('steps', ({ steps }) => steps),
  transitions: held('transitions', ({ transitions }) => transitions),
}

export const STEP: AspectsOf<'step'> = {
  name: nameAspect,
  clause: clauseAspect,
  in: place,
  kind: text('kind', ({ kind }, { t }) => t(`model.compare.word.step.${kind}`)),
  by: names('by', 'role', ({ by }) => by),
  required: flag('step_required', ({ required }) => required),
  form: named('form', 'form', ({ form }) => form),
  body: named('body', 'body', ({ body }) => body),
  agreement: named('agreement', 'agreement', ({ agreement }) => agreement),
  deadline: names('deadlines', 'deadline', ({ deadline }) => (deadline === undefined ? [] : [deadline].flat())),
  support: several(
    'support',
    ({ support }) => support,
    (kind, { t }) => t(`model.support.${kind}`),
  ),
  repeat: text('repeat', ({ repeat = 'one' }, { t }) => t(`model.compare.word.instances.${repeat}`)),
  after: names('after', 'step', ({ after }) => after),
}

/** Two uses of one rule about the same thing are the earlier and the newer form of one condition. */
function aboutWhat(use: RuleUse): string {
  const { rule } = use
  if ('form' in use) return `${rule} ${use.form}${'field' in use ? use.field : ''}`
  if ('body' in use) return `${rule} ${use.body}`
  return 'review' in use ? `${rule} ${use.review}` : rule
}

export const TRANSITION: AspectsOf<'transition'> = {
  name: nameAspect,
  clause: clauseAspect,
  in: place,
  to: text('leads_to', ({ to }, words) =>
    to === '@previous' ? words.t('model.compare.word.previous') : nameOf(words, 'stage', to),
  ),
  by: names('by', 'role', ({ by }) => by),
  require: aspect('conditions', ({ require }, words) => ({
    items: require.map((use) => ({ key: canonicalJson(use), pair: aboutWhat(use), text: sayRule(use, words) })),
  })),
  reason: text('reason', ({ reason }, words) => {
    if (!reason) return undefined
    const { t } = words
    const what = t(reason.required ? 'model.compare.word.reason_required' : 'model.compare.word.reason_optional')
    return reason.list === undefined
      ? what
      : t('model.compare.word.from_list', { what, list: nameOf(words, 'list', reason.list) })
  }),
  outcomes: names('outcomes', 'outcome', ({ outcomes }) => outcomes),
}

export const REVIEW: AspectsOf<'review'> = {
  name: nameAspect,
  clause: clauseAspect,
  deadline: named('deadline', 'deadline', ({ deadline }) => deadline),
  form: named('form', 'form', ({ form }) => form),
  body: named('body', 'body', ({ body }) => body),
  stage: named('stage', 'stage', ({ stage }) => stage),
  familyPresent: flag('family_present', ({ familyPresent }) => familyPresent),
}

export const INDICATOR: AspectsOf<'indicator'> = {
  name: nameAspect,
  clause: clauseAspect,
  groups: groupsAspect,
  unit: text('unit', ({ unit }, { t }) => t(`model.compare.word.unit.${unit}`)),
  measure: text('measure', ({ measure }, words) => sayMeasure(measure, words)),
  by: text('breakdown', ({ by }, { t }) => by && t(`model.compare.word.breakdown.${by}`)),
  benchmark: text('benchmark', ({ benchmark }, { model, t }) => {
    if (!benchmark) return undefined
    const source = model.source.find(benchmark.source)?.title ?? t('model.compare.said.unknown')
    return t('model.compare.word.benchmark', {
      part: String(benchmark.part),
      whole: String(benchmark.whole),
      source,
    })
  }),
}
