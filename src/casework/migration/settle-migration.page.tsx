import { z } from 'zod'
import { Forbidden } from '#kernel'
import { type MessageKey, page, useReader } from '#platform'
import type { Ctx } from '#platform/server'
import { ActionsBar, Button, Crumbs, FormPage, type FormState } from '#platform/ui'
import { MIGRATIONS, migrationPath } from './migration-paths.ts'
import { type MigrationView, migrationView } from './migration-view.query.server.ts'
import { assessAgain, callOffMigration, carryOutToday } from './plan-migration.server.ts'

const OfMigration = z.object({ migrationId: z.uuid() })

async function toSettle(ctx: Ctx, { migrationId }: { readonly migrationId: string }): Promise<MigrationView> {
  const view = await migrationView(ctx, migrationId)
  if (!view.may) throw new Forbidden('casework.migration.plan')
  return view
}

/** Judging the cases anew, with the answers given and what happened since. */
export const assessAgainPage = page({
  path: '/migrations/:migrationId/assess',
  params: OfMigration,
  act: 'casework.migration.assess',
  looking: 'unrecorded',
  load: toSettle,
  title: ({ t }) => t('casework.migration.assess_again'),
  submit: (ctx, { migrationId }) => assessAgain(ctx, migrationId),
  refusals: { no_longer_planned: 'casework.migration.refusal.no_longer_planned' },
  then: ({ params }) => ({ to: migrationPath(params.migrationId), flash: 'casework.migration.assessing' }),
  view: ({ loaded, form }) => (
    <Settle loaded={loaded} form={form} title="casework.migration.assess_again" lead="casework.migration.assess_lead" />
  ),
})

/** Carrying the cases over today. */
export const carryOutPage = page({
  path: '/migrations/:migrationId/carry-out',
  params: OfMigration,
  act: 'casework.migration.carry_out',
  looking: 'unrecorded',
  load: toSettle,
  title: ({ t }) => t('casework.migration.carry_out'),
  submit: (ctx, { migrationId }) => carryOutToday(ctx, migrationId),
  refusals: {
    no_longer_planned: 'casework.migration.refusal.no_longer_planned',
    too_early: 'casework.migration.refusal.too_early',
  },
  then: ({ params }) => ({ to: migrationPath(params.migrationId), flash: 'casework.migration.ordered' }),
  view: ({ loaded, form }) => (
    <Settle loaded={loaded} form={form} title="casework.migration.carry_out" lead="casework.migration.carry_out_lead" />
  ),
})

/** Calling a plan off: every case stays as it is. */
export const callOffPage = page({
  path: '/migrations/:migrationId/call-off',
  params: OfMigration,
  act: 'casework.migration.call_off',
  looking: 'unrecorded',
  load: toSettle,
  title: ({ t }) => t('casework.migration.call_off'),
  submit: (ctx, { migrationId }) => callOffMigration(ctx, migrationId),
  refusals: { no_longer_planned: 'casework.migration.refusal.no_longer_planned' },
  then: () => ({ to: MIGRATIONS, flash: 'casework.migration.called_off' }),
  view: ({ loaded, form }) => (
    <Settle loaded={loaded} form={form} title="casework.migration.call_off" lead="casework.migration.call_off_lead" />
  ),
})

type Props = {
  readonly loaded: MigrationView
  readonly form: FormState
  readonly title: MessageKey
  readonly lead: MessageKey
}

function Settle({ loaded: { migration, ways, cases }, form, title, lead }: Props) {
  const { t } = useReader()
  const here = t('casework.migration.to', { version: ways.mapping.to })
  return (
    <FormPage
      form={form}
      crumbs={
        <Crumbs
          items={[
            { label: t('casework.migration.title'), href: MIGRATIONS },
            { label: here, href: migrationPath(migration.id) },
            { label: t(title) },
          ]}
        />
      }
      title={t(title)}
      over={here}
      lead={t(lead, { days: ways.mapping.undoDays })}
    >
      <p>{t('casework.migration.of_cases', { cases: cases.length })}</p>
      <ActionsBar>
        <Button>{t(title)}</Button>
      </ActionsBar>
    </FormPage>
  )
}
