import type { LocalDate } from '#kernel'
import { showMoney, useReader } from '#platform'
import { DateField, MoneyField, RadioGroup, Select, TextField } from '#platform/ui'
import { PROCEDURE_WORDS } from './money-words.ts'
import { PROCEDURES, thresholdsOn, USUAL_CHAPTERS, USUAL_PARAGRAPHS } from './purchase.domain.ts'

type Props = {
  /** Sources to buy from, with what is free in each. */
  readonly offered: readonly { readonly id: string; readonly name: string; readonly free: number }[]
  readonly today: LocalDate
  /** Whether it is asked what is bought, and that the amount stays within what the basket agreed. */
  readonly what?: boolean
  /** The whole budget of something is committed, so amount, supplier and day are known. */
  readonly whole?: boolean
}

/** From which source something is bought, for how much, under which classification, by which procedure, from whom and until when. */
export function PurchaseFields({ offered, today, what, whole }: Props) {
  const { t } = useReader()
  const limits = new Map(thresholdsOn(today).map((one) => [one.procedure, one]))
  return (
    <>
      <Select
        name="sourceId"
        label={t('casework.money.source')}
        options={offered.map(({ id, name, free }) => ({
          value: id,
          label: t('casework.money.source_with_free', { name, free: showMoney(free) }),
        }))}
      />
      {what && <TextField name="what" label={t('casework.money.what')} hint={t('casework.money.what_hint')} />}
      {!whole && (
        <MoneyField
          name="amount"
          label={t('casework.money.amount')}
          hint={t(what ? 'casework.money.amount_hint' : 'casework.support.amount_hint')}
        />
      )}
      <TextField
        name="chapter"
        label={t('casework.money.chapter')}
        hint={t('casework.money.chapter_hint', { usual: inWords(USUAL_CHAPTERS) })}
        width="s"
        inputmode="numeric"
      />
      <TextField
        name="paragraph"
        label={t('casework.money.paragraph')}
        hint={t('casework.money.paragraph_hint', { usual: inWords(USUAL_PARAGRAPHS) })}
        width="s"
        inputmode="numeric"
      />
      <TextField
        name="cpv"
        label={t('casework.money.cpv')}
        hint={t('casework.money.cpv_hint')}
        width="s"
        inputmode="numeric"
        optional
      />
      <RadioGroup
        name="procedure"
        label={t('casework.money.procedure')}
        hint={t('casework.money.procedure_hint')}
        options={PROCEDURES.map((one) => {
          const limit = limits.get(one)
          const hint = limit && {
            hint: t(limit.inferred ? 'casework.money.below_inferred' : 'casework.money.below', {
              amount: showMoney(limit.below),
              basis: limit.basis,
            }),
          }
          return { value: one, label: t(PROCEDURE_WORDS[one]), ...hint }
        })}
      />
      {!whole && (
        <>
          <TextField name="supplier" label={t('casework.money.supplier')} />
          <DateField name="expectedOn" label={t('casework.money.expected_on')} />
        </>
      )}
    </>
  )
}

const inWords = (rows: readonly (readonly [code: string, name: string])[]): string =>
  rows.map(([code, name]) => `${code} ${name.toLocaleLowerCase('pl')}`).join('; ')
