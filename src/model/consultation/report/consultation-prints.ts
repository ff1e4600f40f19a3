import { type PrintBlock, type PrintTable, print, type T } from '#platform'
import { OfConsultation } from '../consultation-ids.ts'
import { nameOf, placeWords, stateWords } from '../consultation-words.ts'
import { answerLines, fromWhom, remarkLines } from './answer-words.ts'
import { type Answered, answered, reportOf } from './report.query.server.ts'
import { courseOf, type ReportTable, reportTables } from './report-parts.ts'

/** The table of remarks as a file: place in the text, from whom, remark, position of the team. */
export const answersPrint = print({
  path: '/consultations/:consultationId/print/answers',
  params: OfConsultation,
  act: 'model.consultation.print_answers',
  looking: 'public',
  load: (ctx, { consultationId }) => answered(ctx, consultationId),
  name: ({ loaded, t }) => fileName(t('model.answers.file'), loaded),
  office: true,
  document: ({ loaded, t }) => ({
    title: t('model.answers.title'),
    institution: nameOf(t, loaded.consultation),
    mark: markOf(loaded),
    blocks: [text(stateWords(t, loaded.consultation)), ...answersBlocks(t, loaded)],
  }),
})

/** The whole report as a file. */
export const reportPrint = print({
  path: '/consultations/:consultationId/print/report',
  params: OfConsultation,
  act: 'model.consultation.print_report',
  looking: 'public',
  load: (ctx, { consultationId }) => reportOf(ctx, consultationId),
  name: ({ loaded, t }) => fileName(t('model.report.file'), loaded),
  office: true,
  document: ({ loaded, t }) => ({
    title: t('model.report.title'),
    institution: nameOf(t, loaded.consultation),
    mark: markOf(loaded),
    blocks: [
      { kind: 'facts', items: courseOf(t, loaded) },
      ...reportTables(t, loaded).flatMap(tableBlocks),
      heading(t('model.report.answers')),
      ...answersBlocks(t, loaded),
    ],
  }),
})

const markOf = ({ consultation: { modelId, version } }: Answered): string => `${modelId} ${version}`
const fileName = (what: string, { consultation: { modelId, version } }: Answered): string =>
  `${what}-${modelId}-${version}`
const heading = (words: string): PrintBlock => ({ kind: 'heading', level: 2, text: words })
const text = (words: string): PrintBlock => ({ kind: 'text', text: words })

function tableBlocks({ title, columns, rows, none, note }: ReportTable): readonly PrintBlock[] {
  if (rows.length === 0) return [heading(title), text(none)]
  const [first = '', ...others] = columns
  return [
    heading(title),
    { kind: 'table', columns: [{ label: first, share: 2 }, ...others.map((label) => ({ label }))], rows },
    ...(note ? [{ kind: 'text' as const, text: note, as: 'small' as const }] : []),
  ]
}

function answersBlocks(t: T, { consultation, remarks }: Answered): readonly PrintBlock[] {
  if (remarks.length === 0)
    return [text(t(consultation.state === 'closed' ? 'model.answers.none' : 'model.answers.not_yet'))]
  const table: PrintTable = {
    kind: 'table',
    columns: [
      { label: t('model.remark.column.no'), share: 2 },
      { label: t('model.remark.column.who'), share: 2 },
      { label: t('model.remark.column.words'), share: 4 },
      { label: t('model.remark.column.answer'), share: 4 },
    ],
    rows: remarks.map((remark) => [
      `${remark.no}\n${placeWords(t, consultation.text, remark.about)}`,
      fromWhom(t, remark),
      remarkLines(t, remark).join('\n'),
      answerLines(t, remark, remarks).join('\n'),
    ]),
  }
  return [table]
}
