import { fields, page, showDate, showInstant } from '#platform'
import {
  ActionsBar,
  Button,
  ButtonLink,
  Crumbs,
  DateField,
  Empty,
  FormPage,
  Head,
  Lines,
  More,
  Note,
  NumberField,
  Section,
  Stack,
  TextArea,
} from '#platform/ui'
import { placeLabel } from '#territory'
import { fairPath, prioritiesOf, prioritiesPath } from './proposal-paths.ts'
import { prioritiesOfMine, rulesToSet, rulesView } from './rules.query.server.ts'
import { OfUnit, SetRulesInput } from './rules.schema.ts'
import { numbersOf, RULE_FIELDS } from './rules-form.domain.ts'
import { rulesPrint } from './rules-print.ts'
import { RulesTable } from './rules-table.tsx'
import { rulesSource } from './rules-words.ts'
import { setRules } from './set-rules.server.ts'

/** The gminas and powiats whose priorities I may want to read. */
export const prioritiesPage = page({
  path: '/priorities',
  act: 'casework.planning_rules.list',
  // Units and nothing else.
  looking: 'unrecorded',
  load: (ctx) => prioritiesOfMine(ctx),
  title: ({ t }) => t('casework.proposals.priorities'),
  view: ({ t, loaded }) => (
    <Stack>
      <Head title={t('casework.proposals.priorities')} lead={t('casework.proposals.priorities_lead')} />
      {loaded.length === 0 ? (
        <Empty title={t('casework.proposals.no_units')} />
      ) : (
        <Lines
          items={loaded.map(({ unitCode, place }) => (
            <a href={prioritiesOf(unitCode)}>{place ? placeLabel(t, place) : unitCode}</a>
          ))}
        />
      )}
    </Stack>
  ),
})

/** By what a proposal of the planner is made in a gmina: the table in force, who set it and why, and every version before. */
export const rulesPage = page({
  path: '/priorities/:unitCode',
  params: OfUnit,
  act: 'casework.planning_rules.read',
  // Words and numbers that people set openly; no case and no name of a family.
  looking: 'unrecorded',
  load: (ctx, { unitCode }) => rulesView(ctx, unitCode),
  title: ({ t }) => t('casework.proposals.priorities'),
  view: ({ t, loaded: view }) => (
    <>
      <Crumbs
        items={[
          { label: t('casework.proposals.priorities'), href: prioritiesPath },
          { label: placeLabel(t, view.place) },
        ]}
      />
      <Stack>
        <Head
          over={placeLabel(t, view.place)}
          title={t('casework.proposals.priorities')}
          lead={t('casework.proposals.rules_lead')}
        >
          {view.maySet && (
            <ButtonLink kind="main" href={`${prioritiesOf(view.unitCode)}/set`}>
              {t('casework.proposals.set')}
            </ButtonLink>
          )}
          {view.mayPlan && <ButtonLink href={fairPath(view.unitCode)}>{t('casework.proposals.fair')}</ButtonLink>}
          <ButtonLink href={rulesPrint.at({ unitCode: view.unitCode })}>{t('casework.proposals.print')}</ButtonLink>
        </Head>
        {!view.set && (
          <Note kind="info" title={t('casework.proposals.inferred')} text={t('casework.proposals.inferred_text')} />
        )}
        <Section id="rules" title={t('casework.proposals.in_force')} note={rulesSource(t, view)}>
          {view.set && <p class="prov">{t('casework.proposals.because', { reason: view.set.reason })}</p>}
          <RulesTable rules={view.rules} />
        </Section>
        {view.versions.length > 0 && (
          <Section id="versions" title={t('casework.proposals.versions')} count={view.versions.length}>
            {view.versions.map(({ no, from, setBy, setAt, reason, rules }) => (
              <More
                summary={t('casework.proposals.version', {
                  ...{ no, from: showDate(from), by: setBy, at: showInstant(setAt) },
                })}
              >
                <p>{t('casework.proposals.because', { reason })}</p>
                <RulesTable rules={rules} bare />
              </More>
            ))}
          </Section>
        )}
      </Stack>
    </>
  ),
})

const readRulesForm = fields(SetRulesInput)

/** Setting the next version of the priorities, by those who govern the gmina or powiat. */
export const setRulesPage = page({
  path: '/priorities/:unitCode/set',
  params: OfUnit,
  act: 'casework.planning_rules.set',
  looking: 'unrecorded',
  load: (ctx, { unitCode }) => rulesToSet(ctx, unitCode),
  title: ({ t }) => t('casework.proposals.set'),
  initial: ({ rules }) =>
    Object.fromEntries(Object.entries(numbersOf(rules)).map(([name, value]) => [name, String(value)])),
  form: readRulesForm,
  submit: (ctx, input) => setRules(ctx, input),
  refusals: {
    words_out_of_order: 'casework.proposals.words_out_of_order',
    source_step_too_small: 'casework.proposals.source_step_too_small',
    sources_outweigh_needs: 'casework.proposals.sources_outweigh_needs',
    step_of_nothing: 'casework.proposals.step_of_nothing',
    day_past: 'casework.proposals.day_past',
  },
  then: ({ params }) => ({ to: prioritiesOf(params.unitCode), flash: 'casework.proposals.rules_saved' }),
  view: ({ t, form, loaded: { unitCode, place } }) => (
    <FormPage
      form={form}
      crumbs={
        <Crumbs
          items={[
            { label: t('casework.proposals.priorities'), href: prioritiesOf(unitCode) },
            { label: t('casework.proposals.set') },
          ]}
        />
      }
      over={placeLabel(t, place)}
      title={t('casework.proposals.set')}
      lead={t('casework.proposals.set_lead')}
    >
      {RULE_FIELDS.map((name) => (
        <NumberField name={name} label={t(`casework.proposals.field.${name}`)} />
      ))}
      <DateField name="from" label={t('casework.proposals.from')} />
      <TextArea name="reason" label={t('casework.proposals.reason')} hint={t('casework.proposals.no_names')} rows={3} />
      <ActionsBar>
        <Button>{t('casework.proposals.set_submit')}</Button>
        <a href={prioritiesOf(unitCode)}>{t('casework.proposals.back')}</a>
      </ActionsBar>
    </FormPage>
  ),
})
