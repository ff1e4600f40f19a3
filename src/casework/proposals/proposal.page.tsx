import { page, useReader } from '#platform'
import { ButtonLink, Empty, Head, More, Note, Section, Stack } from '#platform/ui'
import { needPath } from '../candidates/need-paths.ts'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { MOST_OF_CATEGORY } from './planning.query.server.ts'
import { type ProposalView, type Proposed, proposalFor } from './proposal.query.server.ts'
import { NeedSection } from './proposal-parts.tsx'
import { prioritiesOf } from './proposal-paths.ts'
import { RulesTable } from './rules-table.tsx'
import { rulesSource } from './rules-words.ts'

/** What the planner proposes to one family for the needs that were agreed with it, with everything needed to reckon it by hand. */
export const proposalPage = page({
  path: '/cases/:caseId/proposal',
  params: OfCase,
  act: 'casework.proposal.read',
  load: (ctx, { caseId }) => proposalFor(ctx, caseId),
  looking: look('casework.proposal.looked'),
  scope,
  title: ({ loaded, t }) => t('casework.proposals.title', { code: loaded.frame.code }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="basket" />,
  view: ({ loaded }) => <ProposalShown view={loaded} />,
})

function ProposalShown({ view }: { readonly view: ProposalView }) {
  const { t } = useReader()
  const { frame, proposed, flaw, known } = view
  return (
    <Stack>
      <CaseCrumbs frame={frame} here={t('casework.proposals.heading')} />
      <Head title={t('casework.proposals.heading')} lead={t('casework.proposals.lead')}>
        {proposed && known.file.closedOn === null && (
          <ButtonLink kind="main" href={needPath.add(frame.caseId)}>
            {t('casework.needs.add')}
          </ButtonLink>
        )}
        <ButtonLink href={`/cases/${frame.caseId}/basket`}>{t('casework.proposals.to_basket')}</ButtonLink>
      </Head>
      {flaw && (
        <Note
          kind="bad"
          title={t(flaw === 'no_basket' ? 'casework.proposals.no_basket' : 'casework.proposals.cannot_plan')}
        />
      )}
      {proposed && proposed.needs.length === 0 && (
        <Empty title={t('casework.proposals.no_needs')}>
          <p>{t('casework.proposals.no_needs_text')}</p>
        </Empty>
      )}
      {proposed && proposed.needs.length > 0 && <Needs view={view} proposed={proposed} />}
    </Stack>
  )
}

function Needs({ view, proposed }: { readonly view: ProposalView; readonly proposed: Proposed }) {
  const { t } = useReader()
  const { totals, method } = proposed.proposal
  const { firstOfFamily } = proposed.reasons
  return (
    <>
      <Note
        kind="info"
        title={t('casework.proposals.nothing_bound')}
        text={t(`casework.proposals.method.${method}`, { points: totals.points, first: firstOfFamily })}
      />
      {proposed.needs.map((need, index) => (
        <NeedSection view={view} proposed={proposed} need={need} no={index + 1} />
      ))}
      <Section
        id="rules"
        title={t('casework.proposals.by_what')}
        note={rulesSource(t, proposed.inForce)}
        link={{ href: prioritiesOf(view.known.file.unitCode), label: t('casework.proposals.priorities') }}
      >
        <p class="prov">{t('casework.proposals.most_looked', { most: MOST_OF_CATEGORY })}</p>
        <p class="prov">{t('casework.proposals.how_long_waits')}</p>
        <More summary={t('casework.proposals.rules')}>
          <RulesTable rules={proposed.planning.rules} bare />
        </More>
      </Section>
    </>
  )
}
