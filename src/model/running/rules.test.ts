import { describe, expect, test } from 'vitest'
import { addDays } from '#kernel'
import type { RuleUse } from '../definition/document.ts'
import type { CaseFacts, DisclosureFact, Facts } from './case-facts.domain.ts'
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
import { unmetRule } from './rules.domain.ts'
import type { Missing } from './unmet.domain.ts'

const model = modelNamed('wiejski-1.0')
const BODY = 'zespol-rodziny'
const LEAD = 'pracownik-prowadzacy'
const PARTNER = 'czlonek-zespolu-rodziny'
const here = (given: Partial<CaseFacts> = {}) => caseIn('realizacja', given)

const lead = worker('anna', { body: BODY, role: LEAD })
const teacher = worker('jan', { body: BODY, role: PARTNER, institution: SCHOOL, sector: 'education' })
const nurse = worker('ewa', { body: BODY, role: PARTNER, institution: CLINIC, sector: 'health' })
const statementOf = (person: string) => ({ person, ...YEAR })
const agreement = (given: Partial<Facts['agreements'][number]> = {}) => ({
  agreement: 'porozumienie-jst',
  party: 'gmina' as const,
  who: null,
  ...YEAR,
  ...given,
})
const accession = (who: string) => agreement({ agreement: 'przystapienie', party: 'institution', who })
const consent = (person: string, withdrawnOn: CaseFacts['today'] | null = null) => ({
  person,
  given: true,
  on: day('2026-09-02'),
  withdrawnOn,
})
const toSchool: DisclosureFact = {
  id: 'udostepnienie',
  institution: SCHOOL,
  sector: 'education',
  role: PARTNER,
  person: null,
  category: 'cele-dzialania',
  extent: 'own_part',
  ground: 'podstawa-zadanie',
  from: day('2026-09-01'),
  to: null,
  withdrawn: false,
}
const father = { id: FATHER, adult: true, householdMember: true, takesPart: true }
const family = here().persons
const yes = { 'kilka-trudnosci': true, 'kilka-sektorow': true }
const qualification = (pytania: Record<string, boolean>) => completedForm(model, 'karta-kwalifikacji', { pytania })
const card = (institution: string, answers: Parameters<typeof completedForm>[2]) =>
  completedForm(model, 'karta-diagnozy', answers, { institution, id: `karta-${institution}` })
const filledBlocks = {
  'blok-przyczyny': [{ rowId: 'dom', values: { przyczyny: 'Utrata pracy' } }],
  'blok-strony': [{ rowId: 'dom', values: { mocne: 'Dbają o siebie' } }],
}
const voice = completedForm(model, 'karta-glosu-rodziny', { 'glos-czesc': { oczekiwania: 'Chcemy spokoju' } })
const paid = { source: 'platne', amount: 5_000_000, justification: 'Nie ma bezpłatnej pomocy w gminie' }
const evaluation = (values: Record<string, string>) =>
  completedForm(model, 'karta-ewaluacji', { 'rodzina-ocena': values })

type Row = {
  use: RuleUse
  holds: readonly Facts[]
  broken: readonly (readonly [Facts, ...Missing[]])[]
}
const lacks = (key: Missing['key'], params: Missing['params'] = {}): Missing => ({ key, params })

const diagnosis: RuleUse = {
  rule: 'diagnosis_blocks_filled',
  form: 'karta-diagnozy',
  blocks: ['blok-przyczyny', 'blok-strony'],
  minInstitutions: '$min-instytucji-diagnozy',
  familyVoice: true,
}
const accepted = (which: 'at_least_one' | 'responsible' | 'all'): RuleUse => ({
  rule: 'plan_accepted_by_institutions',
  form: 'program-ipw',
  which,
})
const twoActions = [action('a1'), action('a2', { responsible: CLINIC })]
const bySchool = [{ institution: SCHOOL, accepted: true }]

