import { addMonths } from '#kernel'
import { type PrintBlock, type PrintTable, showDate } from '#platform'
import type { ActionLine, GoalLine, PlanView } from '../../plan/plan.query.server.ts'
import { responsible } from '../../prints/plan-print.ts'
import { facts, heading, type Reader, small, text } from '../../prints/print-words.ts'
import { signatures } from '../../prints/signature-places.ts'
import type { PaperBlock, PlanFill } from './plan-paper.domain.ts'

/** The law asks for a review of the plan of work with a family at least so often (art. 15 of the act of 9 June 2011). */
const MONTHS_TO_REVIEW = 6
const CELL_BY_HAND = 9

/** What of a plan goes on a paper, already narrowed to whom it is about. */
export type PaperFill = {
  readonly view: PlanView
  readonly goals: readonly GoalLine[]
  readonly actions: readonly ActionLine[]
  /** How the adult is called whom the paper is with; null where it is with the whole family. */
  readonly person: string | null
  /** The institution that prints, and for which the paper is made. */
  readonly institution: { readonly id: string; readonly name: string }
}

/** The parts of a paper in their order, each filled with what the plan knows; what it does not know stays open to write by hand. */
export const paperBlocks = (blocks: readonly PaperBlock[], fill: PaperFill, reader: Reader): readonly PrintBlock[] =>
  blocks.flatMap((block) => setBlock(block, fill, reader))

function setBlock(block: PaperBlock, fill: PaperFill, reader: Reader): readonly PrintBlock[] {
  switch (block.kind) {
    case 'heading':
      return [heading(block.level, block.text)]
    case 'text':
      return [text(block.text)]
    case 'list':
      return [{ kind: 'list', items: block.items, ordered: true }]
    case 'lines':
      return [{ kind: 'lines', label: block.label, note: '', count: block.count }]
    case 'table':
      return [byHand(block.caption, block.columns, block.rows)]
    case 'signatures':
      return signatures(block.who, reader)
    case 'fill':
      return FILLS[block.with](fill, reader)
  }
}

const byHand = (caption: string, columns: readonly string[], rows: number): PrintTable => ({
  kind: 'table',
  caption,
  columns: columns.map((label) => ({ label })),
  rows: Array.from({ length: rows }, () => columns.map(() => '')),
  byHand: CELL_BY_HAND,
})

const FILLS: Readonly<Record<PlanFill, (fill: PaperFill, reader: Reader) => readonly PrintBlock[]>> = {
  person: ({ person }, { t }) => [
    ...facts([{ label: t('casework.document.paper.name'), text: person ?? '' }]),
    { kind: 'lines', label: t('casework.document.paper.pesel_and_address'), note: '', count: 2 },
  ],
  worker: ({ institution }, { t }) => [
    ...facts([{ label: t('casework.document.paper.unit'), text: institution.name }]),
    { kind: 'lines', label: t('casework.document.paper.worker'), note: '', count: 1 },
  ],
  goals: ({ goals }, reader) => goalList(goals, ({ text: words }) => words, reader),
  effects: ({ goals }, reader) => goalList(goals, ({ sign }) => sign, reader),
  goals_with_effects: ({ goals, view }, reader) => [goalTable(goals, view, reader)],
  family_actions: (fill, reader) => actionTable(fill, ({ responsible: who }) => who === null, reader),
  own_actions: (fill, reader) => actionTable(fill, ({ responsible: who }) => who === fill.institution.id, reader),
  other_actions: (fill, reader) =>
    actionTable(fill, ({ responsible: who }) => who !== null && who !== fill.institution.id, reader),
  all_actions: (fill, reader) => actionTable(fill, () => true, reader),
  review: ({ view }, { t }) => [
    text(
      t('casework.document.paper.review', {
        date: showDate(addMonths(view.plan.from, MONTHS_TO_REVIEW)),
      }),
    ),
  ],
}

/** A list of what is known of each goal; open lines where nothing is. */
function goalList(goals: readonly GoalLine[], say: (goal: GoalLine) => string, { t }: Reader): readonly PrintBlock[] {
  const said = goals.map(say).filter((words) => words !== '')
  return said.length > 0
    ? [{ kind: 'list', items: said, ordered: true }]
    : [small(t('casework.document.paper.by_hand'))]
}

const goalTable = (goals: readonly GoalLine[], { whole }: PlanView, { t }: Reader): PrintTable => ({
  kind: 'table',
  columns: [
    { label: t('casework.document.paper.whose') },
    { label: t('casework.document.paper.goal'), share: 2 },
    { label: t('casework.document.paper.effect'), share: 2 },
    { label: t('casework.plan.due') },
  ],
  rows: goals.map(({ text: words, sign, person, due }) => [
    person ?? t('casework.plan.whole_family', { kind: whole }),
    words,
    sign,
    due ? showDate(due) : '',
  ]),
  byHand: CELL_BY_HAND,
})

function actionTable(
  { actions, view }: PaperFill,
  which: (action: ActionLine) => boolean,
  reader: Reader,
): readonly PrintBlock[] {
  const { t } = reader
  const rows = actions
    .filter(which)
    .map(({ text: words, responsible: who, due }) => [
      words,
      who === null ? t('casework.plan.family', { kind: view.whole }) : responsible(who, view.names, reader),
      due ? showDate(due) : '',
    ])
  return [
    {
      kind: 'table',
      columns: [
        { label: t('casework.plan.action'), share: 3 },
        { label: t('casework.plan.responsible'), share: 2 },
        { label: t('casework.plan.due') },
      ],
      rows: rows.length > 0 ? rows : [['', '', '']],
      byHand: CELL_BY_HAND,
    },
  ]
}
