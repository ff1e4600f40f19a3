import { LocalDate } from '#kernel'
import { type MessageParams, type Posted, type Read, type Say, showDate, showMoney, type Upload } from '#platform'
import {
  type Answers,
  type FormContext,
  hasRows,
  type Row,
  rowsOf,
  type Value,
  type Values,
} from '../answers/answers.domain.ts'
import { changeRows } from '../answers/change-rows.domain.ts'
import { isIn } from '../answers/parts.domain.ts'
import { type AnswerError, readAnswers } from '../answers/read-answers.domain.ts'
import { showAnswers } from '../answers/show-answers.domain.ts'
import type { Field, Form, Section } from '../definition/document.ts'

/** A completed form as read. A chosen file stands in the answers under its name in `uploads` until it is stored (`withStored`). */
export type ModelFormRead = { readonly answers: Answers; readonly uploads: Readonly<Record<string, Upload>> }

/**
 * Reads a form of the model as somebody sent it: the finished answers, or what to mend. A press of a button that adds or removes a row
 * gives the page again with its rows changed and nothing objected to.
 */
export function readModelForm(form: Form, posted: Posted, context: FormContext): Read<ModelFormRead> {
  const { fields, uploads, offered } = withUploads(form, posted, context)
  const here = { ...context, offered }
  const changed = changeRows(form, readAnswers(form, fields, here, 'typed').answers, fields, here)
  if (changed) return withRows(form, posted, changed, context)
  const { answers, errors } = readAnswers(form, fields, here, 'complete')
  if (errors.length === 0) return { ok: true, value: { answers, uploads } }
  return { ok: false, errors: saysOf(form, errors) }
}

/** Reads a form of the model that is not finished: as it was typed, whatever is missing. Objects only to what cannot be kept. */
export function readModelDraft(form: Form, posted: Posted, context: FormContext): Read<ModelFormRead> {
  const { fields, uploads, offered } = withUploads(form, posted, context)
  const { answers, errors } = readAnswers(form, fields, { ...context, offered }, 'typed')
  return errors.length === 0 ? { ok: true, value: { answers, uploads } } : { ok: false, errors: saysOf(form, errors) }
}

/**
 * Reads one section of a form of the model from a page that asks nothing else: as it was typed, among the answers that stand. Nothing sent
 * for another section is read.
 */
export function readModelPart(
  form: Form,
  section: Section,
  posted: Posted,
  standing: Answers,
  context: FormContext,
): Read<ModelFormRead> {
  const isOwn = ([name]: readonly [string, unknown]) => name.startsWith('_') || isIn(section, name)
  const others = Object.entries(valuesOfAnswers(form, standing, context)).filter((one) => !isOwn(one))
  const own = {
    fields: Object.fromEntries(Object.entries(posted.fields).filter(isOwn)),
    files: Object.fromEntries(Object.entries(posted.files).filter(isOwn)),
  }
  const { fields, uploads, offered } = withUploads(form, own, context)
  const here = { ...context, offered }
  const read = readAnswers(form, { ...Object.fromEntries(others), ...fields }, here, 'typed')
  const answers = { ...standing, [section.id]: withFilesOf(section, standing, read.answers) }
  const changed = changeRows(form, answers, fields, here)
  if (changed) return withRows(form, own, changed, context)
  const errors = read.errors.filter(({ path }) => isIn(section, path))
  return errors.length === 0 ? { ok: true, value: { answers, uploads } } : { ok: false, errors: saysOf(form, errors) }
}

/** The page again, with rows added or removed and nothing objected to. */
const withRows = (form: Form, posted: Posted, changed: Answers, context: FormContext): Read<never> => ({
  ok: false,
  errors: {},
  values: {
    ...Object.fromEntries(Object.entries(posted.fields).filter(([name]) => isPages(name))),
    ...valuesOfAnswers(form, changed, context),
  },
})

