import { describe, expect, test } from 'vitest'
import { institutionsMessages } from '#institutions'
import { addMessages, translator } from '#platform/server'
import { EVENTS, type RuleName, type RuleUse } from '../definition/document.ts'
import { indexModel } from '../definition/model.domain.ts'
import { RURAL, shippedModel } from '../definition/shipped-models.fixture.ts'
import { modelMessages } from '../i18n/messages.ts'
import { sayEvent } from './say-event.ts'
import { sayRule } from './say-rule.ts'

addMessages(modelMessages)
addMessages(institutionsMessages)
const model = indexModel(shippedModel(RURAL))
const words = (locale: 'pl' | 'en') => ({ t: translator(locale), locale, model })
const report = 'karta-zgloszenia'
const team = 'pzk'

const EVERY: { readonly [R in RuleName]: readonly Extract<RuleUse, { rule: R }>[] } = {
  steps_done: [{ rule: 'steps_done', steps: ['zdanie-zespolu', 'genogram'] }],
  form_completed: [{ rule: 'form_completed', form: report, minInstances: 2 }],
  field_is: [{ rule: 'field_is', form: report, field: 'pilne', values: [true] }],
  criteria_met: [{ rule: 'criteria_met', form: report, fields: ['pilne'] }],
  consent_to_take_part: [
    { rule: 'consent_to_take_part', from: 'all_participants' },
    { rule: 'consent_to_take_part', from: 'at_least_one_adult' },
  ],
  basis_for_every_recipient: [{ rule: 'basis_for_every_recipient', body: team }],
  team_has_sectors: [
    { rule: 'team_has_sectors', body: team, min: 3 },
    { rule: 'team_has_sectors', body: team, min: 3, include: ['education', 'police'] },
  ],
  team_has_roles: [{ rule: 'team_has_roles', body: team }],
  agreement_in_force: [
    { rule: 'agreement_in_force', agreements: ['przystapienie'], of: 'gmina' },
    { rule: 'agreement_in_force', agreements: ['przystapienie'], of: 'powiat' },
    { rule: 'agreement_in_force', agreements: ['przystapienie'], of: 'every_institution' },
  ],
  confidentiality_statement_signed: [{ rule: 'confidentiality_statement_signed', body: team }],
  diagnosis_blocks_filled: [
    { rule: 'diagnosis_blocks_filled', form: 'karta-diagnozy', blocks: [], minInstitutions: 2, familyVoice: true },
  ],
  every_member_has_goal_or_reason: [{ rule: 'every_member_has_goal_or_reason', form: report }],
  one_responsible_per_action: [{ rule: 'one_responsible_per_action', form: report }],
  one_active_plan: [{ rule: 'one_active_plan', form: report }],
  plan_accepted_by_family: [{ rule: 'plan_accepted_by_family', form: report }],
  plan_accepted_by_institutions: [
    { rule: 'plan_accepted_by_institutions', form: report, which: 'at_least_one' },
    { rule: 'plan_accepted_by_institutions', form: report, which: 'responsible' },
    { rule: 'plan_accepted_by_institutions', form: report, which: 'all' },
  ],
  basket_within_envelope: [{ rule: 'basket_within_envelope', envelope: '$pula-gminy' }],
  paid_item_justified: [{ rule: 'paid_item_justified', form: report }],
  no_duplicate_service: [
    { rule: 'no_duplicate_service', form: report, mode: 'warn' },
    { rule: 'no_duplicate_service', form: report, mode: 'block' },
  ],
  goods_handed_over: [{ rule: 'goods_handed_over', form: report }],
  review_held_within: [
    { rule: 'review_held_within', review: model.review.all[0]?.id ?? '', amount: 3, unit: 'months' },
  ],
  meeting_held_within: [{ rule: 'meeting_held_within', body: team, amount: 22, unit: 'working_days' }],
  support_held_within: [{ rule: 'support_held_within', support: 'advice', amount: 1, unit: 'months' }],
  evaluation_done: [
    { rule: 'evaluation_done', form: report, familyVoice: true },
    { rule: 'evaluation_done', form: report, familyVoice: false },
  ],
  no_open_tasks: [
    { rule: 'no_open_tasks', handedOverCounts: true },
    { rule: 'no_open_tasks', handedOverCounts: false },
  ],
  no_open_cases: [{ rule: 'no_open_cases' }],
  open_cases_at_most: [{ rule: 'open_cases_at_most', max: 8 }],
  handover_accepted: [{ rule: 'handover_accepted' }],
}

const every: readonly RuleUse[] = Object.values(EVERY).flat()

describe.each(['pl', 'en'] as const)('without any case (%s)', (locale) => {
  test('every rule is a condition of its own, without ids and holes', () => {
    const said = every.map((use) => sayRule(use, words(locale)))
    expect(new Set(said).size).toBe(said.length)
    expect(said.filter((text) => /[{}]|undefined|_|(?<![\p{L}])pzk|karta-|\$/u.test(text))).toEqual([])
  })

  test('every event is told, also one that names nothing', () => {
    const said = EVENTS.map((event) => sayEvent({ event }, words(locale)))
    expect(new Set(said).size).toBe(EVENTS.length)
    expect(said.filter((text) => /[{}_]|undefined/.test(text))).toEqual([])
  })
})

test('a rule says lengths of time and parameters as people do, and its own paragraph', () => {
  const say = (use: RuleUse) => sayRule(use, words('pl'))
  expect(EVERY.meeting_held_within.map(say)).toEqual([
    `spotkanie zespołu „${model.body(team).name.pl}” odbyło się w ciągu 22 dni roboczych`,
  ])
  expect(EVERY.basket_within_envelope.map(say)[0]?.replaceAll('\u00a0', ' ')).toMatch(
    /^płatne pozycje koszyka mieszczą się w puli: 60 000 zł \(parametr „.+”\)$/,
  )
  expect(say({ rule: 'no_open_cases', clause: 'W-2.10' })).toBe('zespół nie prowadzi otwartych spraw (paragraf W-2.10)')
})

test('in a draft a rule about something that is not there yet is told all the same', () => {
  expect(sayRule({ rule: 'form_completed', form: 'nie-ma' }, words('pl'))).toBe(
    'wypełniony formularz „bez nazwy”, egzemplarzy co najmniej: 1',
  )
})
