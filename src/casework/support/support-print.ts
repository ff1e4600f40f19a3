import { type PrintBlock, print, showDate, showMoney, type T } from '#platform'
import { placeLabel } from '#territory'
import { supportTaken } from './support.query.server.ts'
import { OfSupport } from './support.schema.ts'

/** The hand-over record of what an institution was granted, on paper and for a word processor. It names nobody: both sides sign. */
export const supportPrint = print({
  path: '/institution-support/:supportId/print',
  params: OfSupport,
  act: 'casework.support.print',
  office: true,
  load: (ctx, { supportId }) => supportTaken(ctx, supportId),
  looking: ({ supportId }, { support }) => ({
    chain: 'institution',
    about: support.institutionId,
    name: 'casework.support.printed',
    payload: { support: supportId },
  }),
  name: ({ loaded, t }) => `${t('casework.support.file_name')}-${loaded.support.no}`,
  document: ({ loaded, t }) => ({
    title: t('casework.support.record'),
    institution: loaded.support.institution,
    mark: t('casework.support.number', { no: loaded.support.no }),
    blocks: blocksOf(loaded, t),
  }),
})

type Taken = Awaited<ReturnType<typeof supportTaken>>
function blocksOf({ support, place, purchase, taken }: Taken, t: T): PrintBlock[] {
  const holding = taken.holding
    ? [
        { label: t('casework.money.inventory_no'), text: taken.inventoryNo ?? '' },
        { label: t('casework.support.holding'), text: t(`casework.support.holding.${taken.holding}`) },
      ]
    : []
  return [
    { kind: 'heading', level: 2, text: t('casework.support.record_asked') },
    {
      kind: 'facts',
      items: [
        { label: t('casework.money.gmina'), text: place ? placeLabel(t, place) : support.unitCode },
        { label: t('casework.support.what'), text: support.what },
        { label: t('casework.support.why'), text: support.why },
        { label: t('casework.support.amount'), text: showMoney(support.amount) },
      ],
    },
    { kind: 'heading', level: 2, text: t('casework.support.record_got') },
    {
      kind: 'facts',
      items: [
        { label: t('casework.support.taken_on'), text: showDate(taken.on) },
        { label: t('casework.support.taken_what'), text: taken.what },
        { label: t('casework.support.granted'), text: showMoney(purchase.amount) },
        ...holding,
        { label: t('casework.support.taken_as'), text: taken.as },
      ],
    },
    {
      kind: 'signatures',
      places: [t('casework.support.sign_gives'), t('casework.support.sign_takes')].map((who) => ({
        who,
        note: t('casework.support.sign_note'),
      })),
    },
  ]
}
