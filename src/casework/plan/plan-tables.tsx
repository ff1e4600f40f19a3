import type { SubjectKind } from '#model'
import { type MessageKey, showDate, useReader } from '#platform'
import { ButtonLink, Mark, Table, Tag, type TagTone } from '#platform/ui'
import type { InstitutionNames } from '../cases/institution-names.query.server.ts'
import { RECORDED_LABELS } from '../cases/recorded-labels.ts'
import type { ActionState } from './action-state.domain.ts'
import type { ActionLine, PlanAnswer, PlanView } from './plan.query.server.ts'

export const ACTION_LABELS: Readonly<Record<ActionState, MessageKey>> = {
  open: 'casework.action.open',
  done: 'casework.action.done',
  dropped: 'casework.action.dropped',
  handed_over: 'casework.action.handed_over',
}
const TONES: Readonly<Record<ActionState, TagTone>> = { open: 'line', done: 'ok', dropped: 'line', handed_over: 'info' }

type ResponsibleProps = {
  readonly id: string | null
  readonly names: InstitutionNames
  /** What the case is about as a whole. */
  readonly whole?: SubjectKind
}

/** An institution by its mark, or the family. */
export function Responsible({ id, names, whole = 'family' }: ResponsibleProps) {
  const { t } = useReader()
  if (id === null) return <Mark sector="family" name={t('casework.plan.family', { kind: whole })} />
  const found = names.get(id)
  return found ? (
    <Mark sector={found.sector} name={found.shortName} />
  ) : (
    <span>{t('casework.plan.other_institution')}</span>
  )
}

/** What the family wants to reach, whose each goal is and how far it got. */
export function GoalsTable({ view }: { readonly view: PlanView }) {
  const { t } = useReader()
  const columns = [
    { label: t('casework.plan.goal') },
    { label: t('casework.plan.whose') },
    { label: t('casework.plan.responsible') },
    { label: t('casework.plan.actions') },
    { label: t('casework.plan.progress') },
    { label: t('casework.plan.due') },
  ]
  const rows = view.goals.map((goal, index) => {
    const actions = view.actions.filter(({ goalKey }) => goalKey === goal.rowKey)
    const whose = [...new Set(actions.map(({ responsible }) => responsible))]
    const done = actions.filter(({ state }) => state === 'done').length
    return {
      cells: [
        <>
          {index + 1}. {goal.text}
          {goal.sign && <p class="prov">{t('casework.plan.sign', { sign: goal.sign })}</p>}
        </>,
        goal.person ?? t('casework.plan.whole_family', { kind: view.whole }),
        whose.map((id) => (
          <>
            <Responsible id={id} names={view.names} whole={view.whole} />{' '}
          </>
        )),
        actions.length === 0
          ? t('casework.plan.no_actions')
          : t('casework.plan.done_of', { done, all: actions.length }),
        goal.progress || t('casework.plan.not_reviewed'),
        goal.due ? showDate(goal.due) : '',
      ],
    }
  })
  return <Table caption={t('casework.plan.goals')} columns={columns} rows={rows} />
}

/** Who does what and by when. */
export function ActionsTable({ view, caseId }: { readonly view: PlanView; readonly caseId: string }) {
  const { t } = useReader()
  const goalNo = (key: string | null) => view.goals.findIndex(({ rowKey }) => rowKey === key) + 1
  const columns = [
    { label: t('casework.plan.action') },
    { label: t('casework.plan.responsible') },
    { label: t('casework.plan.supports') },
    { label: t('casework.plan.due') },
    { label: t('casework.plan.state') },
    { label: t('casework.plan.change'), hiddenLabel: true, actions: true },
  ]
  const rows = view.actions.map((action) => ({
    cells: [
      <>
        {action.text}
        {goalNo(action.goalKey) > 0 && <p class="prov">{t('casework.plan.to_goal', { no: goalNo(action.goalKey) })}</p>}
      </>,
      <>
        <Responsible id={action.responsible} names={view.names} whole={view.whole} />
        {action.mode === 'own_task_noted' && <p class="fine">{t('casework.plan.own_task')}</p>}
      </>,
      action.supporting.map((id) => (
        <>
          <Responsible id={id} names={view.names} whole={view.whole} />{' '}
        </>
      )),
      action.due && action.mode !== 'own_task_noted' ? showDate(action.due) : '',
      <ActionTag action={action} />,
      action.mayChange && action.begins && (
        <ButtonLink href={`/cases/${caseId}/plan/actions/${action.rowKey}`} small kind="quiet">
          {t('casework.plan.change')}
          <span class="vh">: {action.text}</span>
        </ButtonLink>
      ),
    ],
  }))
  return <Table caption={t('casework.plan.actions')} columns={columns} rows={rows} />
}

/** What is only noted waits for nobody's acceptance. */
function ActionTag({ action: { state, begins, doneOn, mode } }: { readonly action: ActionLine }) {
  const { t } = useReader()
  if (state === 'open' && !begins) {
    return mode === 'own_task_noted' ? null : <Tag icon="hourglass">{t('casework.action.waiting')}</Tag>
  }
  return (
    <>
      <Tag tone={TONES[state]}>{t(ACTION_LABELS[state])}</Tag>
      {doneOn && <span class="fine"> {showDate(doneOn)}</span>}
    </>
  )
}

/** Who accepted the version on the table, and whom it still waits for; nobody's silence holds up the others. */
export function AnswersTable({
  answers,
  caption,
}: {
  readonly answers: readonly PlanAnswer[]
  readonly caption: string
}) {
  const { t } = useReader()
  const rows = answers.map(({ label, answer }) => ({
    cells: [
      label,
      answer === null ? (
        <Tag tone="turn" icon="hourglass">
          {t('casework.plan.awaited')}
        </Tag>
      ) : (
        <Tag tone={answer.decision === 'accepted' ? 'ok' : 'bad'} icon={answer.decision === 'accepted' ? 'check' : 'x'}>
          {t(answer.decision === 'accepted' ? 'casework.plan.accepted' : 'casework.plan.refused')}
        </Tag>
      ),
      answer ? showDate(answer.onDay) : '',
      <>
        {answer?.how ? t(RECORDED_LABELS[answer.how]) : ''}
        {answer?.fromPaper && <Tag tone="line">{t('casework.takeover.mark')}</Tag>}
      </>,
    ],
  }))
  const columns = [
    { label: t('casework.plan.who') },
    { label: t('casework.plan.answer') },
    { label: t('casework.plan.on_day') },
    { label: t('casework.plan.how') },
  ]
  return <Table caption={caption} columns={columns} rows={rows} />
}
