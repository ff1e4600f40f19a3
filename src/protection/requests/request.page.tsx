import type { LocalDate } from '#kernel'
import { page, showDate, type T, useReader } from '#platform'
import { ButtonLink, Head, KeyValues, Lines, Note, Section, Stack } from '#platform/ui'
import { ProtectionCrumbs } from '../protection-crumbs.tsx'
import { approveCopyPath, requestsPath } from '../protection-paths.ts'
import { answerRequestPage } from './answer-request.page.tsx'
import { confirmIdentityPage } from './confirm-identity.page.tsx'
import { extendRequestPage } from './extend-request.page.tsx'
import {
  type CopyOfRequest,
  type CopyState,
  copiesOfRequest,
  type GivenTo,
  workersOfRequest,
} from './given.query.server.ts'
import { OfRequest, requestAnswered } from './of-request.tsx'
import { passRequestPage } from './pass-request.page.tsx'
import { type DataRequest, dueOn, stateOf } from './request.domain.ts'
import { rightsInWords } from './request-words.ts'

/**
 * One request with its clock, and how far the copies of data are that it asks for. They are made where cases are kept: here are a code and
 * days, for the data protection officer and the head, who read no case by this.
 */
export const requestPage = page({
  path: '/protection/:institutionId/requests/:requestId',
  params: OfRequest,
  act: 'protection.request.read',
  looking: 'unrecorded',
  needsNames: true,
  load: async (ctx, params) => ({
    ...(await requestAnswered(ctx, params)),
    copies: await copiesOfRequest(ctx, params.requestId),
    workers: await workersOfRequest(ctx, params.requestId),
    today: ctx.today,
  }),
  title: ({ loaded, t }) => t('protection.request.number', { no: loaded.request.no }),
  view: ({ loaded: { institution, request, copies, workers, today }, t }) => {
    const title = t('protection.request.number', { no: request.no })
    const register = { href: requestsPath(institution.id), label: t('protection.request.list.title') }
    return (
      <>
        <ProtectionCrumbs institution={institution} register={register} here={title} />
        <Stack>
          <Head title={title} over={institution.name}>
            <Acts request={request} />
          </Head>
          <Clock request={request} today={today} />
          <Section id="asked" title={t('protection.request.asked')}>
            <KeyValues items={askedLines(request, t)} />
          </Section>
          <Section id="course" title={t('protection.request.course')}>
            <KeyValues items={courseLines(request, t)} />
          </Section>
          {request.rights.includes('access') && <Copies request={request} copies={copies} workers={workers} />}
        </Stack>
      </>
    )
  },
})

function Acts({ request: { id, institutionId, identity, extension, answer, rights } }: { request: DataRequest }) {
  const { t } = useReader()
  const at = { institutionId, requestId: id }
  if (answer) return null
  return (
    <>
      {!identity && <ButtonLink href={confirmIdentityPage.at(at)}>{t('protection.request.identity.title')}</ButtonLink>}
      {!extension && <ButtonLink href={extendRequestPage.at(at)}>{t('protection.request.extend.title')}</ButtonLink>}
      {rights.includes('access') && (
        <ButtonLink href={passRequestPage.at(at)}>{t('protection.request.pass.title')}</ButtonLink>
      )}
      <ButtonLink href={answerRequestPage.at(at)}>{t('protection.request.answer.title')}</ButtonLink>
    </>
  )
}

/** From the check by somebody else on, a copy is seen in figures. */
const IN_FIGURES: readonly CopyState[] = ['checked', 'approved', 'given']

type CopiesProps = { request: DataRequest; copies: readonly CopyOfRequest[]; workers: readonly GivenTo[] }
function Copies({ request: { id, institutionId }, copies, workers }: CopiesProps) {
  const { t } = useReader()
  const names = workers.map(({ name }) => name).join(', ')
  return (
    <Section id="copies" title={t('protection.request.copies')}>
      <p>{names ? t('protection.request.copies.by', { names }) : t('protection.request.copies.nobody')}</p>
      {copies.length > 0 && (
        <Lines
          items={copies.map(({ id: copyId, caseCode, state, givenOn }) => (
            <>
              {IN_FIGURES.includes(state) ? (
                <a href={approveCopyPath({ institutionId, requestId: id, bundleId: copyId })}>
                  {t('protection.request.copies.of', { code: caseCode })}
                </a>
              ) : (
                t('protection.request.copies.of', { code: caseCode })
              )}{' '}
              {t(`protection.request.copies.${state}`, { on: givenOn ? showDate(givenOn) : '' })}
            </>
          ))}
        />
      )}
    </Section>
  )
}

const NOTE = { open: 'turn', overdue: 'bad', in_time: 'ok', late: 'info' } as const
function Clock({ request, today }: { request: DataRequest; today: LocalDate }) {
  const { t } = useReader()
  const state = stateOf(request, today)
  return <Note kind={NOTE[state]} text={t(`protection.request.clock.${state}`, { due: showDate(dueOn(request)) })} />
}

const askedLines = (request: DataRequest, t: T) => [
  { term: t('protection.request.received_on'), value: showDate(request.receivedOn) },
  { term: t('protection.request.received_how'), value: t(`protection.request.how.${request.receivedHow}`) },
  { term: t('protection.request.rights'), value: rightsInWords(request, t) },
  { term: t('protection.request.asker'), value: request.asker },
  { term: t('protection.request.contact'), value: request.contact },
  { term: t('protection.request.words'), value: request.words },
]

const courseLines = ({ identity, extension, answer }: DataRequest, t: T) => [
  {
    term: t('protection.request.identity'),
    value: identity ? `${showDate(identity.on)}: ${identity.how}` : t('protection.request.identity.not_yet'),
  },
  ...(extension
    ? [
        {
          term: t('protection.request.extension'),
          value: t('protection.request.extended', { ...extension, on: showDate(extension.on) }),
        },
      ]
    : []),
  ...(answer
    ? [
        {
          term: t('protection.request.answer'),
          value: `${showDate(answer.on)}: ${t(`protection.request.answer.${answer.kind}`)}. ${answer.words}`,
        },
      ]
    : []),
]
