import { NotFound } from '#kernel'
import { type PrintBlock, print, showDate, showMoney, type T } from '#platform'
import { placeLabel } from '#territory'
import { type EnvelopeView, envelopeIn } from './envelope.query.server.ts'
import { freeOf, type Sums } from './ledger.domain.ts'
import { OfEnvelope } from './money.schema.ts'
import { entryWords, KIND_WORDS } from './money-words.ts'

/** The report of an envelope by source, with its ledger, for whoever settles a grant. It names no family. */
export const envelopePrint = print({
  path: '/envelopes/:unitCode/print',
  params: OfEnvelope,
  act: 'casework.envelope.print',
  load: async (ctx, { unitCode }) => {
    const view = await envelopeIn(ctx, unitCode)
    const [first] = view.sources.filter(({ mine }) => mine)
    if (!first) throw new NotFound('envelope')
    return { view, payerId: first.payerId }
  },
  looking: ({ unitCode }, { payerId }) => ({
    chain: 'institution',
    about: payerId,
    name: 'casework.envelope.printed',
    payload: { unit: unitCode },
  }),
  name: ({ params, t }) => `${t('casework.money.file_name')}-${params.unitCode}`,
  document: ({ loaded: { view, payerId }, t }) => ({
    title: t('casework.money.envelope'),
    institution: view.names.get(payerId)?.name ?? '',
    mark: t('casework.money.on_day', { day: showDate(view.today) }),
    blocks: blocksOf(view, t),
  }),
})

const sumCells = (sums: Sums): string[] =>
  [sums.planned, sums.committed, sums.spent, freeOf(sums)].map((one) => showMoney(one))

function blocksOf(view: EnvelopeView, t: T): PrintBlock[] {
  const sources = new Map(view.sources.map(({ id, name }) => [id, name]))
  const sums = [
    { label: t('casework.money.planned') },
    { label: t('casework.money.committed') },
    { label: t('casework.money.spent') },
    { label: t('casework.money.free') },
  ]
  return [
    {
      kind: 'facts',
      items: [
        { label: t('casework.money.gmina'), text: view.place ? placeLabel(t, view.place) : view.unitCode },
        { label: t('casework.money.day'), text: showDate(view.today) },
      ],
    },
    { kind: 'heading', level: 2, text: t('casework.money.sources') },
    {
      kind: 'table',
      columns: [
        { label: t('casework.money.source') },
        { label: t('casework.money.payer') },
        { label: t('casework.money.days') },
        ...sums,
      ],
      rows: view.sources.map((one) => [
        `${one.name} (${t(KIND_WORDS[one.kind])})`,
        view.names.get(one.payerId)?.name ?? '',
        `${showDate(one.from)} – ${showDate(one.until)}`,
        ...sumCells(one.sums),
      ]),
    },
    { kind: 'heading', level: 2, text: t('casework.money.ledger') },
    {
      kind: 'table',
      columns: LEDGER_COLUMNS.map((key) => ({ label: t(key) })),
      rows: ledgerRows(view, sources, t),
    },
  ]
}

const LEDGER_COLUMNS = [
  'casework.money.day',
  'casework.money.entry',
  'casework.money.source',
  'casework.money.purchase',
  'casework.money.amount',
  'casework.money.invoice_no',
  'casework.money.ksef_no',
  'casework.money.reason',
] as const

/** The ledger as a table of texts, the latest first. */
const ledgerRows = (view: EnvelopeView, sources: ReadonlyMap<string, string>, t: T): string[][] =>
  view.entries.map((one) => [
    showDate(one.onDay),
    entryWords(one, t),
    sources.get(one.sourceId) ?? '',
    one.purchaseNo === null ? '' : String(one.purchaseNo),
    showMoney(one.reverses === null ? one.amount : -one.amount),
    one.invoiceNo ?? '',
    one.ksefNo ?? '',
    one.reason ?? '',
  ])