/** What was read of a section, with the files that stand there: a colleague's is not offered to this reader, and stays. */
function withFilesOf(section: Section, standing: Answers, read: Answers): Values | readonly Row[] {
  const files = section.fields.filter(({ kind }) => kind === 'file').map(({ id }) => id)
  const before = new Map(rowsOf(section, standing).map(({ rowId, values }) => [rowId, values]))
  const kept = (rowId: string | null, values: Values): Values => ({
    ...Object.fromEntries(Object.entries(before.get(rowId) ?? {}).filter(([id]) => files.includes(id))),
    ...values,
  })
  const given = read[section.id] ?? (section.repeat ? [] : {})
  return hasRows(given) ? given.map(({ rowId, values }) => ({ rowId, values: kept(rowId, values) })) : kept(null, given)
}

/** Fields of the page around the form: kept when rows change. */
const isPages = (name: string): boolean =>
  name.startsWith('_') && !['_csrf', '_once', '_version', '_add', '_remove'].includes(name)

/** What stands in the fields of a form of the model, for a page's `initial`. */
export const valuesOfAnswers = (
  form: Form,
  answers: Answers,
  context: FormContext,
): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    Object.entries(showAnswers(form, answers, context).values).map(([name, values]) => [
      name,
      fieldAt(form, name)?.kind === 'date' ? values.map(dayInWords) : values,
    ]),
  )

/** A day as people write it; what was typed and is no day stays as typed. */
function dayInWords(typed: string): string {
  const day = LocalDate.safeParse(typed)
  return day.success ? showDate(day.data) : typed
}

/** The answers with stored files in the place of chosen ones. `stored` gives the id of a file by its name in `uploads`. */
export function withStored(answers: Answers, stored: Readonly<Record<string, string>>): Answers {
  const one = (value: Value): Value => (typeof value === 'string' ? (stored[value] ?? value) : value)
  const all = (values: Values): Values =>
    Object.fromEntries(Object.entries(values).map(([field, value]) => [field, one(value)]))
  return Object.fromEntries(
    Object.entries(answers).map(([section, given]) => [
      section,
      hasRows(given) ? given.map((row) => ({ ...row, values: all(row.values) })) : all(given),
    ]),
  )
}

const UPLOAD = 'upload:'

/** Chosen files become answers that may be given: the file's kind is judged by its name here and by its content when it is stored. */
function withUploads(form: Form, posted: Posted, context: FormContext) {
  const isFile = (name: string) => fieldAt(form, name)?.kind === 'file'
  const chosen = Object.entries(posted.files).filter(([name]) => isFile(name))
  const uploads = Object.fromEntries(chosen.map(([name, file]) => [`${UPLOAD}${name}`, file]))
  const fields = { ...posted.fields, ...Object.fromEntries(chosen.map(([name]) => [name, [`${UPLOAD}${name}`]])) }
  const files = Object.entries(uploads).map(([id, { name }]) => ({ id, label: name, extension: extensionOf(name) }))
  return { fields, uploads, offered: { ...context.offered, files: [...context.offered.files, ...files] } }
}

const extensionOf = (name: string): string => /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''

/** The field that stands under this name in the page: `section.field` or `section.row.field`. */
function fieldAt(form: Form, name: string): Field | undefined {
  const parts = name.split('.')
  const section = form.sections.find(({ id }) => id === parts[0])
  return section?.fields.find(({ id }) => id === parts.at(-1))
}

/** The first objection to each field, in words. */
function saysOf(form: Form, errors: readonly AnswerError[]): Readonly<Record<string, Say>> {
  const says: Record<string, Say> = {}
  for (const { path, code, params } of errors) {
    const field = fieldAt(form, path)
    // Several objections stand one under another in the summary: each names its question.
    const question = field?.label ?? form.sections.find(({ id }) => id === path)?.label ?? ''
    says[path] ??= { key: `model.answer.${code}`, params: { ...paramsInWords(field, params), question } }
  }
  return says
}

/** Days and amounts are told as people write them; amounts come in grosze. */
function paramsInWords(field: Field | undefined, params: AnswerError['params']): MessageParams {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (field?.kind === 'money' && typeof value === 'number') return [name, showMoney(value)]
      const day = name === 'day' ? LocalDate.safeParse(value) : undefined
      return [name, day?.success ? showDate(day.data) : value]
    }),
  )
}
