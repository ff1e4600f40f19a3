import { useReader } from '#platform'
import { Figures, Money, Section } from '#platform/ui'
import type { CaseFile } from '../cases/case-file.store.server.ts'
import type { BasketView } from './basket.query.server.ts'

/** The basket in four figures, for the first page of a case. */
export function BasketSummary({ view, file }: { readonly view: BasketView; readonly file: CaseFile }) {
  const { t } = useReader()
  const reached = view.lines.filter(({ state }) => state === 'delivered' || state === 'confirmed').length
  return (
    <Section
      id="basket"
      title={t('casework.basket.heading')}
      link={{ href: `/cases/${file.id}/basket`, label: t('casework.basket.open') }}
    >
      <Figures
        items={[
          { label: t('casework.basket.lines'), value: view.lines.length },
          { label: t('casework.basket.reached'), value: reached },
          { label: t('casework.basket.unmet'), value: view.needs.length },
          ...(view.sums ? [{ label: t('casework.basket.here'), value: <Money grosze={view.sums.here} /> }] : []),
        ]}
      />
    </Section>
  )
}
