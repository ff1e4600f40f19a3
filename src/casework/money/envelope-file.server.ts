import { csvOf } from '#institutions/server'
import { NotFound } from '#kernel'
import { type Making, record } from '#platform/server'
import { envelopeIn } from './envelope.query.server.ts'
import { OfEnvelope } from './money.schema.ts'
import { entryWords } from './money-words.ts'

/** What was taken back has a column of its own, because a cell that begins with a minus would be read as a formula. */
const COLUMNS = [
  'casework.money.day',
  'casework.money.entry',
  'casework.money.source',
  'casework.money.purchase',
  'casework.money.amount',
  'casework.money.amount_back',
  'casework.money.invoice_no',
  'casework.money.ksef_no',
  'casework.money.reason',
] as const

/** Grosze as a spreadsheet reads them in Poland: 1250,50. */
const plainAmount = (grosze: number): string => `${Math.floor(grosze / 100)},${String(grosze % 100).padStart(2, '0')}`

/** The ledger of an envelope as CSV, a row for each entry, for those who answer for a source of it; put on the record. */
export const envelopeFile: Making = async (ctx, { params, t }) => {
  const read = OfEnvelope.safeParse(params)
  if (!read.success) throw new NotFound('envelope')
  const view = await envelopeIn(ctx, read.data.unitCode)
  const [first] = view.sources.filter(({ mine }) => mine)
  if (!first) throw new NotFound('envelope')
  const sources = new Map(view.sources.map(({ id, name }) => [id, name]))
  const rows = view.entries.map((one) => [
    one.onDay,
    entryWords(one, t),
    sources.get(one.sourceId) ?? '',
    one.purchaseNo === null ? '' : String(one.purchaseNo),
    one.reverses === null ? plainAmount(one.amount) : '',
    one.reverses === null ? '' : plainAmount(one.amount),
    one.invoiceNo ?? '',
    one.ksefNo ?? '',
    one.reason ?? '',
  ])
  const payload = { unit: view.unitCode }
  await record(ctx, { chain: 'institution', about: first.payerId, name: 'casework.envelope.exported', payload })
  return {
    name: `${t('casework.money.file_name')}-${view.unitCode}.csv`,
    mediaType: 'text/csv; charset=utf-8',
    bytes: Buffer.from(csvOf([COLUMNS.map((key) => t(key)), ...rows])),
  }
}
