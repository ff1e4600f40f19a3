import { page, showDate, useReader } from '#platform'
import { ButtonLink, Empty, Head, Stack, Table, Tag } from '#platform/ui'
import { institutionFor } from '../desk/protected-institution.query.server.ts'
import { OfInstitution } from '../of-institution.ts'
import { ProtectionCrumbs } from '../protection-crumbs.tsx'
import { requestPath } from '../protection-paths.ts'
import { receiveRequestPage } from './receive-request.page.tsx'
import { type DataRequest, dueOn, stateOf } from './request.domain.ts'
import { requestsOf } from './request.query.server.ts'
import { rightsInWords, STATE_TONE } from './request-words.ts'

type Loaded = { readonly requests: readonly DataRequest[]; readonly today: DataRequest['receivedOn'] }

/** The register of requests of people about their data: what was asked and until when, without who asked. */
export const requestsPage = page({
  path: '/protection/:institutionId/requests',
  params: OfInstitution,
  act: 'protection.request.list',
  looking: 'unrecorded',
  load: async (ctx, { institutionId }) => ({
    institution: await institutionFor(ctx, institutionId, 'receive'),
    requests: await requestsOf(ctx, institutionId),
    today: ctx.today,
  }),
  title: ({ t }) => t('protection.request.list.title'),
  view: ({ loaded: { institution, requests, today }, t }) => (
    <>
      <ProtectionCrumbs institution={institution} here={t('protection.request.list.title')} />
      <Stack>
        <Head
          title={t('protection.request.list.title')}
          over={institution.name}
          lead={t('protection.request.list.lead')}
        >
          <ButtonLink href={receiveRequestPage.at({ institutionId: institution.id })}>
            {t('protection.request.receive.title')}
          </ButtonLink>
        </Head>
        {requests.length === 0 ? (
          <Empty title={t('protection.request.list.empty')} />
        ) : (
          <RequestsTable requests={requests} today={today} />
        )}
      </Stack>
    </>
  ),
})

function RequestsTable({ requests, today }: Loaded) {
  const { t } = useReader()
  return (
    <Table
      caption={t('protection.request.list.title')}
      columns={[
        { label: t('protection.request.no') },
        { label: t('protection.request.rights') },
        { label: t('protection.request.received_on') },
        { label: t('protection.request.due') },
        { label: t('protection.request.state') },
      ]}
      rows={requests.map((one) => {
        const state = stateOf(one, today)
        return {
          state: state === 'overdue' ? ('late' as const) : undefined,
          cells: [
            <a href={requestPath(one.institutionId, one.id)}>{t('protection.request.number', { no: one.no })}</a>,
            rightsInWords(one, t),
            showDate(one.receivedOn),
            showDate(dueOn(one)),
            <Tag tone={STATE_TONE[state]}>{t(`protection.request.state.${state}`)}</Tag>,
          ],
        }
      })}
    />
  )
}
