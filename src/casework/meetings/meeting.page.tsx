import { z } from 'zod'
import { nameIn } from '#model'
import { fields, page, useReader } from '#platform'
import {
  Button,
  ButtonLink,
  Buttons,
  Empty,
  Form,
  Head,
  Hidden,
  KeyValues,
  Lines,
  Section,
  Stack,
  Table,
  Tag,
} from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, scope } from '../cases/case-scope.ts'
import { ContactNotes } from '../compartments/contact-note.tsx'
import { ApartNote } from '../compartments/guests.tsx'
import { MeetingChanges } from '../meeting-changes/meeting-changes.tsx'
import { minutesPath } from '../minutes/minutes-paths.ts'
import { Responsible } from '../plan/plan-tables.tsx'
import { PrintLinks } from '../prints/print-links.tsx'
import { printPath } from '../prints/print-paths.ts'
import { confirmMinutes } from './confirm-minutes.server.ts'
import { type MeetingView, meetingView } from './meeting.query.server.ts'
import { calendarPath, MeetingParams } from './meeting-paths.ts'
import { MeetingTag, whenOf } from './meetings.page.tsx'
import { personWords } from './person-words.ts'
import { QuorumAsked, QuorumNote } from './quorum-note.tsx'

const MeetingActInput = z.object({
  /** The version that was on the page. */
  rowVersion: z.coerce.number().int().positive(),
  act: z.literal('confirm'),
})
const readAct = fields(MeetingActInput)