const ROWS: readonly Row[] = [
  {
    use: { rule: 'steps_done', steps: ['przyjecie-zgloszenia'] },
    holds: [caseIn('zgloszenie', { stepsDone: [{ step: 'przyjecie-zgloszenia', on: TODAY, visit: 1 }] })],
    broken: [
      [caseIn('zgloszenie'), lacks('step_not_done', { step: 'przyjecie-zgloszenia' })],
      [
        caseIn('zgloszenie', {
          visits: [
            { visit: 1, stage: 'zgloszenie', enteredOn: day('2026-09-01'), at: 1 },
            { visit: 2, stage: 'kwalifikacja', enteredOn: day('2026-09-02'), at: 2 },
            { visit: 3, stage: 'zgloszenie', enteredOn: day('2026-09-03'), at: 3 },
          ],
          stepsDone: [{ step: 'przyjecie-zgloszenia', on: TODAY, visit: 1 }],
        }),
        lacks('step_not_done', { step: 'przyjecie-zgloszenia' }),
      ],
    ],
  },
  {
    use: { rule: 'steps_done', steps: ['zebranie-zgod'] },
    holds: [
      caseIn('zgody-i-zespol', { stepsDone: [{ step: 'zebranie-zgod', on: TODAY, visit: 1, forKey: MOTHER }] }),
      caseIn('zgody-i-zespol', {
        persons: [...family, { ...father, takesPart: false }],
        stepsDone: [{ step: 'zebranie-zgod', on: TODAY, visit: 1, forKey: MOTHER }],
      }),
    ],
    broken: [
      [
        caseIn('zgody-i-zespol', {
          persons: [...family, father],
          stepsDone: [{ step: 'zebranie-zgod', on: TODAY, visit: 1, forKey: MOTHER }],
        }),
        lacks('step_not_done_for', { step: 'zebranie-zgod', for: [FATHER] }),
      ],
    ],
  },
  {
    use: { rule: 'form_completed', form: 'karta-monitoringu' },
    holds: [here({ forms: [completedForm(model, 'karta-monitoringu', {})] })],
    broken: [
      [here(), lacks('form_not_completed', { form: 'karta-monitoringu' })],
      [
        here({ forms: [completedForm(model, 'karta-monitoringu', {}, { completed: { on: TODAY, visit: 7 } })] }),
        lacks('form_not_completed', { form: 'karta-monitoringu' }),
      ],
    ],
  },
  {
    use: { rule: 'form_completed', form: 'program-ipw' },
    holds: [here({ forms: [completedForm(model, 'program-ipw', {}, { completed: { on: TODAY, visit: 7 } })] })],
    broken: [
      [
        here({
          forms: [
            completedForm(model, 'program-ipw', {}, { current: false }),
            completedForm(model, 'program-ipw', {}, { completed: null }),
          ],
        }),
        lacks('form_not_completed', { form: 'program-ipw' }),
      ],
    ],
  },
  {
    use: { rule: 'form_completed', form: 'karta-diagnozy', minInstances: 2 },
    holds: [here({ forms: [card(OPS, {}), card(SCHOOL, {})] })],
    broken: [
      [here({ forms: [card(OPS, {})] }), lacks('too_few_forms', { form: 'karta-diagnozy', found: 1, wanted: 2 })],
    ],
  },
  {
    use: { rule: 'field_is', form: 'karta-monitoringu', field: 'wniosek', values: ['zmiana'] },
    holds: [
      here({
        forms: [
          completedForm(
            model,
            'karta-monitoringu',
            { wnioski: { wniosek: 'dalej' } },
            { completed: { on: day('2026-06-01'), visit: 1 } },
          ),
          completedForm(model, 'karta-monitoringu', { wnioski: { wniosek: 'zmiana' } }),
        ],
      }),
    ],
    broken: [
      [here(), lacks('form_not_completed', { form: 'karta-monitoringu' })],
      [
        here({ forms: [completedForm(model, 'karta-monitoringu', { wnioski: { wniosek: 'dalej' } })] }),
        lacks('answer_differs', { form: 'karta-monitoringu', field: 'wniosek', values: ['zmiana'] }),
      ],
    ],
  },
  {
    use: { rule: 'criteria_met', form: 'karta-kwalifikacji', fields: Object.keys(yes) },
    holds: [here({ forms: [qualification(yes)] })],
    broken: [
      [
        here({ forms: [qualification({ ...yes, 'kilka-sektorow': false })] }),
        lacks('criterion_not_met', { form: 'karta-kwalifikacji', field: 'kilka-sektorow' }),
      ],
      [here(), lacks('form_not_completed', { form: 'karta-kwalifikacji' })],
    ],
  },
  {
    use: { rule: 'criteria_met', form: 'karta-kwalifikacji', fields: Object.keys(yes), min: 1 },
    holds: [here({ forms: [qualification({ 'kilka-trudnosci': true })] })],
    broken: [
      [
        here({ forms: [qualification({})] }),
        lacks('too_few_criteria', { met: 0, wanted: 1 }),
        lacks('criterion_not_met', { form: 'karta-kwalifikacji', field: 'kilka-trudnosci' }),
        lacks('criterion_not_met', { form: 'karta-kwalifikacji', field: 'kilka-sektorow' }),
      ],
    ],
  },
  {
    use: { rule: 'consent_to_take_part', from: 'all_participants' },
    holds: [
      here({ consents: [consent(MOTHER)] }),
      here({ consents: [consent(MOTHER)], persons: [...family, { ...father, takesPart: false }] }),
    ],
    broken: [
      [here(), lacks('no_adult_consents')],
      [here({ consents: [consent(MOTHER, TODAY)] }), lacks('no_adult_consents')],
      [here({ consents: [{ ...consent(MOTHER), given: false }] }), lacks('no_adult_consents')],
      [here({ consents: [consent(MOTHER)], persons: [...family, father] }), lacks('no_consent', { person: FATHER })],
    ],
  },
  {
    use: { rule: 'consent_to_take_part', from: 'at_least_one_adult' },
    holds: [here({ consents: [consent(MOTHER)], persons: [...family, father] })],
    broken: [[here({ persons: [...family, father] }), lacks('no_adult_consents')]],
  },
  {
    use: { rule: 'basis_for_every_recipient', body: BODY },
    holds: [here({ members: [lead] }), here({ members: [lead, teacher], disclosures: [toSchool] })],
    broken: [
      [here({ members: [lead, teacher] }), lacks('worker_without_basis', { person: 'jan', institution: SCHOOL })],
      [
        here({ members: [lead, teacher], disclosures: [{ ...toSchool, to: addDays(TODAY, -1) }] }),
        lacks('worker_without_basis', { person: 'jan', institution: SCHOOL }),
      ],
      [
        here({ members: [lead, teacher], disclosures: [{ ...toSchool, withdrawn: true }] }),
        lacks('worker_without_basis', { person: 'jan', institution: SCHOOL }),
      ],
      [
        here({
          members: [lead, teacher],
          disclosures: [toSchool, { ...toSchool, id: 'za-duzo', ground: 'podstawa-zbiorcza' }],
        }),
        lacks('disclosure_beyond_sharing', { disclosure: 'za-duzo', institution: SCHOOL, category: 'cele-dzialania' }),
      ],
      [
        here({
          members: [lead, teacher],
          disclosures: [toSchool, { ...toSchool, id: 'za-szeroko', extent: 'extract' }],
        }),
        lacks('disclosure_beyond_sharing', {
          disclosure: 'za-szeroko',
          institution: SCHOOL,
          category: 'cele-dzialania',
        }),
      ],
      [
        here({ members: [lead, teacher], disclosures: [toSchool, { ...toSchool, id: 'inna', category: 'zdrowie' }] }),
        lacks('disclosure_beyond_sharing', { disclosure: 'inna', institution: SCHOOL, category: 'zdrowie' }),
      ],
    ],
  },
  {
    use: { rule: 'team_has_sectors', body: BODY, min: 2, include: ['social_assistance'] },
    holds: [here({ members: [lead, teacher] })],
    broken: [
      [here({ members: [lead] }), lacks('too_few_sectors', { body: BODY, found: 1, wanted: 2 })],
      [here({ members: [teacher, nurse] }), lacks('sector_missing', { body: BODY, sector: 'social_assistance' })],
      [
        here({ members: [lead, { ...teacher, active: false }] }),
        lacks('too_few_sectors', { body: BODY, found: 1, wanted: 2 }),
      ],
    ],
  },
  {
    use: { rule: 'team_has_roles', body: BODY },
    holds: [here({ members: [lead, teacher] })],
    broken: [
      [here({ members: [lead] }), lacks('too_few_in_role', { body: BODY, role: PARTNER, found: 0, wanted: 1 })],
      [
        here({ members: [lead, { ...lead, person: 'ola' }, teacher] }),
        lacks('too_many_in_role', { body: BODY, role: LEAD, found: 2, wanted: 1 }),
      ],
    ],
  },
  {
    use: { rule: 'agreement_in_force', agreements: ['porozumienie-jst', 'wlasne-przyjecie'], of: 'gmina' },
    holds: [
      here({ agreements: [agreement()] }),
      here({ agreements: [agreement({ agreement: 'wlasne-przyjecie', to: null })] }),
      here({ agreements: [agreement({ to: TODAY })] }),
    ],
    broken: [
      ...[
        [],
        [agreement({ to: addDays(TODAY, -1) })],
        [agreement({ party: 'powiat' })],
        [agreement({ from: addDays(TODAY, 1) })],
      ].map(
        (agreements) =>
          [
            here({ agreements }),
            lacks('no_agreement_of_gmina', { agreements: ['porozumienie-jst', 'wlasne-przyjecie'] }),
          ] as const,
      ),
    ],
  },
  {
    use: { rule: 'agreement_in_force', agreements: ['porozumienie-jst'], of: 'powiat' },
    holds: [here({ agreements: [agreement({ party: 'powiat' })] })],
    broken: [
      [here({ agreements: [agreement()] }), lacks('no_agreement_of_powiat', { agreements: ['porozumienie-jst'] })],
    ],
  },
  {
    use: { rule: 'agreement_in_force', agreements: ['przystapienie'], of: 'every_institution' },
    holds: [
      bodyIn('pzk', 'zapraszanie', {
        members: [worker('anna', { body: 'pzk', role: 'koordynator-pzk' })],
        agreements: [accession(OPS)],
      }),
    ],
    broken: [
      [
        bodyIn('pzk', 'zapraszanie', {
          members: [worker('anna', { body: 'pzk', role: 'koordynator-pzk' }), { ...teacher, body: 'pzk' }],
          agreements: [accession(OPS)],
        }),
        lacks('institution_without_agreement', { institution: SCHOOL, agreements: ['przystapienie'] }),
      ],
      [bodyIn('pzk', 'zapraszanie'), lacks('no_institutions')],
    ],
  },
  {
    use: { rule: 'confidentiality_statement_signed', body: BODY },
    holds: [here({ members: [lead, teacher], statements: ['anna', 'jan'].map(statementOf) })],
    broken: [
      [here({ members: [lead, teacher], statements: [statementOf('anna')] }), lacks('no_statement', { person: 'jan' })],
    ],
  },
  {
    use: diagnosis,
    holds: [
      here({ forms: [card(OPS, filledBlocks), card(SCHOOL, {}), voice] }),
      here({
        forms: [
          card(OPS, { 'blok-przyczyny': filledBlocks['blok-przyczyny'] }),
          card(SCHOOL, { 'blok-strony': filledBlocks['blok-strony'] }),
          voice,
        ],
      }),
    ],
    broken: [
      [
        here({ forms: [card(OPS, filledBlocks), voice] }),
        lacks('too_few_institutions', { form: 'karta-diagnozy', found: 1, wanted: 2 }),
      ],
      [here({ forms: [card(OPS, filledBlocks), card(SCHOOL, {})] }), lacks('no_family_voice')],
      [
        here({ forms: [card(OPS, { 'blok-strony': filledBlocks['blok-strony'] }), card(SCHOOL, {}), voice] }),
        lacks('block_empty', { form: 'karta-diagnozy', block: 'blok-przyczyny' }),
      ],
    ],
  },
  {
    use: { rule: 'every_member_has_goal_or_reason', form: 'program-ipw' },
    holds: [
      here({ plans: [plan()] }),
      here({
        persons: [...family, { ...father, takesPart: false }],
        plans: [plan({ exceptions: [{ id: 'w', member: FATHER, reason: 'Pracuje za granicą' }] })],
      }),
      here({ persons: [...family, { ...father, householdMember: false }], plans: [plan()] }),
    ],
    broken: [
      [here(), lacks('no_plan')],
      [here({ persons: [...family, father], plans: [plan()] }), lacks('member_without_goal', { person: FATHER })],
      [
        here({
          persons: [...family, father],
          plans: [plan({ exceptions: [{ id: 'w', member: FATHER, reason: ' ' }] })],
        }),
        lacks('member_without_goal', { person: FATHER }),
      ],
      [
        here({
          plans: [plan({ goals: [{ id: 'c', member: 'family', text: 'Spokój', area: null, sign: null, due: null }] })],
        }),
        lacks('member_without_goal', { person: MOTHER }),
        lacks('member_without_goal', { person: CHILD }),
      ],
    ],
  },
  {
    use: { rule: 'one_responsible_per_action', form: 'program-ipw' },
    holds: [
      here({ members: [teacher], plans: [plan()] }),
      here({ plans: [plan({ actions: [action('a', { responsible: 'family' })] })] }),
    ],
    broken: [
      [
        here({ members: [teacher], plans: [plan({ actions: [action('a', { responsible: null })] })] }),
        lacks('action_without_responsible', { action: 'a' }),
      ],
      [here({ plans: [plan()] }), lacks('responsible_outside_team', { action: 'dzialanie-1', institution: SCHOOL })],
      [
        here({ members: [teacher], plans: [plan({ actions: [action('a', { supporting: [SCHOOL], due: null })] })] }),
        lacks('responsible_also_supports', { action: 'a', institution: SCHOOL }),
        lacks('action_without_day', { action: 'a' }),
      ],
    ],
  },
  {
    use: { rule: 'one_active_plan', form: 'program-ipw' },
    holds: [here()],
    broken: [[here({ activePlanElsewhere: true }), lacks('active_plan_elsewhere')]],
  },
  {
    use: { rule: 'plan_accepted_by_family', form: 'program-ipw' },
    holds: [here({ plans: [plan({ acceptedBy: [MOTHER] })] })],
    broken: [
      [
        here({ persons: [...family, father], plans: [plan({ acceptedBy: [MOTHER] })] }),
        lacks('plan_not_accepted_by', { person: FATHER }),
      ],
      [
        here({ plans: [plan({ acceptedBy: [MOTHER] }), plan({ id: 'plan-2', no: 2 })] }),
        lacks('plan_not_accepted_by', { person: MOTHER }),
      ],
      [here({ persons: [], plans: [plan()] }), lacks('plan_accepted_by_no_adult')],
      [here(), lacks('no_plan')],
    ],
  },
  {
    use: accepted('at_least_one'),
    holds: [
      here({ plans: [plan({ actions: twoActions, institutionAnswers: bySchool })] }),
      here({
        plans: [plan({ actions: [action('a', { mode: 'own_task_noted' }), action('b', { responsible: 'family' })] })],
      }),
    ],
    broken: [
      [
        here({ plans: [plan({ institutionAnswers: [{ institution: SCHOOL, accepted: false }] })] }),
        lacks('plan_accepted_by_no_institution', { institutions: [SCHOOL] }),
      ],
    ],
  },
  {
    use: accepted('responsible'),
    holds: [here({ members: [lead], plans: [plan({ institutionAnswers: bySchool })] })],
    broken: [
      [
        here({ plans: [plan({ actions: twoActions, institutionAnswers: bySchool })] }),
        lacks('plan_not_accepted_by_institution', { institution: CLINIC }),
      ],
    ],
  },
  {
    use: accepted('all'),
    holds: [here({ members: [teacher], plans: [plan({ institutionAnswers: bySchool })] })],
    broken: [
      [
        here({ members: [lead, teacher], plans: [plan({ institutionAnswers: bySchool })] }),
        lacks('plan_not_accepted_by_institution', { institution: OPS }),
      ],
    ],
  },
  {
    use: { rule: 'basket_within_envelope', envelope: '$pula-gminy' },
    holds: [
      here({ items: [item('i', paid)], paidElsewhere: 1_000_000 }),
      here({ items: [item('i', { ...paid, state: 'refused' })], paidElsewhere: 6_000_000 }),
      here({ items: [item('i', { ...paid, source: null })], paidElsewhere: 6_000_000 }),
      here({ items: [item('i', paid)], paidElsewhere: 1_500_000, local: new Map([['pula-gminy', 70_000]]) }),
    ],
    broken: [
      [
        here({ items: [item('i', { ...paid, urgent: true })], paidElsewhere: 1_000_001 }),
        lacks('envelope_exceeded', { here: 5_000_000, together: 6_000_001, envelope: 6_000_000, over: 1 }),
      ],
    ],
  },
  {
    use: { rule: 'paid_item_justified', form: 'karta-koszyka' },
    holds: [here({ items: [item('i', paid), item('j')] }), here()],
    broken: [
      [
        here({ items: [item('i', { ...paid, amount: null, justification: ' ' })] }),
        lacks('item_without_amount', { item: 'i' }),
        lacks('item_without_justification', { item: 'i' }),
      ],
    ],
  },
  {
    use: { rule: 'no_duplicate_service', form: 'karta-koszyka', mode: 'block' },
    holds: [
      here({ items: [item('i'), item('j')] }),
      here({ items: [item('i'), item('j', { provider: CLINIC, person: MOTHER })] }),
      here({
        items: [item('i', { to: day('2026-10-01') }), item('j', { provider: CLINIC, from: day('2026-10-02') })],
      }),
      here({ items: [item('i'), item('j', { provider: CLINIC, state: 'refused' })] }),
      here({ items: [item('i', { kind: 'goods' }), item('j', { provider: CLINIC, kind: 'goods' })] }),
    ],
    broken: [
      [
        here({
          items: [
            item('i', { to: day('2026-10-01') }),
            item('j', { provider: CLINIC, text: 'korepetycje ', from: day('2026-10-01') }),
          ],
        }),
        lacks('same_service_twice', { items: ['i', 'j'], providers: [SCHOOL, CLINIC] }),
      ],
      [
        here({ items: [item('i')], itemsElsewhere: [item('k', { provider: CLINIC })] }),
        lacks('same_service_twice', { items: ['i', 'k'], providers: [SCHOOL, CLINIC] }),
      ],
    ],
  },
  {
    use: { rule: 'goods_handed_over', form: 'protokol-przekazania' },
    holds: [
      here({ items: [item('i', { kind: 'goods' }), item('j', { state: 'delivered' })] }),
      here({
        items: [item('i', { kind: 'goods', state: 'delivered' })],
        forms: [completedForm(model, 'protokol-przekazania', {}, { key: 'i' })],
      }),
    ],
    broken: [
      [
        here({
          items: [item('i', { kind: 'goods', state: 'confirmed' })],
          forms: [completedForm(model, 'protokol-przekazania', {}, { key: 'i', completed: null })],
        }),
        lacks('goods_not_handed_over', { item: 'i' }),
      ],
    ],
  },
  {
    use: { rule: 'review_held_within', review: 'przeglad-okresowy', amount: 1, unit: 'months' },
    holds: [here({ reviews: [{ review: 'przeglad-okresowy', on: day('2026-08-14') }] })],
    broken: [
      [
        here({ reviews: [{ review: 'przeglad-okresowy', on: day('2026-08-13') }] }),
        lacks('no_recent_review', { review: 'przeglad-okresowy', amount: 1, unit: 'months' }),
      ],
    ],
  },
  {
    use: { rule: 'meeting_held_within', body: BODY, amount: 5, unit: 'working_days' },
    holds: [here({ meetings: [{ body: BODY, on: day('2026-09-07'), attendanceConfirmed: true }] })],
    broken: [
      [
        here({
          meetings: [
            { body: BODY, on: day('2026-09-04'), attendanceConfirmed: true },
            { body: BODY, on: TODAY, attendanceConfirmed: false },
            { body: BODY, on: addDays(TODAY, 1), attendanceConfirmed: true },
          ],
        }),
        lacks('no_recent_meeting', { body: BODY, amount: 5, unit: 'working_days' }),
      ],
    ],
  },
  {
    use: { rule: 'support_held_within', support: 'supervision', amount: 30, unit: 'calendar_days' },
    holds: [here({ supports: [{ support: 'supervision', on: addDays(TODAY, -30) }] })],
    broken: [
      [
        here({
          supports: [
            { support: 'supervision', on: addDays(TODAY, -31) },
            { support: 'advice', on: TODAY },
          ],
        }),
        lacks('no_recent_support', { support: 'supervision', amount: 30, unit: 'calendar_days' }),
      ],
    ],
  },
  {
    use: { rule: 'evaluation_done', form: 'karta-ewaluacji', familyVoice: true },
    holds: [
      here({ forms: [evaluation({ 'czy-pomoglo': 'tak' })] }),
      here({ forms: [evaluation({ 'bez-odpowiedzi': 'brak-kontaktu' })] }),
    ],
    broken: [
      [here(), lacks('no_evaluation', { form: 'karta-ewaluacji' })],
      [
        here({ forms: [evaluation({ 'co-pomoglo': 'Świetlica' })] }),
        lacks('no_family_opinion', { form: 'karta-ewaluacji' }),
      ],
    ],
  },
  {
    use: { rule: 'no_open_tasks', handedOverCounts: true },
    holds: [
      here({
        tasks: [
          { id: 'z', state: 'waiting' },
          { id: 'y', state: 'done' },
          { id: 'x', state: 'handed_over' },
        ],
      }),
    ],
    broken: [[here({ tasks: [{ id: 'z', state: 'open' }] }), lacks('task_open', { task: 'z' })]],
  },
  {
    use: { rule: 'no_open_tasks', handedOverCounts: false },
    holds: [here()],
    broken: [[here({ tasks: [{ id: 'x', state: 'handed_over' }] }), lacks('task_open', { task: 'x' })]],
  },
  {
    use: { rule: 'no_open_cases' },
    holds: [bodyIn('pzk', 'dzialanie-pzk')],
    broken: [
      [bodyIn('pzk', 'dzialanie-pzk', { openCases: 2 }), lacks('cases_open', { found: 2 })],
      [here(), lacks('not_for_a_case')],
    ],
  },
  {
    use: { rule: 'open_cases_at_most', max: '$rodzin-w-gminie' },
    holds: [here({ otherAdmittedCases: 9 })],
    broken: [
      [here({ otherAdmittedCases: 10 }), lacks('too_many_open_cases', { found: 10, wanted: 10 })],
      [bodyIn('pzk', 'dzialanie-pzk'), lacks('not_for_a_body')],
    ],
  },
  {
    use: { rule: 'handover_accepted' },
    holds: [here({ handover: { receivingCaseOpened: true, familyConsents: true } })],
    broken: [[here(), lacks('no_receiving_case'), lacks('no_consent_to_handover')]],
  },
]

