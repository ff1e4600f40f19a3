import { NotFound } from '#kernel'
import { type Making, writeTable } from '#platform/server'
import { OfMap } from './resource.schema.ts'
import { resourceMap } from './resource-map.query.server.ts'
import { allRows, COLUMNS } from './resource-words.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The resource map as a workbook, a row for each service, strength and gap that the reader may see; no contact stands in it. */
export const resourceFile: Making = async (ctx, { params, t }) => {
  const read = OfMap.safeParse(params)
  if (!read.success) throw new NotFound('territory.unit')
  const map = await resourceMap(ctx, read.data.unitCode)
  const rows = allRows(t, map).map((row) => [row.area, row.name, row.what, row.gives, row.saidBy, row.age])
  const headings = COLUMNS.map((one) => t(`directory.resource.column.${one}`))
  return {
    name: `${t('directory.resource.file_name')}-${read.data.unitCode}.xlsx`,
    mediaType: XLSX,
    bytes: await writeTable([headings, ...rows], 'xlsx'),
  }
}
