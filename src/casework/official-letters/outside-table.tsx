import { powerCited } from '#model'
import { showDate, useReader } from '#platform'
import { Section, Table, Tag } from '#platform/ui'
import type { KnownCase } from '../cases/case-facts.store.server.ts'
import { categoryName } from '../sharing/sharing-words.ts'
import type { GivenOutside } from './given-outside.store.server.ts'

type Props = { readonly known: KnownCase; readonly given: readonly GivenOutside[] }

/** What went to courts and other authorities, as far as the reader may know. */
export function OutsideTable({ known: { model }, given }: Props) {
  const { t, locale } = useReader()
  if (given.length === 0) return null
  return (
    <Section
      id="outside"
      title={t('casework.letter.given')}
      note={t('casework.letter.given_note')}
      count={given.length}
    >
      <Table
        caption={t('casework.letter.given')}
        columns={[
          { label: t('casework.letter.given_what') },
          { label: t('casework.letter.given_to') },
          { label: t('casework.letter.given_by') },
          { label: t('casework.letter.power') },
          { label: t('casework.letter.given_on') },
        ]}
        rows={given.map((one) => ({
          cells: [
            categoryName(model, one.category, locale),
            `${one.to} (${one.reference})`,
            one.giver,
            <>
              {powerCited(one.power)} {one.notForFamily && <Tag tone="line">{t('casework.letter.given_kept')}</Tag>}
            </>,
            showDate(one.on),
          ],
        }))}
      />
    </Section>
  )
}
