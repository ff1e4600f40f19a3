import type { FormRecord, RuleName, RuleParameters, RuleUse } from './document.ts'
import { SUPPORTS, TIME_UNITS } from './document.ts'
import { type PickFrom, variantsOf } from './drawn.domain.ts'
import { clause, sectors } from './element-shape.domain.ts'
import {
  at,
  drawnAs,
  type Fields,
  isObject,
  list,
  numberOrParam,
  oneOf,
  optional,
  quote,
  type Reading,
  record,
  ref,
  refusedAs,
  type Shape,
  string,
  value,
  yesNo,
} from './shape.domain.ts'

const form = { form: ref('form') }
const body = { body: ref('body') }
const within = { amount: numberOrParam, unit: oneOf(TIME_UNITS) }
const names = (from: PickFrom) => list(drawnAs({ is: 'pick', from }, string), 'bad_value')
const answer = drawnAs(
  { is: 'answer' },
  value(
    (given): given is string | number | boolean => ['string', 'number', 'boolean'].includes(typeof given),
    '',
    'potrzebna jest odpowiedź',
  ),
)

/** The closed vocabulary of section 10: each rule with the type of each parameter. */
const PARAMETERS: { readonly [R in RuleName]: Fields<RuleParameters[R]> } = {
  steps_done: { steps: names('steps_here') },
  form_completed: { ...form, minInstances: optional(numberOrParam) },
  field_is: {
    ...form,
    field: drawnAs({ is: 'pick', from: 'fields_of_form' }, string),
    values: list(answer, 'bad_value'),
  },
  criteria_met: { ...form, fields: names('fields_of_form'), min: optional(numberOrParam) },
  consent_to_take_part: { from: oneOf(['all_participants', 'at_least_one_adult']) },
  basis_for_every_recipient: body,
  team_has_sectors: { ...body, min: numberOrParam, include: optional(sectors) },
  team_has_roles: body,
  agreement_in_force: {
    agreements: list(ref('agreement'), 'bad_value'),
    of: oneOf(['gmina', 'powiat', 'every_institution']),
  },
  confidentiality_statement_signed: body,
  diagnosis_blocks_filled: {
    ...form,
    blocks: names('sections_of_form'),
    minInstitutions: numberOrParam,
    familyVoice: yesNo,
  },
  every_member_has_goal_or_reason: form,
  one_responsible_per_action: form,
  one_active_plan: form,
  plan_accepted_by_family: form,
  plan_accepted_by_institutions: { ...form, which: oneOf(['at_least_one', 'responsible', 'all']) },
  basket_within_envelope: { envelope: numberOrParam },
  paid_item_justified: form,
  no_duplicate_service: { ...form, mode: oneOf(['warn', 'block']) },
  goods_handed_over: form,
  review_held_within: { review: ref('review'), ...within },
  meeting_held_within: { ...body, ...within },
  support_held_within: { support: oneOf(SUPPORTS), ...within },
  evaluation_done: { ...form, familyVoice: yesNo },
  no_open_tasks: { handedOverCounts: yesNo },
  no_open_cases: {},
  open_cases_at_most: { max: numberOrParam },
  handover_accepted: {},
}

/** What the form of a rule must write, where section 10 says so. */
export const FORM_OF_RULE: Partial<Record<RuleName, FormRecord>> = {
  diagnosis_blocks_filled: 'diagnosis',
  every_member_has_goal_or_reason: 'plan',
  one_responsible_per_action: 'plan',
  one_active_plan: 'plan',
  plan_accepted_by_family: 'plan',
  plan_accepted_by_institutions: 'plan',
  paid_item_justified: 'basket',
  no_duplicate_service: 'basket',
  goods_handed_over: 'handover',
  evaluation_done: 'evaluation',
}

const RULE_SHAPES: Readonly<Record<string, Shape<RuleUse>>> = Object.fromEntries(
  Object.entries(PARAMETERS).map(([rule, parameters]) => [rule, ruleShape(rule, parameters)]),
)
const RULES: ReadonlyMap<unknown, Shape<RuleUse>> = new Map(Object.entries(RULE_SHAPES))

function ruleShape(rule: string, parameters: object): Shape<RuleUse> {
  const fields = { rule: oneOf([rule]), clause: optional(clause), ...parameters }
  // Each row of the table is typed by `RuleParameters`; together with `rule` and `clause` it is one member of `RuleUse`.
  return refusedAs('bad_rule_parameter', record(fields as Fields<RuleUse>, 'bad_rule_parameter'))
}

/** A rule of an unknown name is refused once; what follows the name cannot be judged. */
export const ruleUse: Shape<RuleUse> = {
  read: (given, path, reading) => {
    const shape = isObject(given) ? RULES.get(given.rule) : undefined
    return shape ? shape.read(given, path, reading) : refuseRule(given, path, reading)
  },
  fallback: { rule: 'handover_accepted' },
  missing: 'bad_rule_parameter',
  drawn: variantsOf('rule', RULE_SHAPES),
}

function refuseRule(given: unknown, path: string, reading: Reading): RuleUse {
  if (!isObject(given)) reading.refuse('bad_value', path, `potrzebny jest obiekt, a jest „${quote(given)}”`)
  else if (!Object.hasOwn(given, 'rule')) reading.refuse('missing_key', at(path, 'rule'), 'rule')
  else reading.refuse('unknown_rule', at(path, 'rule'), quote(given.rule))
  return ruleUse.fallback
}
