import { csvOf } from '#institutions/server'
import { NotFound } from '#kernel'
import { answerWords, isAnswered, nameIn, showAnswers } from '#model'
import type { MessageKey, T } from '#platform'
import { type Making, record } from '#platform/server'
import { OfCase } from '../cases/case-scope.ts'
import { withoutShielded } from '../compartments/without-shielded.query.server.ts'
import { personLabel } from '../families/person-label.domain.ts'
import { type FormInFile, type WholeCase, wholeCase } from './case-file.query.server.ts'
import { printMade } from './print-of-case.ts'

const COLUMNS: readonly MessageKey[] = [
  'casework.print.answers.case',
  'casework.print.answers.form',
  'casework.print.answers.institution',
  'casework.print.answers.day',
  'casework.print.answers.about',
  'casework.print.answers.section',
  'casework.print.answers.question',
  'casework.print.answers.answer',
]

/**
 * What completed forms of a case say to me, a row for each answer, for a system of my institution, put on the record. A file outlives rights
 * as paper does, so it holds what a print would: nothing shielded, nothing of an informant.
 */
export const answersFile: Making = async (ctx, { params, t }) => {
  const read = OfCase.safeParse(params)
  if (!read.success) throw new NotFound('case')
  const { caseId } = read.data
  const whole = await withoutShielded(ctx, (reading) => wholeCase(reading, caseId))
  await record(ctx, printMade(caseId, 'answers_file'))
  return {
    name: `${t('casework.print.name.answers')}-${whole.overview.frame.code}.csv`,
    mediaType: 'text/csv; charset=utf-8',
    bytes: Buffer.from(csvOf([COLUMNS.map((key) => t(key)), ...answersIn(whole, t)])),
  }
}

/** A row for each answer in the completed forms of a case. */
export const answersIn = (whole: WholeCase, t: T): readonly string[][] =>
  (whole.content?.forms ?? []).flatMap((one) => rowsOf(whole, one, t))

function rowsOf(whole: WholeCase, { form, answers, context, instance }: FormInFile, t: T): readonly string[][] {
  const { frame, people } = whole.overview
  const person = people.find(({ id }) => id === instance.key)
  const written = [
    frame.code,
    nameIn(form.name, 'pl'),
    whole.names.get(instance.institution)?.name ?? '',
    instance.completedOn ?? '',
    person ? personLabel(person, frame.code) : '',
  ]
  return showAnswers(form, answers, context).sections.flatMap(({ section, rows }) =>
    rows.flatMap((row) =>
      row.fields
        .filter(isAnswered)
        .map((view) => [
          ...written,
          [section.label, row.label].filter(Boolean).join(': '),
          view.field.label,
          view.field.kind === 'file' ? t('casework.print.attached') : answerWords(view, t),
        ]),
    ),
  )
}
