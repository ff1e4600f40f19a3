import { z } from 'zod'
import { page, showDate, showInstant, useReader } from '#platform'
import { ButtonLink, Buttons, Crumbs, Empty, Head, KeyValues, Lines, Section, Stack, Table, Tag } from '#platform/ui'
import { MEETINGS } from '../meetings/meeting-paths.ts'
import { QuorumNote } from '../meetings/quorum-note.tsx'
import { sittingPath } from '../sittings/call-sitting.server.ts'
import { type PlenaryView, plenaryView } from './plenary.query.server.ts'
import { plenaryPath } from './plenary-paths.ts'
import { attendanceOfSittingPrint, plenaryPrint } from './plenary-prints.ts'
import { agreedOf } from './plenary-words.ts'

/** The record of a sitting of a standing team: who came, the course, what was decided, who is to do what, and who agrees. */
export const plenaryPage = page({
  path: '/sittings/:sittingId/record',
  params: z.object({ sittingId: z.uuid() }),
  act: 'casework.plenary.read',
  // Words that name no family.
  looking: 'unrecorded',
  load: (ctx, { sittingId }) => plenaryView(ctx, sittingId),
  title: ({ loaded, t }) => t('casework.plenary.title', { day: showDate(loaded.sitting.day) }),
  view: ({ loaded }) => <Record loaded={loaded} />,
})

type Props = { readonly loaded: PlenaryView }

export function PlenaryCrumbs({ loaded: { sitting }, here }: Props & { readonly here?: string }) {
  const { t } = useReader()
  const record = { label: t('casework.plenary.short'), href: plenaryPath.record(sitting.id) }
  return (
    <Crumbs
      items={[
        { label: t('casework.my_meetings.title'), href: MEETINGS },
        { label: showDate(sitting.day), href: sittingPath(sitting.id) },
        ...(here === undefined ? [{ label: record.label }] : [record, { label: here }]),
      ]}
    />
  )
}

function Record({ loaded }: Props) {
  const { t } = useReader()
  const { sitting, record, writer, mayKeep, mayAnswer, model, quorum } = loaded
  const state = record === null ? 'none' : record.closedAt === null ? 'open' : 'closed'
  return (
    <Stack>
      <PlenaryCrumbs loaded={loaded} />
      <Head title={t('casework.plenary.title', { day: showDate(sitting.day) })} over={sitting.holder}>
        <Tag tone={state === 'closed' ? 'ok' : 'line'}>{t(`casework.plenary.state.${state}`)}</Tag>
      </Head>
      <Buttons>
        {mayKeep && (
          <ButtonLink href={plenaryPath.keep(sitting.id)} {...(record ? { kind: 'plain' as const } : {})}>
            {t(record ? 'casework.plenary.keep_on' : 'casework.plenary.begin')}
          </ButtonLink>
        )}
        {mayAnswer && <ButtonLink href={plenaryPath.answer(sitting.id)}>{t('casework.plenary.answer')}</ButtonLink>}
      </Buttons>
      <Papers loaded={loaded} />
      <KeyValues
        items={[
          { term: t('casework.meeting.place'), value: sitting.place },
          ...(writer ? [{ term: t('casework.plenary.writer'), value: writer.name }] : []),
        ]}
      />
      {sitting.topics && (
        <Section id="topics" title={t('casework.sitting.topics')}>
          <p class="pre-line">{sitting.topics}</p>
        </Section>
      )}
      {record && <QuorumNote model={model} quorum={quorum} />}
      <People loaded={loaded} />
      <Said loaded={loaded} />
      <Tasks loaded={loaded} />
      <Replies loaded={loaded} />
    </Stack>
  )
}

