import { z } from 'zod'
import { page, showInstant, useReader } from '#platform'
import { ActionsBar, Button, ButtonLink, Buttons, FormPage, KeyValues, Note } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { LINK_DAYS, linkPath } from './answer-link.domain.ts'
import { type ByLink, byLink, madeNow } from './by-link.query.server.ts'
import { endLink } from './make-link.server.ts'

const OfRequest = OfCase.extend({ instanceId: z.uuid() })
/** A link to answer by, for an institution without accounts. Its secret is kept nowhere, so it is shown in place, this once. */
export const makeLinkPage = (baseUrl: string) =>
  page({
    path: '/cases/:caseId/requests/:instanceId/link',
    params: OfRequest,
    act: 'casework.request.make_link',
    load: byLink,
    looking: look('casework.request.looked'),
    scope,
    asks: (ctx, _posted, params) => madeNow(ctx, params),
    title: ({ t }) => t('casework.request.link.make'),
    header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="tasks" />,
    view: ({ t, form, loaded }) => (
      <FormPage
        form={form}
        crumbs={<CaseCrumbs frame={loaded.frame} here={t('casework.request.link.make')} />}
        over={loaded.request.number}
        title={t('casework.request.link.make')}
        lead={t('casework.request.link.make_lead', { days: LINK_DAYS })}
      >
        {loaded.made !== null && <Made address={`${baseUrl}${linkPath(loaded.made)}`} loaded={loaded} />}
        {loaded.made === null && <Standing loaded={loaded} />}
      </FormPage>
    ),
  })

type Props = { readonly loaded: ByLink }

function Made({ address, loaded }: Props & { readonly address: string }) {
  const { t } = useReader()
  return (
    <>
      <Note kind="ok" title={t('casework.request.link.made')}>
        <p>{t('casework.request.link.made_text')}</p>
        <p>
          <code class="as-typed">{address}</code>
        </p>
      </Note>
      <KeyValues
        items={[
          {
            term: t('casework.request.link.until'),
            value: loaded.working ? showInstant(loaded.working.expiresAt) : '',
          },
        ]}
      />
    </>
  )
}

function Standing({ loaded: { request, working, frame } }: Props) {
  const { t } = useReader()
  const at = `/cases/${frame.caseId}/requests/${request.id}/link`
  if (request.closedOn !== null) return <Note kind="info" text={t('casework.request.already')} />
  if (frame.closed) return <Note kind="info" text={t('casework.case.closed')} />
  return (
    <>
      {working && (
        <Note kind="info" title={t('casework.request.link.works', { until: showInstant(working.expiresAt) })}>
          <p>{t(working.opened ? 'casework.request.link.opened' : 'casework.request.link.not_opened')}</p>
          <Buttons>
            <ButtonLink href={`${at}/end`} kind="quiet">
              {t('casework.request.link.end')}
            </ButtonLink>
          </Buttons>
        </Note>
      )}
      <ActionsBar>
        <Button>{t(working ? 'casework.request.link.make_newer' : 'casework.request.link.make_submit')}</Button>
      </ActionsBar>
    </>
  )
}

/** Ending a link before it was used, as when it went to a wrong address. */
export const endLinkPage = page({
  path: '/cases/:caseId/requests/:instanceId/link/end',
  params: OfRequest,
  act: 'casework.request.end_link',
  load: byLink,
  looking: look('casework.request.looked'),
  scope,
  title: ({ t }) => t('casework.request.link.end'),
  submit: (ctx, { caseId, instanceId }) => endLink(ctx, caseId, instanceId),
  then: ({ params }) => ({
    to: `/cases/${params.caseId}/requests/${params.instanceId}`,
    flash: 'casework.request.link.ended',
  }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="tasks" />,
  view: ({ t, form, loaded }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={loaded.frame} here={t('casework.request.link.end')} />}
      over={loaded.request.number}
      title={t('casework.request.link.end')}
      lead={t('casework.request.link.end_lead')}
    >
      <ActionsBar>
        <Button kind="bad">{t('casework.request.link.end')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
