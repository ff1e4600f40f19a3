import { showDate, showInstant, useReader } from '#platform'
import {
  Button,
  ButtonLink,
  Buttons,
  CheckboxGroup,
  Empty,
  Form,
  type FormState,
  Hidden,
  Icon,
  Lines,
  Section,
  Select,
  Table,
  TextArea,
} from '#platform/ui'
import { personWords } from '../meetings/person-words.ts'
import { QuorumAsked, QuorumNote } from '../meetings/quorum-note.tsx'
import { printPath } from '../prints/print-paths.ts'
import { WAYS } from './minutes.domain.ts'
import type { MinutesView } from './minutes.query.server.ts'
import { minutesPath } from './minutes-paths.ts'
import { wayOf } from './read-minutes.ts'
import { PlaceMark } from './sentence-shown.tsx'

type Props = { readonly loaded: MinutesView; readonly form: FormState }

/** Beside the minutes: who is there, what is to be seen to before closing, what was said of them afterwards. */
export function MinutesAside({ loaded, form }: Props) {
  const { t } = useReader()
  const { state, frame, meeting, known } = loaded
  return (
    <>
      {state === 'before' ? (
        <QuorumAsked model={known.model} quorum={loaded.quorum} all={loaded.quorumOfAll} />
      ) : (
        <QuorumNote model={known.model} quorum={loaded.quorum} />
      )}
      <Attendance loaded={loaded} form={form} />
      {state === 'open' && <BeforeClosing loaded={loaded} />}
      {(state === 'remarks' || state === 'confirmed') && <Replies loaded={loaded} form={form} />}
      {state === 'remarks' && loaded.mayConfirm && (
        <Form state={form} guard={false} errorSummary="elsewhere">
          <Hidden name="act" value="confirm" />
          <Hidden name="rowVersion" value={String(meeting.rowVersion)} />
          <Button>{t('casework.meeting.confirm_minutes')}</Button>
        </Form>
      )}
      {state !== 'before' && (
        <Buttons>
          <ButtonLink href={printPath.minutes(frame.caseId, meeting.id)} icon="printer">
            {t('casework.live.print_pdf')}
          </ButtonLink>
          <ButtonLink href={`${printPath.minutes(frame.caseId, meeting.id)}/docx`}>
            {t('casework.live.print_docx')}
          </ButtonLink>
        </Buttons>
      )}
      <section aria-labelledby="who-gets">
        <div class="sec-head">
          <h2 id="who-gets">{t('casework.live.who_gets')}</h2>
        </div>
        <p>{t('casework.live.who_gets_text')}</p>
        <p>
          <a href={`/cases/${frame.caseId}/sharing`}>{t('casework.live.who_gets_link')}</a>
        </p>
      </section>
    </>
  )
}

const isThere = ({ way }: MinutesView['people'][number]) => way === 'room' || way === 'video'

function Attendance({ loaded: { people, state, live }, form }: Props) {
  const { t } = useReader()
  const note = t('casework.live.present_of', { here: people.filter(isThere).length, all: people.length })
  if (state !== 'open') {
    const word = (way: MinutesView['people'][number]['way']) => t(`casework.live.way.${way ?? 'none'}`)
    return (
      <Section id="present" title={t('casework.live.present')} note={note}>
        <Lines
          items={people.map((one) => (
            <>
              {personWords(one, t)} <span class="fine">{word(one.way)}</span>
            </>
          ))}
        />
      </Section>
    )
  }
  const values = {
    ...Object.fromEntries(people.map(({ no, way }) => [wayOf(no), way ?? ''])),
    familyHeard: live?.familyHeard ? 'yes' : '',
  }
  return (
    <Section id="present" title={t('casework.live.present')} note={note}>
      <Form state={{ ...form, values: { ...values, ...form.values } }} guard={false} errorSummary="elsewhere">
        <Hidden name="act" value="presence" />
        <div class="all-optional">
          {people.map((one) => (
            <Select
              name={wayOf(one.no)}
              label={personWords(one, t)}
              options={WAYS.map((way) => ({ value: way, label: t(`casework.live.way.${way}`) }))}
              optional
            />
          ))}
          <CheckboxGroup
            name="familyHeard"
            label={t('casework.live.check.heard')}
            options={[{ value: 'yes', label: t('casework.live.heard') }]}
            optional
          />
        </div>
        <Button kind="plain" small>
          {t('casework.live.keep_presence')}
        </Button>
      </Form>
    </Section>
  )
}

