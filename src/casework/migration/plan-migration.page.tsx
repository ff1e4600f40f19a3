import { z } from 'zod'
import { NotFound } from '#kernel'
import { nameIn } from '#model'
import { day, fields, page, showDate } from '#platform'
import { ActionsBar, Button, Crumbs, DateField, FormPage, Lines } from '#platform/ui'
import { placeLabel, UnitCode } from '#territory'
import { LocalValues } from './local-values.tsx'
import { MIGRATIONS, migrationPath } from './migration-paths.ts'
import { migrationsToPlan } from './migration-view.query.server.ts'
import { changeInWords } from './migration-words.ts'
import { planMigration } from './plan-migration.server.ts'

const OfPlan = z.object({ unitCode: UnitCode, mappingId: z.uuid() })
const readDay = fields(z.object({ effectiveOn: day }))

/** Planning to carry the running cases of a gmina over: what will change, and on which day. */
export const planMigrationPage = page({
  path: '/migrations/plan/:unitCode/:mappingId',
  params: OfPlan,
  act: 'casework.migration.plan',
  looking: 'unrecorded',
  load: async (ctx, { unitCode, mappingId }) => {
    const found = (await migrationsToPlan(ctx)).find((one) => one.unitCode === unitCode && one.mappingId === mappingId)
    if (!found) throw new NotFound('a migration to plan')
    return found
  },
  title: ({ t }) => t('casework.migration.plan'),
  form: (posted) => readDay(posted),
  submit: (ctx, input) => planMigration(ctx, input),
  refusals: {
    not_adopted: 'casework.migration.refusal.not_adopted',
    too_early: 'casework.migration.refusal.too_early',
    in_the_past: 'casework.migration.refusal.in_the_past',
    already_planned: 'casework.migration.refusal.already_planned',
  },
  then: ({ value }) => ({ to: migrationPath(value), flash: 'casework.migration.planned' }),
  view: ({ loaded, form, t, visitor: { locale } }) => {
    const { ways } = loaded
    const words = ways.mapping.changes.map((change) => changeInWords(change, ways, { t, locale })).filter(Boolean)
    return (
      <FormPage
        form={form}
        crumbs={
          <Crumbs
            items={[
              { label: t('casework.migration.title'), href: MIGRATIONS },
              { label: t('casework.migration.plan') },
            ]}
          />
        }
        title={t('casework.migration.plan')}
        over={`${nameIn(ways.to.document.name, locale)}, ${ways.mapping.from} → ${ways.mapping.to}`}
        lead={loaded.place ? placeLabel(t, loaded.place) : loaded.unitCode}
      >
        <p>{t('casework.migration.plan_lead', { days: ways.mapping.undoDays })}</p>
        <h2>{t('casework.migration.changes')}</h2>
        <Lines items={words} />
        <p>
          <a href={`/handbook/${ways.mapping.model}/compare?from=${ways.mapping.from}&to=${ways.mapping.to}`}>
            {t('casework.migration.compare')}
          </a>
        </p>
        <LocalValues local={loaded.local} from={ways.from} />
        <DateField
          name="effectiveOn"
          label={t('casework.migration.effective_on')}
          hint={t('casework.migration.effective_on_hint', { date: showDate(loaded.earliest) })}
        />
        <ActionsBar>
          <Button>{t('casework.migration.plan_submit')}</Button>
        </ActionsBar>
      </FormPage>
    )
  },
})
