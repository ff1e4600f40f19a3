import { z } from 'zod'
import { page, showDate, useReader } from '#platform'
import { ButtonLink, Buttons, Crumbs, Empty, Head, KeyValues, Section, Stack, Table, Tag } from '#platform/ui'
import { ChangesMade } from '../meeting-changes/meeting-changes.tsx'
import { MEETINGS } from '../meetings/meeting-paths.ts'
import { MeetingTag } from '../meetings/meetings.page.tsx'
import { plenaryPath } from '../plenaries/plenary-paths.ts'
import { type SittingView, sittingView } from './sitting.query.server.ts'
import { sittingPrint } from './sitting-print.ts'

/** One sitting: day, place, and the parts that are mine to know, by the codes of their cases. */
export const sittingPage = page({
  path: '/sittings/:sittingId',
  params: z.object({ sittingId: z.uuid() }),
  act: 'casework.sitting.read',
  // Codes and hours; opening a case is the look that is put on its record.
  looking: 'unrecorded',
  load: (ctx, { sittingId }) => sittingView(ctx, sittingId),
  title: ({ loaded, t }) => t('casework.sitting.title', { day: showDate(loaded.day) }),
  view: ({ loaded }) => <Sitting loaded={loaded} />,
})

function Sitting({ loaded }: { readonly loaded: SittingView }) {
  const { t } = useReader()
  const { id, day, place, link, topics, holder, slots, state, recorded, mayMove } = loaded
  return (
    <Stack>
      <Crumbs items={[{ label: t('casework.my_meetings.title'), href: MEETINGS }, { label: showDate(day) }]} />
      <Head title={t('casework.sitting.title', { day: showDate(day) })} over={holder}>
        {state === 'cancelled' && <Tag tone="line">{t('casework.meeting.cancelled')}</Tag>}
      </Head>
      <Buttons>
        {recorded && <ButtonLink href={plenaryPath.record(id)}>{t('casework.plenary.of_sitting')}</ButtonLink>}
        <ButtonLink href={sittingPrint.at({ sittingId: id })} kind="quiet" small>
          {t('casework.sitting.agenda_pdf')}
        </ButtonLink>
        <ButtonLink href={sittingPrint.docxAt({ sittingId: id })} kind="quiet" small>
          {t('casework.sitting.agenda_docx')}
        </ButtonLink>
      </Buttons>
      <KeyValues
        items={[
          { term: t('casework.meeting.place'), value: place },
          ...(link ? [{ term: t('casework.meeting.link'), value: <a href={link}>{link}</a> }] : []),
        ]}
      />
      {mayMove && (
        <Buttons>
          <ButtonLink href={`/sittings/${id}/move`}>{t('casework.sitting.move')}</ButtonLink>
          <ButtonLink kind="bad" href={`/sittings/${id}/cancel`}>
            {t('casework.sitting.call_off')}
          </ButtonLink>
        </Buttons>
      )}
      {topics && (
        <Section id="topics" title={t('casework.sitting.topics')}>
          <p class="pre-line">{topics}</p>
        </Section>
      )}
      <Slots slots={slots} />
      <ChangesMade changes={loaded.changes.map((one) => ({ ...one, was: showDate(one.wasDay) }))} />
    </Stack>
  )
}

function Slots({ slots }: Pick<SittingView, 'slots'>) {
  const { t } = useReader()
  return (
    <Section id="slots" title={t('casework.sitting.slots')}>
      {slots.length === 0 ? (
        <Empty title={t('casework.sitting.no_slots')} />
      ) : (
        <Table
          caption={t('casework.sitting.slots')}
          columns={[
            { label: t('casework.meeting.time') },
            { label: t('casework.my_meetings.case') },
            { label: t('casework.sitting.minutes') },
            { label: t('casework.plan.state') },
          ]}
          rows={slots.map(({ time, code, minutes, state, opens, caseId, meetingId }) => ({
            cells: [
              time,
              opens ? <a href={`/cases/${caseId}/meetings/${meetingId}`}>{code}</a> : code,
              t('casework.sitting.minutes_count', { count: minutes }),
              <MeetingTag state={state} />,
            ],
          }))}
        />
      )}
    </Section>
  )
}
