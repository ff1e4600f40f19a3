import { NotFound } from '#kernel'
import {
  type Ctx,
  FORMATS,
  type MadeFile,
  type Making,
  mediaTypeOfTable,
  type Table,
  writeTable,
} from '#platform/server'
import { placesByCode } from '#territory/server'
import { type SharedWhich, sharedServices } from './exchange.query.server.ts'
import { sayFault, sayPart } from './fault-words.ts'
import { mustKeepServices, reviewServices } from './import-services.server.ts'
import { COLUMNS, type Column, columnKey, tableOf } from './service-columns.ts'
import { ImportId, type SharedService } from './shared-service.domain.ts'
import { type HsdsService, hsdsOf } from './write-hsds.ts'

export const HSDS_VERSION = '3.1'
export const FILE_FORMATS = ['json', ...FORMATS] as const
export type FileFormat = (typeof FILE_FORMATS)[number]
export const readFormat = (word: string | undefined): FileFormat => {
  const found = FILE_FORMATS.find((one) => one === word)
  if (!found) throw new NotFound('directory.file')
  return found
}

const unitsOf = (ctx: Ctx, services: readonly SharedService[]) =>
  placesByCode(ctx, [
    ...new Set(
      services.flatMap(({ entry }) => [...entry.area, ...(entry.place.unitCode ? [entry.place.unitCode] : [])]),
    ),
  ])

/** Entries as services of HSDS, in the order of the directory. */
export async function hsdsServices(ctx: Ctx, asked: SharedWhich): Promise<readonly HsdsService[]> {
  const services = await sharedServices(ctx, asked)
  const units = await unitsOf(ctx, services)
  return services.map((one) => hsdsOf(one, units))
}

/** Entries as a file: JSON of HSDS 3.1, a workbook or CSV. The same entries always make the same JSON. */
export async function servicesFile(
  ctx: Ctx,
  which: SharedWhich['which'],
  format: FileFormat,
  name: string,
): Promise<MadeFile> {
  if (format === 'json') {
    const whole = { version: HSDS_VERSION, services: await hsdsServices(ctx, { which }) }
    return {
      name: `${name}.json`,
      mediaType: 'application/json',
      bytes: Buffer.from(`${JSON.stringify(whole)}\n`),
    }
  }
  const services = await sharedServices(ctx, { which })
  return tableFile(tableOf(services, await unitsOf(ctx, services)), format, name)
}

const tableFile = async (table: Table, format: Exclude<FileFormat, 'json'>, name: string): Promise<MadeFile> => ({
  name: `${name}.${format}`,
  mediaType: mediaTypeOfTable(format),
  bytes: await writeTable(table, format),
})

/** Everything that the reader keeps, entries for whoever has signed in too. */
export const keptFile: Making = async (ctx, { params, t }) => {
  const format = readFormat(params.format)
  await mustKeepServices(ctx)
  return servicesFile(ctx, 'kept', format, t('directory.exchange.file.kept'))
}

/** Two rows that show how a table is written. Nobody of these exists. */
const EXAMPLE: Partial<Record<Column, string>> = {
  ...{
    provider: 'Gminny Ośrodek Pomocy Społecznej w Zmyślonej',
    name: 'Wypożyczalnia łóżek',
    category: 'rzeczy i sprzęt',
  },
  ...{ summary: 'Łóżko rehabilitacyjne na trzy miesiące.', area: '260401; powiat kielecki', ways: 'na miejscu' },
  ...{ address: 'Zmyślona 1, Bieliny', postal_code: '26-004', place_unit: '260401', hours_mo: '8:00–15:30' },
  ...{ cost: 'odpłatnie', amount: '40', unit: 'za miesiąc', languages: 'polski; ukraiński', phone: '41 386 00 00' },
}

/** An empty table with its headings and a row that shows how. */
export const serviceTemplateFile: Making = async (ctx, { params, t }) => {
  const format = readFormat(params.format)
  await mustKeepServices(ctx)
  if (format === 'json') throw new NotFound('directory.file')
  const table = [COLUMNS.map((column) => t(columnKey(column))), COLUMNS.map((column) => EXAMPLE[column] ?? '')]
  return tableFile(table, format, t('directory.exchange.file.template'))
}

/** The rows of a file that were not taken, each with every reason. */
export const refusedServicesFile: Making = async (ctx, { params, t }) => {
  const format = readFormat(params.format)
  const id = ImportId.safeParse(params.importId)
  if (!id.success || format === 'json') throw new NotFound('directory.import_list')
  const review = await reviewServices(ctx, id.data)
  const left =
    review.state === 'waiting'
      ? review.verdicts.flatMap((one) => (one.kind === 'refused' ? [{ ...one.row, faults: one.faults }] : []))
      : review.state === 'imported'
        ? review.refused
        : null
  if (left === null) throw new NotFound('directory.import_list')
  const heads = (['line', 'entry', 'reasons'] as const).map((one) => t(`directory.exchange.review.${one}`))
  const rows = left.map(({ line, title, faults }) => [
    String(line),
    title,
    faults.map((one) => `${sayPart(t, one)}: ${sayFault(t, one)}`).join(' '),
  ])
  return tableFile([heads, ...rows], format, t('directory.exchange.file.refused'))
}
