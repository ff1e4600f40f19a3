import { page, useReader } from '#platform'
import { ActionsBar, Button, CheckboxGroup, Crumbs, FormPage, type FormState, Hidden, TextArea } from '#platform/ui'
import { caseOverviewPath } from '../cases/case-paths.ts'
import { HouseholdRows } from '../families/household/household-rows.tsx'
import { rowsOf } from '../families/household/read-household.ts'
import { Part } from './part.tsx'
import { PlanFields } from './plan-fields.tsx'
import { actionsIn } from './read-plan.ts'
import { namesTyped, readTakeover, SHOWN_FOR } from './read-takeover.ts'
import { takeOverCase } from './take-over-case.server.ts'
import { CaseFields, ConsentFields, DayFields, LeadField, ScanFields } from './take-over-fields.tsx'
import type { TakeoverOffer } from './taken.domain.ts'
import { takeoverOffer } from './takeover.query.server.ts'
import { asksOf } from './takeover-asks.ts'
import { takeOverPath } from './takeover-paths.ts'

/** Entering a family with whom the team already works on paper: first the stage and the persons, then what that stage has brought along. */
export const takeOverPage = page({
  path: takeOverPath,
  act: 'casework.case.take_over',
  needsNames: true,
  load: takeoverOffer,
  looking: 'unrecorded',
  title: ({ t }) => t('casework.takeover.title'),
  initial: ({ units }) => ({ kind: units[0]?.kinds[0] ?? '' }),
  form: (posted, offer) => readTakeover(posted, offer),
  submit: (ctx, input) => takeOverCase(ctx, input),
  refusals: {
    not_offered: 'casework.takeover.not_offered',
    needs_missing: 'casework.takeover.needs_missing',
    no_clause: 'casework.case.open.no_clause',
    lead_unknown: 'casework.takeover.lead_unknown',
    day_ahead: 'casework.day_ahead',
    days_out_of_order: 'casework.takeover.days_out_of_order',
    plan_ends_early: 'casework.takeover.plan_ends_early',
    same_people: 'casework.takeover.same_people',
    too_many_cases: 'casework.takeover.too_many_cases',
    plan_elsewhere: 'casework.takeover.plan_elsewhere',
    over_envelope: 'casework.takeover.over_envelope',
    file_too_large: 'casework.form.file_too_large',
    image_too_large: 'platform.file.image_too_large',
    file_type_refused: 'casework.form.file_type_refused',
  },
  then: ({ value }) => ({ to: caseOverviewPath(value), flash: 'casework.takeover.done' }),
  view: ({ t, form, loaded }) => {
    const whole = rowsOf(form.values.rows) > 0
    return (
      <FormPage
        form={form}
        crumbs={
          <Crumbs
            items={[{ label: t('casework.case.list.title'), href: '/cases' }, { label: t('casework.takeover.title') }]}
          />
        }
        title={t('casework.takeover.title')}
        lead={t(whole ? 'casework.takeover.check' : 'casework.takeover.lead')}
        files={whole}
      >
        <CaseFields offer={loaded} />
        {whole ? (
          <Papers offer={loaded} form={form} />
        ) : (
          <TextArea name="text" label={t('casework.takeover.text')} hint={t('casework.takeover.text_hint')} rows={8} />
        )}
        <ActionsBar>
          <Button>{t(whole ? 'casework.takeover.submit' : 'casework.takeover.next')}</Button>
          <a href="/cases">{t('casework.case.list.title')}</a>
        </ActionsBar>
      </FormPage>
    )
  },
})

type PapersProps = { readonly offer: TakeoverOffer; readonly form: FormState }

/** What the chosen stage asks for, beside its persons. */
function Papers({ offer, form }: PapersProps) {
  const { t } = useReader()
  const typed = (name: string) => [form.values[name] ?? ''].flat()[0] ?? ''
  const asks = asksOf(offer, typed)
  const people = namesTyped(typed)
  return (
    <>
      <Hidden name={SHOWN_FOR} value={asks?.key ?? ''} />
      {asks && <DayFields way={asks.way} />}
      <Part id="part-people" title={t('casework.takeover.people')}>
        <HouseholdRows rows={rowsOf(typed('rows'))} />
      </Part>
      {asks?.brought.consents && <ConsentFields people={people} />}
      {asks && asks.brought.plan !== 'none' && (
        <PlanFields asks={asks} people={people} rows={actionsIn(typed('actions'))} />
      )}
      {asks && <LeadField workers={asks.unit.workers} />}
      <ScanFields brought={asks?.brought} />
      {(form.errors.knowingly || typed('knowingly')) && (
        <CheckboxGroup
          name="knowingly"
          label={t('casework.takeover.knowingly')}
          options={[{ value: 'yes', label: t('casework.takeover.knowingly.yes') }]}
        />
      )}
    </>
  )
}
