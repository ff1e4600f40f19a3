import type { Check } from './check.domain.ts'
import { canBeAnswered } from './check-conditions.domain.ts'
import type { Field, Form, RuleUse, Stage, Transition } from './document.ts'
import { FORM_OF_RULE } from './rule-shape.domain.ts'
import { at } from './shape.domain.ts'

/** Parameters of rules that must agree with the rest of the model (FORMAT.md, section 10). */
export function checkRules(check: Check, stage: Stage, transition: Transition, path: string): void {
  checkRuleUses(check, stage, transition.require, at(path, 'require'))
}

/** Rules asked of a case that stands in this stage. */
export function checkRuleUses(check: Check, stage: Stage, uses: readonly RuleUse[], path: string): void {
  uses.forEach((use, index) => {
    checkRule(check, stage, use, at(path, index))
  })
}

function checkRule(check: Check, stage: Stage, use: RuleUse, path: string): void {
  const form = 'form' in use ? check.document.forms.find((one) => one.id === use.form) : undefined
  const record = FORM_OF_RULE[use.rule]
  if (form && record && form.record !== record)
    check.refuse('bad_rule_parameter', at(path, 'form'), `formularz „${form.id}” nie zapisuje rodzaju „${record}”`)

  if (use.rule === 'steps_done') checkSteps(check, stage, use.steps, at(path, 'steps'))
  if (!form) return
  if (use.rule === 'field_is') checkAnswers(check, form, use, path)
  if (use.rule === 'criteria_met') checkCriteria(check, form, use.fields, at(path, 'fields'))
  if (use.rule === 'diagnosis_blocks_filled') checkBlocks(check, form, use.blocks, at(path, 'blocks'))
}

function checkSteps({ ids, refuse }: Check, stage: Stage, steps: readonly string[], path: string): void {
  const own = new Set(stage.steps.map((step) => step.id))
  steps.forEach((step, index) => {
    if (!ids.has('step', step)) refuse('unknown_step', at(path, index), step)
    else if (!own.has(step)) refuse('bad_rule_parameter', at(path, index), `krok „${step}” należy do innego etapu`)
  })
}

function checkAnswers(check: Check, form: Form, use: Extract<RuleUse, { rule: 'field_is' }>, path: string): void {
  const field = fieldOf(form, use.field)
  if (!field) check.refuse('bad_rule_parameter', at(path, 'field'), `formularz „${form.id}” nie ma pola „${use.field}”`)
  use.values.forEach((answer, index) => {
    if (field && !canBeAnswered(check, field, answer))
      check.refuse(
        'bad_rule_parameter',
        at(at(path, 'values'), index),
        `w polu „${field.id}” nie ma odpowiedzi „${answer}”`,
      )
  })
}

function checkCriteria({ refuse }: Check, form: Form, fields: readonly string[], path: string): void {
  fields.forEach((id, index) => {
    if (fieldOf(form, id)?.kind !== 'yes_no')
      refuse('bad_rule_parameter', at(path, index), `„${id}” nie jest polem „tak lub nie” formularza „${form.id}”`)
  })
}

function checkBlocks({ refuse }: Check, form: Form, blocks: readonly string[], path: string): void {
  blocks.forEach((id, index) => {
    if (!form.sections.some((section) => section.id === id && section.binds === 'diagnosis_block'))
      refuse('bad_rule_parameter', at(path, index), `„${id}” nie jest blokiem diagnozy formularza „${form.id}”`)
  })
}

const fieldOf = (form: Form, id: string): Field | undefined =>
  form.sections.flatMap((section) => section.fields).find((field) => field.id === id)
