import { showInstant, useReader } from '#platform'
import { ButtonLink, Section, Table } from '#platform/ui'
import type { Denial } from './denial.store.server.ts'

/** Who is kept out of a case, on the page of its team: for those who keep the case and nobody else. */
export function Denials({ caseId, denials }: { readonly caseId: string; readonly denials: readonly Denial[] }) {
  const { t } = useReader()
  const at = `/cases/${caseId}/denied`
  return (
    <Section
      id="denied"
      title={t('casework.denial.list')}
      note={t('casework.denial.list_note')}
      link={{ href: `${at}/new`, label: t('casework.denial.title') }}
    >
      {denials.length === 0 ? (
        <p>{t('casework.denial.none')}</p>
      ) : (
        <Table
          caption={t('casework.denial.list')}
          columns={[
            { label: t('casework.denial.who') },
            { label: t('casework.denial.reason') },
            { label: t('casework.denial.since') },
            { label: t('casework.person.acts'), hiddenLabel: true, actions: true },
          ]}
          rows={denials.map(({ id, person, reason, since, decidedBy }) => ({
            cells: [
              person,
              reason ?? '–',
              [showInstant(since), decidedBy].filter(Boolean).join(', '),
              <ButtonLink href={`${at}/${id}/lift`} small kind="quiet">
                {t('casework.denial.lift')}
                <span class="vh">: {person}</span>
              </ButtonLink>,
            ],
          }))}
        />
      )}
    </Section>
  )
}
