import { useReader } from '#platform'
import { Section } from '#platform/ui'
import { DEPENDANTS } from './dependant-paths.ts'

/** How much will have to be looked through once a draft is adopted. */
export function TouchedByDraft({ touched }: { readonly touched: number | null }) {
  const { t } = useReader()
  return (
    <Section
      id="dependants"
      title={t('model.dependants.draft')}
      link={{ href: DEPENDANTS, label: t('model.dependants.title') }}
    >
      <p>
        {touched === null
          ? t('model.dependants.draft.not_whole')
          : t('model.dependants.draft.count', { count: touched })}
      </p>
    </Section>
  )
}
