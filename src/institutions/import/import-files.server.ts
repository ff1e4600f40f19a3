import { NotFound } from '#kernel'
import type { T } from '#platform'
import {
  type Ctx,
  FORMATS,
  type MadeFile,
  type Making,
  mediaTypeOfTable,
  type Table,
  type TableFormat,
  writeTable,
} from '#platform/server'
import { mustRegister } from '../register/institution.store.server.ts'
import { ImportListId, type ListSubject, SUBJECTS } from './import-list.domain.ts'
import { reviewList } from './import-list.server.ts'
import { refusedTable, templateTable } from './tables-out.ts'
import { refusedOf } from './verdict.ts'

export const TEMPLATE_FILE = '/files/templates/:subject/:format'
export const REFUSED_FILE = '/files/import-lists/:listId/refused/:format'

const chosen = <V extends string>(among: readonly V[], word: string | undefined): V => {
  const found = among.find((one) => one === word)
  if (!found) throw new NotFound('institutions.import_file')
  return found
}

async function fileOf(table: Table, format: TableFormat, name: string): Promise<MadeFile> {
  return { name: `${name}.${format}`, mediaType: mediaTypeOfTable(format), bytes: await writeTable(table, format) }
}

/** An empty list with its headings, for whoever keeps the register. */
export const templateFile: Making = async (ctx, { params, t }) => {
  const subject = chosen(SUBJECTS, params.subject)
  const format = chosen(FORMATS, params.format)
  await mustRegister(ctx)
  return fileOf(templateTable(t, subject), format, t(`institutions.import.file.template.${subject}`))
}

/** The refused rows of a list with their reasons, for whoever sent it. */
export const refusedFile: Making = async (ctx, { params, t }) => {
  const listId = ImportListId.safeParse(params.listId)
  const format = chosen(FORMATS, params.format)
  if (!listId.success) throw new NotFound('institutions.import_list')
  return fileOf(await refusedRows(ctx, t, listId.data), format, t('institutions.import.file.refused'))
}

async function refusedRows(ctx: Ctx, t: T, listId: ImportListId): Promise<Table> {
  const review = await reviewList(ctx, listId)
  const table = (subject: ListSubject, rows: Parameters<typeof refusedTable>[2]) => refusedTable(t, subject, rows)
  if (review.state === 'waiting') return table(review.subject, refusedOf(review.verdicts))
  if (review.state === 'forgotten' || review.refused === null) throw new NotFound('institutions.import_list')
  return table(review.subject, review.refused)
}
