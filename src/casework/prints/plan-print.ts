import { NotFound } from '#kernel'
import { nameIn } from '#model'
import { type PrintBlock, type PrintTable, print, showDate } from '#platform'
import type { Ctx } from '#platform/server'
import { OfCase, scope } from '../cases/case-scope.ts'
import type { InstitutionNames } from '../cases/institution-names.query.server.ts'
import { RECORDED_LABELS } from '../cases/recorded-labels.ts'
import type { ActionLine, GoalLine, PlanAnswer, PlanView } from '../plan/plan.query.server.ts'
import { type PlanPage, planPageOf } from '../plan/plan-page.query.server.ts'
import { PLAN_STATES } from '../plan/plan-summary.tsx'
import { ACTION_LABELS } from '../plan/plan-tables.tsx'
import { printMade } from './print-of-case.ts'
import { aboutCase, facts, heading, type Reader, small, text } from './print-words.ts'
import { printingInstitution } from './printing-institution.query.server.ts'
import { signatures } from './signature-places.ts'

async function planToPrint(ctx: Ctx, caseId: string): Promise<PlanPage & { view: PlanView; printing: string }> {
  const { view, ...page } = await planPageOf(ctx, caseId)
  if (!view) throw new NotFound('plan')
  return { ...page, view, printing: await printingInstitution(ctx, caseId) }
}

/** The shared plan as its page shows it to me, with lines to sign for each adult and each institution. */
export const planPrint = print({
  path: '/cases/:caseId/print/plan',
  params: OfCase,
  act: 'casework.plan.print',
  load: (ctx, { caseId }) => planToPrint(ctx, caseId),
  looking: ({ caseId }) => printMade(caseId, 'plan'),
  scope,
  name: ({ loaded, t }) => `${t('casework.print.name.plan')}-${loaded.frame.code}`,
  document: ({ loaded: { known, frame, view, printing }, t, locale }) => {
    const reader = { t, locale }
    const form = known.model.findFormOf('plan')
    return {
      title: form ? nameIn(form.name, locale) : t('casework.tab.plan'),
      institution: printing,
      mark: frame.code,
      blocks: [...facts(aboutCase(frame, reader)), ...planBlocks(view, reader, true)],
    }
  },
})

/** Goals by person, actions, answers; `toSign` adds the lines for signatures. */
export function planBlocks(view: PlanView, reader: Reader, toSign = false): readonly PrintBlock[] {
  const { t } = reader
  const { no, state, until } = view.plan
  const sign = (answers: readonly PlanAnswer[]) =>
    toSign
      ? signatures(
          answers.map(({ label }) => label),
          reader,
        )
      : []
  return [
    text(t('casework.plan.version', { no, state: t(PLAN_STATES[state]), until: showDate(until) })),
    ...goals(view, reader),
    ...(view.actions.length > 0 ? [heading(2, t('casework.plan.actions')), actionTable(view, reader)] : []),
    ...(view.adults.length > 0
      ? [
          heading(2, t('casework.plan.adults')),
          small(t('casework.plan.adults_note')),
          answerTable(view.adults, reader),
          ...sign(view.adults),
        ]
      : []),
    ...(view.institutions.length > 0
      ? [
          heading(2, t('casework.plan.institutions')),
          small(t('casework.plan.institutions_note')),
          answerTable(view.institutions, reader),
          ...sign(view.institutions),
        ]
      : []),
  ]
}

/** Goals of the whole family first, then of each person; numbered as on the page. */
function goals({ goals: all, actions, whole }: PlanView, { t }: Reader): readonly PrintBlock[] {
  if (all.length === 0) return []
  const numbered = all.map((goal, index) => ({ goal, no: index + 1 }))
  const owners = [...new Set(all.map(({ person }) => person))].toSorted(
    (a, b) => Number(a !== null) - Number(b !== null),
  )
  return [
    heading(2, t('casework.plan.goals')),
    ...owners.flatMap((person) => [
      heading(3, person ?? t('casework.plan.whole_family', { kind: whole })),
      ...numbered
        .filter(({ goal }) => goal.person === person)
        .flatMap(({ goal, no }) => aboutGoal(goal, no, actions, t)),
    ]),
  ]
}

function aboutGoal(
  { text: words, sign, due, progress, rowKey }: GoalLine,
  no: number,
  actions: readonly ActionLine[],
  t: Reader['t'],
): readonly PrintBlock[] {
  const of = actions.filter(({ goalKey }) => goalKey === rowKey)
  const done = of.filter(({ state }) => state === 'done').length
  return facts([
    { label: t('casework.print.goal_no', { no }), text: words },
    { label: t('casework.print.sign'), text: sign },
    { label: t('casework.plan.due'), text: due ? showDate(due) : '' },
    { label: t('casework.plan.progress'), text: progress },
    {
      label: t('casework.plan.actions'),
      text: of.length === 0 ? '' : t('casework.plan.done_of', { done, all: of.length }),
    },
  ])
}

function actionTable({ actions, goals: all, names, whole }: PlanView, reader: Reader): PrintTable {
  const { t } = reader
  const goalNo = (key: string | null) => all.findIndex(({ rowKey }) => rowKey === key) + 1
  return {
    kind: 'table',
    columns: [
      { label: t('casework.plan.action'), share: 3 },
      { label: t('casework.plan.responsible'), share: 2 },
      { label: t('casework.plan.supports'), share: 2 },
      { label: t('casework.plan.due'), share: 1.4 },
      { label: t('casework.plan.state'), share: 1.5 },
    ],
    rows: actions.map((action) => {
      const no = goalNo(action.goalKey)
      const own = action.mode === 'own_task_noted'
      return [
        [action.text, no > 0 ? t('casework.plan.to_goal', { no }) : ''].filter(Boolean).join('\n'),
        [
          action.responsible === null
            ? t('casework.plan.family', { kind: whole })
            : responsible(action.responsible, names, reader),
          own ? t('casework.plan.own_task') : '',
        ]
          .filter(Boolean)
          .join('\n'),
        action.supporting.map((id) => responsible(id, names, reader)).join(', '),
        action.due && !own ? showDate(action.due) : '',
        stateOf(action, reader),
      ]
    }),
  }
}

function stateOf({ state, begins, mode, doneOn }: ActionLine, { t }: Reader): string {
  if (state === 'open' && !begins) return mode === 'own_task_noted' ? '' : t('casework.action.waiting')
  return [t(ACTION_LABELS[state]), doneOn ? showDate(doneOn) : ''].filter(Boolean).join(' ')
}

/** An institution by its name. */
export const responsible = (id: string, names: InstitutionNames, { t }: Reader): string =>
  names.get(id)?.name ?? t('casework.plan.other_institution')

function answerTable(answers: readonly PlanAnswer[], { t }: Reader): PrintTable {
  return {
    kind: 'table',
    columns: [
      { label: t('casework.plan.who'), share: 2 },
      { label: t('casework.plan.answer') },
      { label: t('casework.plan.on_day') },
      { label: t('casework.plan.how'), share: 1.5 },
    ],
    rows: answers.map(({ label, answer }) => [
      label,
      t(
        answer === null
          ? 'casework.plan.awaited'
          : answer.decision === 'accepted'
            ? 'casework.plan.accepted'
            : 'casework.plan.refused',
      ),
      answer ? showDate(answer.onDay) : '',
      answer?.how ? t(RECORDED_LABELS[answer.how]) : '',
    ]),
  }
}
