import { z } from 'zod'
import { InstitutionId } from '#kernel'
import { page, showDate, useReader } from '#platform'
import type { Ctx } from '#platform/server'
import { Crumbs, Empty, Head, KeyValues, Lines, Note, Section, Stack } from '#platform/ui'
import { dueOn, protectionPath, RequestId } from '#protection'
import { copiesOfRequest, requestGivenToMe } from '#protection/server'
import { beginCopyPage } from './begin-copy.page.tsx'
import { type CaseToChoose, casesToCopyFrom } from './cases-to-copy.query.server.ts'
import { copiesPath } from './copy-paths.ts'

const OfGiven = z.object({ institutionId: InstitutionId, requestId: RequestId })

const toPrepare = async (ctx: Ctx, { institutionId, requestId }: z.infer<typeof OfGiven>) => ({
  request: await requestGivenToMe(ctx, institutionId, requestId),
  copies: await copiesOfRequest(ctx, requestId),
  cases: await casesToCopyFrom(ctx, institutionId),
})

/** A request for a copy of data as the worker sees it to whom it was passed on: until when, and out of which cases. */
export const prepareCopiesPage = page({
  path: '/protection/:institutionId/requests/:requestId/copies',
  params: OfGiven,
  act: 'casework.bundle.begin',
  looking: 'unrecorded',
  needsNames: true,
  load: toPrepare,
  title: ({ t, loaded }) => t('casework.copy.request_no', { no: loaded.request.no }),
  view: ({ loaded: { request, copies, cases }, params, t }) => (
    <Stack>
      <Crumbs
        items={[
          { href: protectionPath, label: t('protection.mine.title') },
          { label: t('casework.copy.request_no', { no: request.no }) },
        ]}
      />
      <Head title={t('casework.copy.request_no', { no: request.no })} lead={t('casework.copy.request_lead')} />
      <Note kind="turn" text={t('casework.copy.request_due', { due: showDate(dueOn(request)) })} />
      <KeyValues
        items={[
          { term: t('protection.request.asker'), value: request.asker },
          { term: t('protection.request.received_on'), value: showDate(request.receivedOn) },
          { term: t('protection.request.words'), value: request.words },
        ]}
      />
      {copies.length > 0 && (
        <Section id="begun" title={t('casework.copy.begun')}>
          <Lines
            items={copies.map(({ caseCode, state, givenOn }) => (
              <>
                {caseCode}: {t(`protection.request.copies.${state}`, { on: givenOn ? showDate(givenOn) : '' })}
              </>
            ))}
          />
        </Section>
      )}
      <Cases cases={cases} {...params} />
    </Stack>
  ),
})

type CasesProps = {
  readonly cases: readonly CaseToChoose[]
  readonly institutionId: string
  readonly requestId: string
}
function Cases({ cases, institutionId, requestId }: CasesProps) {
  const { t } = useReader()
  return (
    <Section id="cases" title={t('casework.copy.cases')} note={t('casework.copy.cases_note')}>
      {cases.length === 0 ? (
        <Empty title={t('casework.copy.cases_none')} />
      ) : (
        <Lines
          items={cases.map(({ id, label }) => (
            <>
              <a href={beginCopyPage.at({ caseId: id, institutionId, requestId })}>
                {t('casework.copy.begin.of', { label })}
              </a>{' '}
              <a href={copiesPath(id)}>{t('casework.copy.begun_of', { label })}</a>
            </>
          ))}
        />
      )}
    </Section>
  )
}
