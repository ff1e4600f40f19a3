import { page, showDate } from '#platform'
import { ActionsBar, Button, FormPage, Lines } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { migrationPath } from './migration-paths.ts'
import { caseToPutBack } from './migration-view.query.server.ts'
import { OfJudged } from './question.page.tsx'
import { askToUndo } from './undo-migration.server.ts'

/** Putting one case back under the version from which it was carried. */
export const undoMigrationPage = page({
  path: '/migrations/cases/:judgedId/undo',
  params: OfJudged,
  act: 'casework.migration.undo',
  looking: 'unrecorded',
  load: (ctx, { judgedId }) => caseToPutBack(ctx, judgedId),
  title: ({ t }) => t('casework.migration.undo'),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  submit: (ctx, { judgedId }) => askToUndo(ctx, judgedId),
  refusals: {
    not_carried_over: 'casework.migration.refusal.not_carried_over',
    too_late: 'casework.migration.refusal.too_late',
    went_on: 'casework.migration.refusal.went_on',
  },
  then: ({ value }) => ({ to: migrationPath(value), flash: 'casework.migration.undo_ordered' }),
  view: ({ loaded: { frame, judged, ways }, form, t }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={t('casework.migration.undo')} />}
      title={t('casework.migration.undo')}
      lead={t('casework.migration.undo_lead', { from: ways.mapping.to, to: ways.mapping.from })}
    >
      <Lines
        items={[
          t('casework.migration.undo_restores'),
          t('casework.migration.undo_keeps'),
          ...(judged.undoUntil ? [t('casework.migration.undo_until', { date: showDate(judged.undoUntil) })] : []),
        ]}
      />
      <ActionsBar>
        <Button kind="bad">{t('casework.migration.undo')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