/** A meeting: who was invited and came, what was decided; its minutes are confirmed here. */
export const meetingPage = page({
  path: '/cases/:caseId/meetings/:meetingId',
  params: MeetingParams,
  act: 'casework.minutes.confirm',
  load: (ctx, { caseId, meetingId }) => meetingView(ctx, caseId, meetingId),
  looking: look('casework.meetings.looked'),
  scope,
  title: ({ loaded, t }) => t('casework.meeting.one_title', { code: loaded.frame.code, when: whenOf(loaded.meeting) }),
  form: (posted) => readAct(posted),
  submit: (ctx, input) => confirmMinutes(ctx, input),
  refusals: { not_held: 'casework.meeting.not_held' },
  then: ({ params }) => ({
    to: `/cases/${params.caseId}/meetings/${params.meetingId}`,
    flash: 'casework.meeting.changed',
  }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="meetings" />,
  view: ({ loaded, form }) => <Meeting loaded={loaded} form={form} />,
})

/** Begun minutes are printed as they stand, so nothing about them is blank; those of a meeting that was not held say that they go on. */
const printLabel = ({ meeting, hasProtocol }: MeetingView) => {
  if (!hasProtocol) return 'casework.print.link_minutes_blank'
  return meeting.heldOn === null ? 'casework.print.link_minutes_begun' : 'casework.print.link_minutes'
}

type Props = { readonly loaded: MeetingView; readonly form: Parameters<typeof Form>[0]['state'] }

function Meeting({ loaded, form }: Props) {
  const { t, locale } = useReader()
  const { known, frame, meeting, people } = loaded
  const name = nameIn(known.model.body(meeting.body).name, locale)
  const came = (present: boolean | null) =>
    t(
      present === null
        ? 'casework.meeting.invited_only'
        : present
          ? 'casework.meeting.came'
          : 'casework.meeting.absent',
    )
  return (
    <Stack>
      <CaseCrumbs frame={frame} here={whenOf(meeting)} />
      <Head title={t('casework.meeting.of', { body: name })} over={whenOf(meeting)}>
        <MeetingTag state={meeting.state} />
      </Head>
      <PrintLinks
        links={[
          { href: printPath.attendance(frame.caseId, meeting.id), label: 'casework.print.link_attendance' },
          {
            href: `${printPath.attendance(frame.caseId, meeting.id)}/docx`,
            label: 'casework.print.link_attendance_docx',
          },
          {
            href: printPath.minutes(frame.caseId, meeting.id),
            label: printLabel(loaded),
          },
          ...(meeting.heldOn === null
            ? [{ href: calendarPath(frame.caseId, meeting.id), label: 'casework.meeting.calendar.link' as const }]
            : []),
        ]}
      />
      <Buttons>
        <ButtonLink href={minutesPath.agenda({ caseId: frame.caseId, meetingId: meeting.id })}>
          {t('casework.agenda.link')}
        </ButtonLink>
        <ButtonLink href={minutesPath.minutes({ caseId: frame.caseId, meetingId: meeting.id })}>
          {t('casework.live.link')}
        </ButtonLink>
      </Buttons>
      <About loaded={loaded} />
      {meeting.heldOn === null ? (
        <QuorumAsked model={known.model} quorum={loaded.quorum} all={loaded.quorumOfAll} />
      ) : (
        <QuorumNote model={known.model} quorum={loaded.quorum} />
      )}
      {loaded.meeting.heldOn === null && (
        <>
          <ApartNote guests={loaded.guests} />
          <ContactNotes contacts={loaded.guests.contacts} />
        </>
      )}
      <Section id="people" title={t('casework.meeting.people')} count={people.length}>
        <Table
          caption={t('casework.meeting.people')}
          columns={[{ label: t('casework.meeting.who') }, { label: t('casework.meeting.presence') }]}
          rows={people.map((one) => ({ cells: [personWords(one, t), came(one.present)] }))}
        />
      </Section>
      <MeetingChanges changes={loaded.changes} />
      <Decided loaded={loaded} />
      <Acts loaded={loaded} form={form} />
    </Stack>
  )
}

function About({ loaded: { known, meeting } }: { readonly loaded: MeetingView }) {
  const { t, locale } = useReader()
  const steps = meeting.steps.map((id) => nameIn(known.model.step(id).name, locale)).join(', ')
  const family = meeting.familyTookPart
  return (
    <KeyValues
      items={[
        { term: t('casework.meeting.place'), value: meeting.place },
        ...(meeting.link
          ? [{ term: t('casework.meeting.link'), value: <a href={meeting.link}>{meeting.link}</a> }]
          : []),
        ...(steps ? [{ term: t('casework.meeting.steps'), value: steps }] : []),
        ...(family === null
          ? []
          : [
              {
                term: t('casework.meeting.family_took_part'),
                value: t(family ? 'platform.word.yes' : 'platform.word.no'),
              },
            ]),
      ]}
    />
  )
}

function Decided({ loaded: { decisions, names, meeting } }: { readonly loaded: MeetingView }) {
  const { t } = useReader()
  if (meeting.heldOn === null) return null
  return (
    <Section id="decisions" title={t('casework.meeting.decisions')} count={decisions.length}>
      {decisions.length === 0 ? (
        <Empty title={t('casework.meeting.no_decisions')} />
      ) : (
        <Lines
          items={decisions.map(({ text, dissent, institution }) => (
            <>
              {text} {institution && <Responsible id={institution} names={names} />}
              {dissent && (
                <p class="prov">
                  <Tag tone="line">{t('casework.meeting.dissent')}</Tag> {dissent}
                </p>
              )}
            </>
          ))}
        />
      )}
    </Section>
  )
}

function Acts({ loaded: { known, frame, meeting, mayConfirm, mayCall }, form }: Props) {
  const { t } = useReader()
  const minutes = known.model.findFormOf('minutes')
  const at = `/cases/${frame.caseId}/meetings/${meeting.id}`
  const ahead = mayCall && (meeting.state === 'planned' || meeting.state === 'invited')
  return (
    <>
      {ahead && (
        <Buttons>
          <ButtonLink kind="main" href={`/cases/${frame.caseId}/meetings/held?meeting=${meeting.id}`}>
            {t('casework.meeting.took_place')}
          </ButtonLink>
          <ButtonLink href={`${at}/move`}>{t('casework.meeting.move')}</ButtonLink>
          <ButtonLink kind="bad" href={`${at}/cancel`}>
            {t('casework.meeting.call_off')}
          </ButtonLink>
        </Buttons>
      )}
      {meeting.state === 'held' && minutes && meeting.minutesFormId === null && (
        <p>
          <a href={`/cases/${frame.caseId}/forms/${minutes.id}/new`}>{t('casework.meeting.write_minutes')}</a>
        </p>
      )}
      {meeting.minutesFormId && (
        <p>
          <a href={`/cases/${frame.caseId}/forms/${meeting.minutesFormId}`}>{t('casework.meeting.read_minutes')}</a>
        </p>
      )}
      {mayConfirm && (
        <Form state={form} guard={false}>
          <Hidden name="rowVersion" value={String(meeting.rowVersion)} />
          <Button name="act" value="confirm">
            {t('casework.meeting.confirm_minutes')}
          </Button>
        </Form>
      )}
    </>
  )
}
