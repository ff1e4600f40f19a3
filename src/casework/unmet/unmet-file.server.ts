import { NotFound } from '#kernel'
import { type Making, me, mediaTypeOfTable, record, writeTable } from '#platform/server'
import { OfFile } from './unmet.schema.ts'
import { needsReport } from './unmet-report.query.server.ts'
import { unmetRows } from './unmet-rows.ts'

/** The report of a gmina or powiat as a table for a spreadsheet, for those who count its needs; put on the record of whoever took it. */
export const unmetFile: Making = async (ctx, { params, t }) => {
  const read = OfFile.safeParse(params)
  if (!read.success) throw new NotFound('needs')
  const { unitCode, year, format } = read.data
  const report = await needsReport(ctx, read.data)
  await record(ctx, {
    chain: 'person',
    about: me(ctx),
    name: 'casework.unmet.exported',
    payload: { unit: unitCode, year, format },
  })
  return {
    name: `${t('casework.unmet.file_name')}-${unitCode}-${year}.${format}`,
    mediaType: mediaTypeOfTable(format),
    bytes: await writeTable(unmetRows(report, t), format),
  }
}