describe.each(ROWS.map((row) => [JSON.stringify(row.use), row] as const))(
  'the rule %s',
  (_name, { use, holds, broken }) => {
    test.each(holds.map((facts, index) => [index + 1, facts] as const))(
      'holds when its conditions are met (%i)',
      (_n, facts) => {
        expect(unmetRule(use, 'W-1.1', facts, model)).toBeNull()
      },
    )

    test.each(broken.map(([facts, ...missing], index) => [index + 1, facts, missing] as const))(
      'names exactly what is missing (%i)',
      (_n, facts, missing) => {
        expect(unmetRule(use, 'W-1.1', facts, model)).toEqual({
          rule: use.rule,
          clause: 'W-1.1',
          missing,
          confirmable: false,
        })
      },
    )
  },
)

test('every rule of both shipped models stands in the table', () => {
  const inTable = new Set<string>(ROWS.map(({ use }) => use.rule))
  const used = ['wiejski-1.0', 'miejsko-wiejski-1.0'].flatMap((file) =>
    modelNamed(file).transition.all.flatMap(({ require }) => require.map(({ rule }) => rule)),
  )
  expect(used.filter((rule) => !inTable.has(rule))).toEqual([])
})

test('a rule cites its own paragraph before that of the transition, and a duplicate service may only warn', () => {
  const twice = here({ items: [item('i'), item('j', { provider: CLINIC })] })
  const unmet = unmetRule(
    { rule: 'no_duplicate_service', form: 'karta-koszyka', mode: 'warn', clause: 'W-8.6' },
    'W-8.1',
    twice,
    model,
  )
  expect(unmet).toMatchObject({ clause: 'W-8.6', confirmable: true })
})
