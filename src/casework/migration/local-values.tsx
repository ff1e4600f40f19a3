import { type LocalAfter, type Model, nameIn } from '#model'
import { showMoney, type T, useReader } from '#platform'
import { Section, Table } from '#platform/ui'

const GROSZE = 100

const amountInWords = (t: T, amount: number, unit: LocalAfter['unit']): string => {
  if (unit === 'pln') return showMoney(amount * GROSZE)
  return unit === 'count' ? String(amount) : t('casework.migration.duration', { amount, unit })
}

type LocalProps = { readonly local: readonly LocalAfter[]; readonly from: Model }

/** What the gmina set for itself and what becomes of it, told before anything changes; nothing where it set nothing. */
export function LocalValues({ local, from }: LocalProps) {
  const { t, locale } = useReader()
  if (local.length === 0) return null
  const nameOf = ({ what, target }: LocalAfter) =>
    nameIn((what === 'deadline' ? from.deadline(target) : from.param(target)).name, locale)
  return (
    <Section id="local" title={t('casework.migration.local')} note={t('casework.migration.local.note')}>
      <Table
        caption={t('casework.migration.local')}
        columns={(['what', 'before', 'after', 'how'] as const).map((column) => ({
          label: t(`casework.migration.local.${column}`),
        }))}
        rows={local.map((one) => ({
          cells: [
            nameOf(one),
            amountInWords(t, one.before, one.unit),
            one.after === null || one.unitAfter === null ? '–' : amountInWords(t, one.after, one.unitAfter),
            t(`casework.migration.local.how.${one.how}`),
          ],
        }))}
      />
    </Section>
  )
}