function Papers({ loaded: { sitting, record } }: Props) {
  const { t } = useReader()
  const of = { sittingId: sitting.id }
  return (
    <Buttons>
      <ButtonLink href={attendanceOfSittingPrint.at(of)} kind="quiet" small>
        {t('casework.plenary.list_pdf')}
      </ButtonLink>
      <ButtonLink href={attendanceOfSittingPrint.docxAt(of)} kind="quiet" small>
        {t('casework.plenary.list_docx')}
      </ButtonLink>
      {record && (
        <>
          <ButtonLink href={plenaryPrint.at(of)} kind="quiet" small>
            {t('casework.plenary.pdf')}
          </ButtonLink>
          <ButtonLink href={plenaryPrint.docxAt(of)} kind="quiet" small>
            {t('casework.plenary.docx')}
          </ButtonLink>
        </>
      )}
    </Buttons>
  )
}

function People({ loaded: { people } }: Props) {
  const { t } = useReader()
  return (
    <Section id="people" title={t('casework.plenary.people')} count={people.length}>
      {people.length === 0 ? (
        <Empty title={t('casework.plenary.nobody')} />
      ) : (
        <Table
          caption={t('casework.plenary.people')}
          columns={[
            { label: t('casework.plenary.person') },
            { label: t('casework.plenary.place') },
            { label: t('casework.plenary.came') },
          ]}
          rows={people.map(({ name, place, way }) => ({
            cells: [name, place, t(`casework.plenary.way.${way ?? 'none'}`)],
          }))}
        />
      )}
    </Section>
  )
}

function Said({ loaded: { record } }: Props) {
  const { t } = useReader()
  if (!record) return null
  const { course, decisions, dissents } = record
  return (
    <>
      {course !== '' && (
        <Section id="course" title={t('casework.plenary.course')}>
          <p class="pre-line">{course}</p>
        </Section>
      )}
      <Section id="decisions" title={t('casework.plenary.decisions')} count={decisions.length}>
        {decisions.length === 0 ? (
          <Empty title={t('casework.plenary.no_decisions')} />
        ) : (
          <ol>
            {decisions.map((one) => (
              <li>{one}</li>
            ))}
          </ol>
        )}
      </Section>
      {dissents !== '' && (
        <Section id="dissents" title={t('casework.plenary.dissents')}>
          <p class="pre-line">{dissents}</p>
        </Section>
      )}
    </>
  )
}

function Tasks({ loaded: { sitting, tasks } }: Props) {
  const { t } = useReader()
  if (tasks.length === 0) return null
  const title = t('casework.plenary.tasks')
  return (
    <Section id="tasks" title={title} count={tasks.length}>
      <Table
        caption={title}
        columns={[
          { label: t('casework.plenary.what') },
          { label: t('casework.plenary.person') },
          { label: t('casework.plan.due') },
          { label: t('casework.plan.state') },
        ]}
        rows={tasks.map(({ no, what, name, place, due, doneAt, result, mayFinish }) => ({
          cells: [
            what,
            `${name}, ${place}`,
            showDate(due),
            <>
              {doneAt && <Tag tone="ok">{t('casework.plenary.done')}</Tag>} {doneAt && showInstant(doneAt)} {result}
              {no !== null && mayFinish && (
                <ButtonLink href={plenaryPath.task(sitting.id, no)} kind="quiet" small>
                  {t('casework.plenary.finish')}
                  <span class="vh">: {what}</span>
                </ButtonLink>
              )}
            </>,
          ],
        }))}
      />
    </Section>
  )
}

function Replies({ loaded }: Props) {
  const { t } = useReader()
  const { record, replies } = loaded
  if (!record?.closedAt) return null
  const { agreed, there } = agreedOf(loaded)
  return (
    <Section
      id="replies"
      title={t('casework.plenary.replies')}
      note={t('casework.plenary.agreed_of', { agreed, there })}
    >
      {replies.length === 0 ? (
        <Empty title={t('casework.plenary.no_replies')} />
      ) : (
        <Lines
          items={replies.map(({ name, reply, words, repliedAt }) => (
            <>
              <b>{name}</b>, {showInstant(repliedAt)}: {words ?? t(`casework.plenary.reply.${reply}`)}
            </>
          ))}
        />
      )}
    </Section>
  )
}
