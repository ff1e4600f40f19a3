import { showDate, useReader } from '#platform'
import { ButtonLink, Figures, Money, Note, Table, Tag } from '#platform/ui'
import type { EnvelopeView, SourceShown } from './envelope.query.server.ts'
import { freeOf, isNearEnd, type Sums } from './ledger.domain.ts'
import { envelopePath } from './money-paths.ts'
import { entryWords, KIND_WORDS, STATE_TONES, STATE_WORDS } from './money-words.ts'

/** Plan, committed, spent and free, for all sources together or for one. */
export function SumFigures({ sums }: { readonly sums: Sums }) {
  const { t } = useReader()
  return (
    <Figures
      items={[
        { label: t('casework.money.planned'), value: <Money grosze={sums.planned} /> },
        { label: t('casework.money.committed'), value: <Money grosze={sums.committed} /> },
        { label: t('casework.money.spent'), value: <Money grosze={sums.spent} /> },
        { label: t('casework.money.free'), value: <Money grosze={freeOf(sums)} /> },
      ]}
    />
  )
}

/** What is said before money runs out: by source, in words. */
export function NearEnd({ sources }: { readonly sources: readonly SourceShown[] }) {
  const { t } = useReader()
  const near = sources.filter(({ over, sums }) => !over && isNearEnd(sums))
  return (
    <>
      {near.map(({ name, sums }) => (
        <Note kind="turn" title={t('casework.money.near_end', { name })}>
          <p>
            {t('casework.money.free')}: <Money grosze={freeOf(sums)} />
          </p>
        </Note>
      ))}
    </>
  )
}

export function SourceTable({ view }: { readonly view: EnvelopeView }) {
  const { t } = useReader()
  return (
    <Table
      caption={t('casework.money.sources')}
      columns={[
        { label: t('casework.money.source') },
        { label: t('casework.money.payer') },
        { label: t('casework.money.days') },
        { label: t('casework.money.planned'), numeric: true },
        { label: t('casework.money.committed'), numeric: true },
        { label: t('casework.money.spent'), numeric: true },
        { label: t('casework.money.free'), numeric: true },
        { label: t('casework.person.acts'), hiddenLabel: true, actions: true },
      ]}
      rows={view.sources.map((one) => ({
        cells: [
          <>
            {one.name} <span class="fine">{t(KIND_WORDS[one.kind])}</span>
          </>,
          view.names.get(one.payerId)?.name ?? '',
          <>
            {showDate(one.from)} – {showDate(one.until)} {one.over && <Tag tone="line">{t('casework.money.over')}</Tag>}
          </>,
          <Money grosze={one.sums.planned} />,
          <Money grosze={one.sums.committed} />,
          <Money grosze={one.sums.spent} />,
          <Money grosze={freeOf(one.sums)} />,
          one.mine && (
            <ButtonLink small kind="quiet" href={`${envelopePath(view.unitCode)}/sources/${one.id}/raise`}>
              {t('casework.money.raise')}
              <span class="vh">: {one.name}</span>
            </ButtonLink>
          ),
        ],
      }))}
    />
  )
}

export function PurchaseTable({ view }: { readonly view: EnvelopeView }) {
  const { t } = useReader()
  const sources = new Map(view.sources.map(({ id, name }) => [id, name]))
  return (
    <Table
      caption={t('casework.money.purchases')}
      columns={[
        { label: t('casework.money.no') },
        { label: t('casework.money.what') },
        { label: t('casework.money.source') },
        { label: t('casework.money.amount'), numeric: true },
        { label: t('casework.money.state') },
      ]}
      rows={view.purchases.map((one) => ({
        cells: [
          one.mayDecide ? (
            <a href={`${envelopePath(view.unitCode)}/purchases/${one.id}`}>
              {t('casework.money.number', { no: one.no })}
            </a>
          ) : (
            t('casework.money.number', { no: one.no })
          ),
          one.what,
          sources.get(one.sourceId) ?? '',
          <Money grosze={one.amount} />,
          <Tag tone={STATE_TONES[one.state]}>{t(STATE_WORDS[one.state])}</Tag>,
        ],
      }))}
    />
  )
}

/** Every entry, the latest first. A correction stands beside what it takes back, with its reason. */
export function LedgerTable({ view }: { readonly view: EnvelopeView }) {
  const { t } = useReader()
  const sources = new Map(view.sources.map(({ id, name }) => [id, name]))
  const reversed = new Set(view.entries.map(({ reverses }) => reverses))
  return (
    <Table
      caption={t('casework.money.ledger')}
      columns={[
        { label: t('casework.money.day') },
        { label: t('casework.money.entry') },
        { label: t('casework.money.source') },
        { label: t('casework.money.of_what') },
        { label: t('casework.money.amount'), numeric: true },
        { label: t('casework.person.acts'), hiddenLabel: true, actions: true },
      ]}
      rows={view.entries.map((one) => ({
        cells: [
          showDate(one.onDay),
          entryWords(one, t),
          sources.get(one.sourceId) ?? '',
          <>
            {one.purchaseNo !== null && t('casework.money.number', { no: one.purchaseNo })}
            {one.invoiceNo && <span class="fine"> {t('casework.money.by_invoice', { no: one.invoiceNo })}</span>}
            {one.ksefNo && <span class="fine"> {t('casework.money.in_ksef', { no: one.ksefNo })}</span>}
            {one.reason && <span class="fine"> {one.reason}</span>}
          </>,
          <Money grosze={one.reverses === null ? one.amount : -one.amount} />,
          one.reverses === null && !reversed.has(one.id) && (
            <ButtonLink small kind="quiet" href={`${envelopePath(view.unitCode)}/entries/${one.id}/reverse`}>
              {t('casework.money.reverse')}
              <span class="vh">
                : {entryWords(one, t)}, {showDate(one.onDay)}
              </span>
            </ButtonLink>
          ),
        ],
      }))}
    />
  )
}
