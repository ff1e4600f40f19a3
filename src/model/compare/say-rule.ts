import type { MessageKey, MessageParams } from '#platform'
import type { Field, RuleUse } from '../definition/document.ts'
import { answerWord } from '../forms-ui/condition-words.ts'
import { listed, nameOf, numberWords, quoted, sectorWord, type Words, yesOrNo } from './words.ts'

/** A rule as a condition that can be read without any case: "wypełniony formularz „Karta”, egzemplarzy co najmniej: 1". */
export function sayRule(use: RuleUse, words: Words): string {
  const [key, params] = told(use, words)
  const rule = words.t(key, params)
  return use.clause ? words.t('model.compare.rule.with_paragraph', { rule, clause: use.clause }) : rule
}

type Told = readonly [MessageKey, MessageParams?]

function told(use: RuleUse, words: Words): Told {
  const { t } = words
  const named = (kind: 'body' | 'form' | 'review', id: string) => quoted(nameOf(words, kind, id), words)
  switch (use.rule) {
    case 'steps_done':
      return [
        'model.compare.rule.steps_done',
        {
          steps: listed(
            use.steps.map((id) => nameOf(words, 'step', id)),
            words,
          ),
        },
      ]
    case 'form_completed':
      return [
        'model.compare.rule.form_completed',
        { form: named('form', use.form), min: numberWords(use.minInstances ?? 1, words) },
      ]
    case 'field_is':
      return ['model.compare.rule.field_is', answersAsked(use, words)]
    case 'criteria_met': {
      const fields = listed(
        use.fields.map((id) => labelOf(use.form, id, words)),
        words,
      )
      const min = numberWords(use.min ?? use.fields.length, words)
      return ['model.compare.rule.criteria_met', { form: named('form', use.form), min, fields }]
    }
    case 'consent_to_take_part':
      return [use.from === 'all_participants' ? 'model.compare.rule.consent_all' : 'model.compare.rule.consent_one']
    case 'basis_for_every_recipient':
    case 'team_has_roles':
    case 'confidentiality_statement_signed':
      return [`model.compare.rule.${use.rule}`, { body: named('body', use.body) }]
    case 'team_has_sectors': {
      const asked = { body: named('body', use.body), min: numberWords(use.min, words) }
      if (!use.include?.length) return ['model.compare.rule.team_has_sectors', asked]
      const sectors = listed(
        use.include.map((sector) => sectorWord(sector, words)),
        words,
      )
      return ['model.compare.rule.team_has_sectors_with', { ...asked, sectors }]
    }
    case 'agreement_in_force': {
      const agreements = listed(
        use.agreements.map((id) => nameOf(words, 'agreement', id)),
        words,
        'disjunction',
      )
      return [`model.compare.rule.agreement_${use.of}`, { agreements }]
    }
    case 'diagnosis_blocks_filled': {
      const sections = words.model.form.find(use.form)?.sections ?? []
      const unknown = t('model.compare.said.unknown')
      const blocks = use.blocks.map((id) => sections.find((section) => section.id === id)?.label ?? unknown)
      return [
        'model.compare.rule.diagnosis_blocks_filled',
        {
          form: named('form', use.form),
          blocks: listed(blocks, words),
          min: numberWords(use.minInstitutions, words),
          voice: yesOrNo(use.familyVoice, words),
        },
      ]
    }
    case 'plan_accepted_by_institutions':
      return [`model.compare.rule.plan_${use.which}`]
    case 'basket_within_envelope':
      return ['model.compare.rule.basket_within_envelope', { envelope: numberWords(use.envelope, words) }]
    case 'no_duplicate_service':
      return [`model.compare.rule.duplicates_${use.mode}`]
    case 'review_held_within':
      return [
        'model.compare.rule.review_held_within',
        { review: named('review', use.review), time: timeOf(use, words) },
      ]
    case 'meeting_held_within':
      return ['model.compare.rule.meeting_held_within', { body: named('body', use.body), time: timeOf(use, words) }]
    case 'support_held_within': {
      const support = t(`model.support.${use.support}`)
      return ['model.compare.rule.support_held_within', { support, time: timeOf(use, words) }]
    }
    case 'evaluation_done':
      return [use.familyVoice ? 'model.compare.rule.evaluation_voice' : 'model.compare.rule.evaluation_done']
    case 'no_open_tasks':
      return [use.handedOverCounts ? 'model.compare.rule.no_open_tasks_but_handed' : 'model.compare.rule.no_open_tasks']
    case 'open_cases_at_most':
      return ['model.compare.rule.open_cases_at_most', { max: numberWords(use.max, words) }]
    default:
      return [`model.compare.rule.${use.rule}`]
  }
}

type Within = Extract<RuleUse, { readonly unit: unknown }>
function timeOf({ amount, unit }: Within, words: Words): string {
  const value = typeof amount === 'number' ? amount : words.model.param.find(amount.slice(1))?.value
  return value === undefined
    ? words.t('model.compare.said.unknown')
    : words.t(`model.compare.was.${unit}`, { amount: value })
}

const fieldOf = (form: string, id: string, { model }: Words): Field | undefined =>
  model.form
    .find(form)
    ?.sections.flatMap(({ fields }) => fields)
    .find((field) => field.id === id)

const labelOf = (form: string, id: string, words: Words): string =>
  quoted(fieldOf(form, id, words)?.label ?? words.t('model.compare.said.unknown'), words)

function answersAsked(use: Extract<RuleUse, { readonly rule: 'field_is' }>, words: Words): MessageParams {
  const field = fieldOf(use.form, use.field, words)
  const values = use.values.map((value) => answerWord(value, field, words.model.document, words.t))
  return {
    form: quoted(nameOf(words, 'form', use.form), words),
    field: labelOf(use.form, use.field, words),
    values: listed(values, words, 'disjunction'),
  }
}
