import { page, showDate, useReader } from '#platform'
import type { Ctx } from '#platform/server'
import {
  Button,
  ButtonLink,
  Buttons,
  FormContext,
  type FormState,
  Head,
  Lines,
  Section,
  Select,
  Stack,
} from '#platform/ui'
import { type Consultation, type HeldMeeting, meetingsOf } from '../consultation.query.server.ts'
import { type ConsultationId, OfConsultation } from '../consultation-ids.ts'
import { answersPath, consultationPath, reportPath, teamTablePath } from '../consultation-paths.ts'
import { nameOf, placeWords, stateWords } from '../consultation-words.ts'
import { orderIn } from '../consulted-text.domain.ts'
import { consultationOfTeam } from '../opening/team-consultation.query.server.ts'
import { TeamCrumbs } from '../opening/team-crumbs.tsx'
import { type RemarkRead, remarksIn } from '../remarks.query.server.ts'
import { remarkState } from './remarks-filter.domain.ts'
import { RemarksTable } from './remarks-table.tsx'

type Loaded = {
  readonly consultation: Consultation
  readonly remarks: readonly RemarkRead[]
  readonly meetings: readonly HeldMeeting[]
}

async function loadTable(ctx: Ctx, id: ConsultationId): Promise<Loaded> {
  const consultation = await consultationOfTeam(ctx, id)
  const place = orderIn(consultation.text)
  const remarks = (await remarksIn(ctx, id)).toSorted((a, b) => place(a.about) - place(b.about) || a.no - b.no)
  return { consultation, remarks, meetings: await meetingsOf(ctx, id) }
}

/** Every remark of a consultation, for the team that answers them. */
export const remarksPage = page({
  path: '/consultations/:consultationId/remarks',
  params: OfConsultation,
  act: 'model.remark.list',
  looking: 'unrecorded',
  load: (ctx, { consultationId }) => loadTable(ctx, consultationId),
  title: ({ t }) => t('model.remark.team.title'),
  view: ({ loaded, form, query }) => <Remarks loaded={loaded} form={form} query={query} />,
})

type Asked = Readonly<Record<string, string>>

function Remarks({ loaded, form, query }: { loaded: Loaded; form: FormState; query: Asked }) {
  const { t } = useReader()
  const { consultation, remarks, meetings } = loaded
  const shown = remarks.filter(
    (one) => (!query.about || one.about === query.about) && (!query.state || stateOf(one) === query.state),
  )
  const waiting = remarks.filter((one) => stateOf(one) === 'waiting').length
  return (
    <Stack>
      <TeamCrumbs consultation={consultation} />
      <Head title={t('model.remark.team.title')} over={nameOf(t, consultation)} lead={stateWords(t, consultation)}>
        {consultation.state === 'answering' && consultation.can.close && (
          <ButtonLink kind="main" href={`${consultationPath(consultation.id)}/close`}>
            {t('model.consultation.close.title')}
          </ButtonLink>
        )}
      </Head>
      <p>{t('model.remark.team.count', { count: remarks.length, waiting })}</p>
      {consultation.state !== 'closed' && <TeamLinks consultation={consultation} />}
      <p>
        <a href={answersPath(consultation.id)}>{t('model.consultation.answers.link')}</a>
        {' · '}
        <a href={reportPath(consultation.id)}>{t('model.consultation.report.link')}</a>
      </p>
      <Filter loaded={loaded} form={form} query={query} />
      <RemarksTable remarks={shown} placeOf={(about) => placeWords(t, consultation.text, about)} />
      <Section id="meetings" title={t('model.consultation.meetings')} count={meetings.length}>
        {meetings.length === 0 ? (
          <p>{t('model.consultation.meetings.none')}</p>
        ) : (
          <Lines
            items={meetings.map(({ no, onDay, place, party }) =>
              t('model.consultation.meeting.line', { no, day: showDate(onDay), place, party }),
            )}
          />
        )}
      </Section>
    </Stack>
  )
}

const stateOf = (one: RemarkRead) => remarkState({ mergedInto: one.mergedInto, answered: one.answers.length > 0 })

function TeamLinks({ consultation: { id, circle } }: { readonly consultation: Consultation }) {
  const { t } = useReader()
  const path = consultationPath(id)
  return (
    <Buttons>
      <ButtonLink href={`${path}/remarks/new`}>{t('model.remark.team.enter')}</ButtonLink>
      <ButtonLink href={`${path}/import`}>{t('model.remark.team.import')}</ButtonLink>
      <ButtonLink href={`${path}/meetings/new`}>{t('model.remark.team.meeting')}</ButtonLink>
      {circle === 'named' && <ButtonLink href={`${path}/circle`}>{t('model.remark.team.circle')}</ButtonLink>}
    </Buttons>
  )
}

/** Only places that have remarks can be chosen. */
function Filter({ loaded: { consultation, remarks }, form, query }: { loaded: Loaded; form: FormState; query: Asked }) {
  const { t } = useReader()
  const places = [...new Set(remarks.map(({ about }) => about))]
  const values = { about: query.about ?? '', state: query.state ?? '' }
  return (
    <FormContext.Provider value={{ ...form, values, errors: {} }}>
      <form class="form" method="get" action={teamTablePath(consultation.id)}>
        <Select
          name="about"
          label={t('model.remark.team.filter.about')}
          options={places.map((value) => ({ value, label: placeWords(t, consultation.text, value) }))}
          optional
        />
        <Select
          name="state"
          label={t('model.remark.team.filter.state')}
          options={[
            { value: 'waiting', label: t('model.remark.state.waiting') },
            { value: 'answered', label: t('model.remark.state.answered') },
            { value: 'merged', label: t('model.remark.state.merged_any') },
          ]}
          optional
        />
        <Button kind="plain">{t('model.remark.team.filter.submit')}</Button>
      </form>
    </FormContext.Provider>
  )
}
