import { nameIn } from '#model'
import { page, showDate, useReader } from '#platform'
import { ButtonLink, Empty, Head, Locked, Section, Stack } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { documentPath } from '../documents/document-paths.ts'
import { PrintLinks } from '../prints/print-links.tsx'
import { printPath } from '../prints/print-paths.ts'
import { WhySeen } from '../sharing/why-seen.tsx'
import { stepAddress } from '../steps/step-way.domain.ts'
import { type PlanPage, planPageOf } from './plan-page.query.server.ts'
import { PLAN_STATES } from './plan-summary.tsx'
import { ActionsTable, AnswersTable, GoalsTable } from './plan-tables.tsx'

/** The shared plan of a family: goals, who does what, who accepted it. */
export const planPage = page({
  path: '/cases/:caseId/plan',
  params: OfCase,
  act: 'casework.plan.read',
  load: (ctx, { caseId }) => planPageOf(ctx, caseId),
  looking: look('casework.plan.looked'),
  scope,
  title: ({ loaded, t }) => t('casework.plan.title', { code: loaded.frame.code }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="plan" />,
  view: ({ loaded }) => <Plan loaded={loaded} />,
})

function Plan({ loaded }: { readonly loaded: PlanPage }) {
  const { t, locale } = useReader()
  const { known, frame, view, writing, mayAnswer } = loaded
  const form = known.model.findFormOf('plan')
  const name = form ? nameIn(form.name, locale) : t('casework.tab.plan')
  const buttons = (
    <>
      {mayAnswer && (
        <ButtonLink href={`/cases/${frame.caseId}/plan/accept`}>{t('casework.plan.give_answer')}</ButtonLink>
      )}
      {writing && (
        <ButtonLink kind={view ? 'plain' : 'main'} href={stepAddress(known.model, frame.caseId, writing)}>
          {nameIn(writing.name, locale)}
        </ButtonLink>
      )}
    </>
  )
  return (
    <Stack>
      <CaseCrumbs frame={frame} here={name} />
      <Head title={name} over={view ? versionOf(view.plan, t) : undefined}>
        {buttons}
      </Head>
      <PrintLinks
        links={[
          ...(view ? [{ href: printPath.plan(frame.caseId), label: 'casework.print.link' } as const] : []),
          ...(frame.withContent && view
            ? [{ href: documentPath.list(frame.caseId), label: 'casework.document.link' } as const]
            : []),
          ...(form
            ? [{ href: printPath.blank(frame.caseId, form.id), label: 'casework.print.link_blank' } as const]
            : []),
        ]}
      />
      {view ? <PlanParts loaded={{ ...loaded, view }} /> : <Empty title={t('casework.plan.none')} />}
      {loaded.why && <WhySeen why={loaded.why} />}
    </Stack>
  )
}

type Reading = ReturnType<typeof useReader>['t']
const versionOf = ({ no, state, until }: NonNullable<PlanPage['view']>['plan'], t: Reading): string =>
  t('casework.plan.version', { no, state: t(PLAN_STATES[state]), until: showDate(until) })

function PlanParts({
  loaded: { view, frame, more },
}: {
  readonly loaded: PlanPage & { view: NonNullable<PlanPage['view']> }
}) {
  const { t } = useReader()
  return (
    <>
      {view.goals.length > 0 && (
        <Section id="goals" title={t('casework.plan.goals')} count={view.goals.length}>
          <GoalsTable view={view} />
        </Section>
      )}
      <Section id="actions" title={t('casework.plan.actions')} count={view.actions.length}>
        {view.actions.length > 0 && <ActionsTable view={view} caseId={frame.caseId} />}
        {more ? <Locked /> : view.actions.length === 0 && <Empty title={t('casework.plan.actions_not_shown')} />}
      </Section>
      {view.adults.length > 0 && (
        <Section id="adults" title={t('casework.plan.adults')} note={t('casework.plan.adults_note')}>
          <AnswersTable answers={view.adults} caption={t('casework.plan.adults')} />
        </Section>
      )}
      {view.institutions.length > 0 && (
        <Section id="institutions" title={t('casework.plan.institutions')} note={t('casework.plan.institutions_note')}>
          <AnswersTable answers={view.institutions} caption={t('casework.plan.institutions')} />
        </Section>
      )}
    </>
  )
}
