import { z } from 'zod'
import { fields, type MessageKey, page, showDate, showInstant, useReader } from '#platform'
import {
  ActionsBar,
  Button,
  ButtonLink,
  Buttons,
  Form,
  Head,
  Hidden,
  KeyValues,
  Note,
  Prov,
  RadioGroup,
  Section,
  Stack,
  Tag,
  TextArea,
  Timeline,
  YesNo,
} from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { Responsible } from '../plan/plan-tables.tsx'
import { CloseTaskInput } from './close-task.schema.ts'
import { closeTask } from './close-task.server.ts'
import { type TaskPage, taskPageOf } from './task-page.query.server.ts'
import { TASK_STATES } from './task-state.domain.ts'
import type { TaskAct } from './task-turn.domain.ts'
import { agreedDay, ORIGIN_LABELS, pastSentence, TASK_LABELS, TASK_TONES } from './task-words.ts'

const readClosing = fields(CloseTaskInput.omit({ taskId: true }))

/** One task: who has it, where it came from, what happened to it, and noting what became of it. */
export const taskPage = page({
  path: '/cases/:caseId/tasks/:taskId',
  params: OfCase.extend({ taskId: z.uuid() }),
  act: 'casework.task.close',
  load: (ctx, { caseId, taskId }) => taskPageOf(ctx, caseId, taskId),
  looking: look('casework.tasks.looked'),
  scope,
  title: ({ loaded, t }) => t('casework.task.close_title', { code: loaded.frame.code }),
  initial: ({ task }) => ({ state: task.state }),
  form: (posted) => readClosing(posted),
  submit: (ctx, input) => closeTask(ctx, input),
  refusals: {
    case_closed: 'casework.work.case_closed',
    reason_missing: 'casework.task.reason_missing',
    words_not_yours: 'casework.task.words_not_yours',
    comes_again: 'casework.task.comes_again_open',
    tells_shielded: 'casework.task.tells_shielded',
  },
  then: ({ params }) => ({ to: `/cases/${params.caseId}/tasks`, flash: 'casework.task.changed' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="tasks" />,
  view: ({ loaded, form }) => <OneTask loaded={loaded} form={form} />,
})

type Loaded = { readonly loaded: TaskPage }

function OneTask({ loaded, form }: Loaded & { readonly form: Parameters<typeof Form>[0]['state'] }) {
  const { t } = useReader()
  const { frame, task } = loaded
  const words = task.words ?? t('casework.task.words_not_shown')
  return (
    <Stack>
      <CaseCrumbs frame={frame} here={t('casework.task.one')} />
      <Head over={frame.code} title={words}>
        <a href={`/cases/${frame.caseId}/tasks`}>{t('casework.task.back')}</a>
      </Head>
      <Standing loaded={loaded} />
      <Acts loaded={loaded} />
      {task.mayClose && <Closing loaded={loaded} form={form} />}
      <Past loaded={loaded} />
    </Stack>
  )
}

function Standing({ loaded: { task, names, workers, origin, series, supporters, frame } }: Loaded) {
  const { t } = useReader()
  const { holder } = task
  const person = workers.find((one) => one.person === holder?.person)?.name
  const standIn = workers.find((one) => person !== undefined && one.inPlaceOf === holder?.person)?.name
  const ended = task.state === 'open' && holder === null
  const fell = holder !== null && holder.institution !== task.institution
  return (
    <>
      {fell && <Note kind="turn" text={t('casework.task.fell_to_keeper')} />}
      {holder?.offered && (
        <Note
          kind="turn"
          text={t('casework.task.offered_to', { institution: names.get(holder.offered)?.shortName ?? '' })}
        />
      )}
      <KeyValues
        items={[
          {
            term: t('casework.plan.state'),
            value: ended ? (
              <Tag tone="line">{t('casework.task.ended_with_case')}</Tag>
            ) : (
              <>
                <Tag tone={TASK_TONES[task.state]}>{t(TASK_LABELS[task.state])}</Tag>
                {task.closedOn && ` ${showDate(task.closedOn)}`}
                {holder && task.standing !== 'accepted' && (
                  <> {t(task.standing === 'given' ? 'casework.task.not_accepted' : 'casework.task.came_back')}</>
                )}
              </>
            ),
          },
          {
            term: t('casework.plan.responsible'),
            value: (
              <>
                <Responsible id={holder?.institution ?? task.institution} names={names} />{' '}
                {holder && (person ?? t('casework.task.nobody_yet'))}
                {standIn && ` (${t('casework.task.stood_in_by', { person: standIn })})`}
              </>
            ),
          },
          ...(task.due ? [{ term: t('casework.plan.due'), value: agreedDay(t, task.due) }] : []),
          ...(supporters.length > 0
            ? [
                {
                  term: t('casework.task.supporters'),
                  value: supporters.map(({ institution, person: helper }) => (
                    <>
                      <Responsible id={institution} names={names} />{' '}
                      {workers.find((one) => one.person === helper && one.institution === institution)?.name}{' '}
                    </>
                  )),
                },
              ]
            : []),
          {
            term: t('casework.task.origin'),
            value: origin.href ? (
              <a href={origin.href}>
                {t(ORIGIN_LABELS[origin.kind])}
                {origin.words && `: ${origin.words}`}
              </a>
            ) : (
              t(ORIGIN_LABELS[origin.kind])
            ),
          },
          ...(series
            ? [
                {
                  term: t('casework.task.comes_again'),
                  value: t(`casework.task.every.${series.unit}`, { count: series.every }),
                },
              ]
            : []),
        ]}
      />
      {frame.closed && <p>{t('casework.work.case_closed')}</p>}
    </>
  )
}

const LINKS: readonly (readonly [TaskAct, string, MessageKey])[] = [
  ['accept', 'accept', 'casework.task.accept'],
  ['give_back', 'give-back', 'casework.task.give_back'],
  ['hand', 'hand-over', 'casework.task.hand'],
  ['withdraw', 'withdraw', 'casework.task.withdraw'],
  ['support', 'supporters', 'casework.task.support'],
  ['name_supporter', 'supporter', 'casework.task.name_supporter'],
  ['remind', 'remind', 'casework.task.remind'],
  ['tell_head', 'head', 'casework.clock.escalate'],
]

function Acts({ loaded: { acts, task, frame } }: Loaded) {
  const { t } = useReader()
  const links = LINKS.filter(([act]) => acts.includes(act))
  if (links.length === 0) return null
  return (
    <Buttons>
      {links.map(([act, path, label]) => (
        <ButtonLink href={`/cases/${frame.caseId}/tasks/${task.id}/${path}`} kind={act === 'accept' ? 'main' : 'quiet'}>
          {t(label)}
        </ButtonLink>
      ))}
    </Buttons>
  )
}

function Closing({
  loaded: { task, series, mayWrite },
  form,
}: Loaded & { readonly form: Parameters<typeof Form>[0]['state'] }) {
  const { t } = useReader()
  return (
    <Section id="became" title={t('casework.task.what_became')}>
      <Form state={form}>
        <Hidden name="was" value={task.state} />
        <RadioGroup
          name="state"
          label={t('casework.plan.state')}
          options={TASK_STATES.map((state) => ({ value: state, label: t(TASK_LABELS[state]) }))}
        />
        {mayWrite && (
          <TextArea
            name="result"
            label={t('casework.task.result')}
            hint={t('casework.task.result_hint')}
            rows={3}
            optional
          />
        )}
        {series && series.endedOn === null && task.state === 'open' && (
          <YesNo name="lastOne" label={t('casework.task.last_one')} optional />
        )}
        <ActionsBar>
          <Button>{t('casework.work.save')}</Button>
        </ActionsBar>
      </Form>
    </Section>
  )
}

function Past({ loaded: { past, names } }: Loaded) {
  const { t } = useReader()
  return (
    <Section id="past" title={t('casework.task.past')}>
      <Timeline
        items={past.map((one) => {
          const by = one.institution === null ? undefined : names.get(one.institution)
          return {
            ...(by ? { sector: by.sector } : {}),
            content: (
              <>
                {pastSentence(t, one, names)}
                {one.reason && <p>{t(`casework.task.reason.${one.reason}`)}</p>}
                {one.words && <p>„{one.words}”</p>}
                <Prov {...(by ? { by: { name: by.shortName, sector: by.sector } } : {})}>
                  {one.who ?? t('casework.task.by_itself')}
                  {one.inPlaceOf !== null && ` (${t('casework.stand_in.in_place_of', { absent: one.inPlaceOf })})`} ·{' '}
                  {showInstant(one.at)}
                </Prov>
              </>
            ),
          }
        })}
      />
    </Section>
  )
}
