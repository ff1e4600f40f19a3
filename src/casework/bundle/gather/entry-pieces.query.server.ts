import { LocalDate } from '#kernel'
import { answerWords, type FormContext, isAnswered, type Model, nameIn, type RowView, showAnswers } from '#model'
import { modelWith } from '#model/server'
import { type MessageKey, showDate } from '#platform'
import { answersShown } from '../../forms/answers.query.server.ts'
import { type FormInstanceRow, formInstances } from '../../forms/form-instance.store.server.ts'
import { begunForm } from '../../forms/form-to-fill.query.server.ts'
import type { LineFound, Piece, PieceKind } from '../piece.domain.ts'
import { type Entry, entriesAbout } from './entries.query.server.ts'
import { type Gathering, saying } from './gathering.ts'

/** The entries of the institution as pieces: answers with their questions, everything else with its words. */
export async function entryPieces(gathering: Gathering): Promise<readonly Piece[]> {
  const entries = await entriesAbout(gathering)
  const answers = entries.filter(({ kind }) => kind === 'answer')
  const others = entries.filter(({ kind }) => kind !== 'answer').map((entry) => wordsPiece(entry, gathering))
  return saying([...others, ...(await answerPieces(answers, gathering))])
}

const KIND_OF: Readonly<Record<string, PieceKind>> = {
  identity: 'identity',
  household: 'identity',
  kinship: 'identity',
  authority: 'authority',
  consent: 'authority',
  minutes: 'meeting',
  opinion: 'opinion',
  ranking: 'opinion',
}
const TITLES: Readonly<Partial<Record<PieceKind, MessageKey>>> = {
  identity: 'casework.copy.title.identity',
  authority: 'casework.copy.title.document',
  meeting: 'casework.copy.title.minutes',
  opinion: 'casework.copy.title.opinion',
  task: 'casework.copy.title.task',
}

/** What an entry says besides its words is told by its kind; ids and codes are no words. */
const LABELS: Readonly<Record<string, MessageKey>> = {
  given: 'casework.copy.line.given',
  family: 'casework.copy.line.family',
  born: 'casework.copy.line.born',
  phone: 'casework.copy.line.phone',
  safeContact: 'casework.copy.line.safe_contact',
  relation: 'casework.copy.line.relation',
  text: 'casework.copy.line.text',
  words: 'casework.copy.line.text',
  dissent: 'casework.copy.line.dissent',
  holder: 'casework.copy.line.holder',
  court: 'casework.copy.line.court',
  signature: 'casework.copy.line.signature',
  heardBy: 'casework.copy.line.heard_by',
  onDay: 'casework.copy.line.on',
}
const OWN = ['given', 'family', 'born', 'phone']
/** Codes and ids by which the program finds its way. */
const NOT_WORDS = [
  'of',
  'step',
  'meeting',
  'heard',
  'subjects',
  'scan',
  'answer',
  'decision',
  'kin',
  'one',
  'other',
  'since',
  'till',
  'sex',
  'weight',
  'area',
  'goods',
  'told',
  'by',
  'next',
  'until',
]

function wordsPiece(entry: Entry, gathering: Gathering): Piece {
  const { t } = gathering
  const kind = entry.of ?? KIND_OF[entry.kind] ?? 'note'
  const lines = Object.entries(entry.body).flatMap(([key, value]): LineFound[] => {
    if (typeof value !== 'string' || value === '' || NOT_WORDS.includes(key)) return []
    const label = LABELS[key]
    const own = entry.kind === 'identity' && entry.personal && OWN.includes(key) ? ({ own: true } as const) : {}
    return [{ label: label ? t(label) : '', text: inWords(value), ...own }]
  })
  const title = TITLES[kind]
  return {
    source: `item:${entry.id}`,
    kind,
    title: title ? t(title) : t('casework.copy.title.note'),
    lines: lines.length > 0 || entry.files > 0 ? [...lines, ...around(entry, gathering)] : [],
    informant: entry.informant,
  }
}

const inWords = (value: string): string => {
  const day = LocalDate.safeParse(value)
  return day.success ? showDate(day.data) : value
}

function around({ on, files }: Entry, { t }: Gathering): readonly LineFound[] {
  return [
    { label: t('casework.copy.line.written'), text: inWords(on), own: true },
    ...(files > 0 ? [{ label: t('casework.copy.line.files'), text: t('casework.copy.files', { count: files }) }] : []),
  ]
}

async function answerPieces(entries: readonly Entry[], gathering: Gathering): Promise<readonly Piece[]> {
  const { ctx, known } = gathering
  const caseId = known.file.id
  const instances = await formInstances(ctx, caseId)
  const pieces: Piece[] = []
  let shared: FormContext | null = null
  for (const [instanceId, own] of Map.groupBy(entries, ({ instance }) => instance)) {
    const instance = instances.find(({ id }) => id === instanceId)
    if (!instance) continue
    const model = await modelWith(ctx, instance.versionId, instance.localSettings)
    // What may be named on a form is the same for every form of the case.
    shared ??= (await begunForm(ctx, caseId, instance.id)).context
    const form = model.form(instance.form)
    const answers = await answersShown(ctx, caseId, instance.id, form)
    const { sections } = showAnswers(form, answers, { ...shared, model })
    for (const entry of own) {
      const section = sections.find((one) => one.section.id === entry.section)
      const row = section?.rows.find(({ rowId }) => rowId === entry.row)
      if (!section || !row) continue
      const title = `${nameIn(form.name, 'pl')}: ${section.section.label}`
      pieces.push(answerPiece(entry, gathering, { row, title, reports: reportsBy(model, instance, row, entry) }))
    }
  }
  return pieces
}

type Placed = { readonly row: RowView; readonly title: string; readonly reports: boolean }
function answerPiece(entry: Entry, gathering: Gathering, { row, title, reports }: Placed): Piece {
  const { t } = gathering
  const lines = fieldsOf(entry, row)
    .filter(({ field }) => field.kind !== 'file')
    .map((view) => ({ label: view.field.label, text: answerWords(view, t) }))
  const about = row.label ? [{ label: t('casework.copy.line.about'), text: row.label }] : []
  return {
    source: `item:${entry.id}`,
    kind: entry.of ?? 'form',
    title,
    lines: lines.length > 0 || entry.files > 0 ? [...about, ...lines, ...around(entry, gathering)] : [],
    informant: entry.informant || reports,
  }
}

/** The answers that this entry holds; the others of the row are about somebody else, or of another category. */
function fieldsOf({ body }: Entry, { fields }: RowView) {
  const held = typeof body.fields === 'object' && body.fields !== null ? Object.keys(body.fields) : []
  return fields.filter((view) => held.includes(view.field.id) && isAnswered(view))
}

/** A report card that names an institution says who reported the family. */
const reportsBy = (model: Model, { form }: FormInstanceRow, row: RowView, entry: Entry): boolean =>
  model.form(form).record === 'case_report' && fieldsOf(entry, row).some(({ field }) => field.kind === 'institution')