function BeforeClosing({ loaded: { checks, frame, meeting, mayCall, next } }: { readonly loaded: MinutesView }) {
  const { t } = useReader()
  const of = { caseId: frame.caseId, meetingId: meeting.id }
  return (
    <Section id="before-closing" title={t('casework.live.before_closing')}>
      <ul class="lines list checks">
        {checks.map(({ key, met }) => (
          <li class={met ? 'met' : undefined}>
            <Icon name={met ? 'check' : 'circle-dashed'} /> {t(`casework.live.check.${key}`)}
            {key === 'next' && next[0] ? `: ${showInstant(next[0])}` : ''}{' '}
            <span class="vh">{t(met ? 'casework.live.check.met' : 'casework.live.check.open')}</span>
          </li>
        ))}
      </ul>
      {mayCall && (
        <Buttons>
          <ButtonLink kind="main" href={minutesPath.close(of)}>
            {t('casework.live.close')}
          </ButtonLink>
          {next.length === 0 && (
            <ButtonLink href={`/cases/${frame.caseId}/meetings/dates/new?after=${meeting.id}`}>
              {t('casework.dates.ask_next')}
            </ButtonLink>
          )}
        </Buttons>
      )}
    </Section>
  )
}

function Replies({ loaded: { replies, state }, form }: Props) {
  const { t } = useReader()
  return (
    <Section id="replies" title={t('casework.live.replies')} count={replies.length}>
      {replies.length === 0 ? (
        <Empty title={t('casework.live.no_replies')} />
      ) : (
        <Lines
          items={replies.map(({ name, place, agrees, words }) => (
            <>
              <PlaceMark place={place} /> {name} {t(agrees ? 'casework.live.agrees' : 'casework.live.remarks')}
              {words && <>: {words}</>}
            </>
          ))}
        />
      )}
      {state === 'remarks' && (
        <Form state={form} guard={false} errorSummary="elsewhere">
          <Hidden name="act" value="reply" />
          <TextArea name="remark" label={t('casework.live.remark')} rows={2} optional />
          <Buttons>
            <Button name="agrees" value="yes">
              {t('casework.live.agree')}
            </Button>
            <Button kind="plain" name="agrees" value="no">
              {t('casework.live.send_remark')}
            </Button>
          </Buttons>
        </Form>
      )}
    </Section>
  )
}

/** The tasks that came of the minutes. */
export function MinutesTasks({ loaded }: { readonly loaded: MinutesView }) {
  const { t } = useReader()
  const tasks = loaded.lines.flatMap(({ sentences }) => sentences.filter(({ kind }) => kind === 'task'))
  if (tasks.length === 0) return <Empty title={t('casework.live.no_tasks')} />
  return (
    <Table
      caption={t('casework.live.tasks')}
      columns={[
        { label: t('casework.live.task') },
        { label: t('casework.live.who') },
        { label: t('casework.live.until') },
        { label: t('casework.live.from_decision') },
      ]}
      rows={tasks.map(({ text, task, decisionNo }) => ({
        cells: [
          text,
          task ? (
            <>
              <PlaceMark place={task.place} /> {task.person}
            </>
          ) : (
            t('casework.live.task_incomplete')
          ),
          task?.due ? showDate(task.due) : '',
          decisionNo === null ? '–' : String(decisionNo),
        ],
      }))}
    />
  )
}
