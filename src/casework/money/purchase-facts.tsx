import { showDate, useReader } from '#platform'
import { KeyValues, Lines, Money, Tag } from '#platform/ui'
import { PROCEDURE_WORDS, STATE_TONES, STATE_WORDS } from './money-words.ts'
import type { Purchase, Receipt } from './purchase.store.server.ts'

/** A purchase in words: what, from whom, for how much, under which classification. */
export function PurchaseFacts({ purchase, source }: { readonly purchase: Purchase; readonly source?: string }) {
  const { t } = useReader()
  const { part, chapter, paragraph } = purchase
  return (
    <KeyValues
      items={[
        {
          term: t('casework.money.state'),
          value: <Tag tone={STATE_TONES[purchase.state]}>{t(STATE_WORDS[purchase.state])}</Tag>,
        },
        { term: t('casework.money.what'), value: purchase.what },
        { term: t('casework.money.amount'), value: <Money grosze={purchase.amount} /> },
        ...(source ? [{ term: t('casework.money.source'), value: source }] : []),
        { term: t('casework.money.supplier'), value: purchase.supplier },
        {
          term: t('casework.money.classification'),
          value: t('casework.money.classified', { part, chapter, paragraph }),
        },
        ...(purchase.cpv ? [{ term: t('casework.money.cpv'), value: purchase.cpv }] : []),
        { term: t('casework.money.procedure'), value: t(PROCEDURE_WORDS[purchase.procedure]) },
        { term: t('casework.money.expected'), value: showDate(purchase.expectedOn) },
        ...(purchase.reason ? [{ term: t('casework.money.reason'), value: purchase.reason }] : []),
      ]}
    />
  )
}

export function ReceiptLines({ receipts }: { readonly receipts: readonly Receipt[] }) {
  const { t } = useReader()
  return (
    <Lines
      items={receipts.map(({ onDay, amount, inventoryNo, holding }) => (
        <>
          {t('casework.money.accepted_on', { day: showDate(onDay) })}: <Money grosze={amount} />
          {inventoryNo && holding && (
            <span class="fine"> {t(`casework.money.taken_over_${holding}`, { no: inventoryNo })}</span>
          )}
        </>
      ))}
    />
  )
}
