import type { LocalDate } from '#kernel'
import {
  conditionWords,
  type Field,
  type FieldView,
  type Form,
  type FormContext,
  type Model,
  optionsInWords,
  type RowView,
  type Section,
  showAnswers,
} from '#model'
import type { PrintBlock } from '#platform'
import type { KnownCase } from '../cases/case-facts.store.server.ts'
import { heading, type Reader, small, text } from './print-words.ts'

/** Rows to fill in by hand: as long blocks, or as rows of a table. */
const BLOCKS = 3
const TABLE_ROWS = 6
const MOST_COLUMNS = 5
/** Millimetres. */
const ROW_HEIGHT = 14
const LINES: Readonly<Partial<Record<Field['kind'], number>>> = { long_text: 4 }
/** Questions whose answers are people, institutions or words of one family: a blank print names none of them. */
const WRITTEN: readonly Field['kind'][] = [
  'text',
  'long_text',
  'number',
  'money',
  'date',
  'person',
  'institution',
  'service',
]
const OF_THE_CASE: readonly Field['listOf'][] = ['team_institutions', 'children', 'members', 'goals', 'actions']

/** A form of the model to fill in by hand, its questions in the order of the screen. It holds nothing about any family. */
export function blankForm(form: Form, { model, facts }: Blanked, reader: Reader): readonly PrintBlock[] {
  const context = nothingOffered(model, facts.today)
  const view: View = { form, context, reader }
  const { sections } = showAnswers(form, rowsToFill(form), context)
  return sections.flatMap(({ section, rows }) => [
    heading(2, section.label),
    ...(section.help ? [small(section.help)] : []),
    ...(isTable(section) ? tableOf(section, rows, view) : rowsOf(section, rows, view)),
  ])
}

/** Of a case only its model and the day. */
type Blanked = Pick<KnownCase, 'model' | 'facts'>
type View = { readonly form: Form; readonly context: FormContext; readonly reader: Reader }

/** Nothing of the case is offered; rows over its people or goals are empty places. */
function nothingOffered(model: Model, today: LocalDate): FormContext {
  const places = Array.from({ length: BLOCKS }, (_, i) => ({ id: String(i), label: '', adult: true, person: null }))
  const empty = { teamInstitutions: [], otherInstitutions: [], services: [], files: [] }
  return {
    model,
    today,
    offered: { ...empty, persons: places, goals: places, actions: places, items: places },
    prefill: {},
    happened: () => false,
    newRowId: () => '',
  }
}

/** A row for each place of sections whose rows people add. */
const rowsToFill = (form: Form) =>
  Object.fromEntries(
    form.sections
      .filter(({ repeat }) => repeat?.over === 'rows')
      .map((section) => [
        section.id,
        Array.from({ length: blocksOf(section) }, (_, i) => ({ rowId: String(i), values: {} })),
      ]),
  )
const blocksOf = ({ repeat }: Section): number => Math.min(Math.max(repeat?.min ?? 0, BLOCKS), repeat?.max ?? BLOCKS)

/** A section whose rows are written in few columns is one table. */
const isTable = ({ repeat, fields }: Section): boolean =>
  (repeat?.over === 'list' || (repeat?.over === 'rows' && fields.length > 1)) &&
  fields.length <= MOST_COLUMNS &&
  fields.every(({ kind }) => WRITTEN.includes(kind))

/** Rows that the model names stand in the first column; of others there are some empty ones. */
function tableOf(section: Section, rows: readonly RowView[], view: View): readonly PrintBlock[] {
  const fields = rows[0]?.fields ?? []
  const given = section.repeat?.over === 'list' ? rows.map(({ label }) => [label ?? '']) : null
  const asked = fields.map(({ field }) => ({ label: field.label, share: field.kind === 'long_text' ? 2 : 1 }))
  const about = given ? [{ label: view.reader.t('casework.print.about'), share: 1.2 }] : []
  const notes = fields.flatMap((one) => {
    const note = noteOf(one, view, false)
    return note ? [small(`${one.field.label}: ${note}`)] : []
  })
  const empty = fields.map(() => '')
  const filled = (given ?? Array.from({ length: TABLE_ROWS }, () => [])).map((first) => [...first, ...empty])
  return [...notes, { kind: 'table', columns: [...about, ...asked], rows: filled, byHand: ROW_HEIGHT }]
}

function rowsOf(section: Section, rows: readonly RowView[], view: View): readonly PrintBlock[] {
  const { t } = view.reader
  const { repeat } = section
  return rows.flatMap((row, index) => {
    const questions = row.fields.flatMap((one) => question(one, view))
    if (!repeat) return questions
    if (row.label) return [heading(3, row.label), ...questions]
    const about: PrintBlock = { kind: 'lines', label: t('casework.print.about'), note: '', count: 1 }
    const title = heading(3, t('model.form.row', { number: index + 1 }))
    return [title, ...(repeat.over === 'rows' ? [] : [about]), ...questions]
  })
}

function question(one: FieldView, view: View): readonly PrintBlock[] {
  const { field } = one
  const { t } = view.reader
  if (field.kind === 'heading') return [heading(3, field.label)]
  if (field.kind === 'note') return [text(field.label)]
  const note = noteOf(one, view, true)
  const labels = choicesOf(one, view.reader)
  if (labels === null) return [{ kind: 'lines', label: field.label, note, count: LINES[field.kind] ?? 1 }]
  const many = field.kind === 'multi_choice' && t('casework.print.tick_many')
  const options = labels.map((label) => ({ text: label, ticked: false }))
  return [{ kind: 'choices', label: field.label, note: [note, many].filter(Boolean).join(' '), options }]
}

/** What there is to tick; `null` where the answer is written. */
function choicesOf({ field, options }: FieldView, { t }: Reader): readonly string[] | null {
  if (field.kind === 'yes_no') return [t('platform.word.yes'), t('platform.word.no')]
  if (field.kind === 'file') return [t('casework.print.attached')]
  if (WRITTEN.includes(field.kind) || OF_THE_CASE.includes(field.listOf)) return null
  return optionsInWords(field, options, t).map(({ label }) => label)
}

/** The model's help, when a conditional question is to be answered, and whether it may be left out. */
function noteOf({ field, required }: FieldView, { form, context, reader: { t } }: View, alone: boolean): string {
  const condition = field.showWhen && conditionWords(field.showWhen, form, context.model.document, t)
  const parts = [
    field.help,
    condition && t('model.form.only_when', { condition }),
    alone && !required && t('casework.print.optional'),
  ]
  return parts.filter(Boolean).join(' ')
}
