import { page, useReader } from '#platform'
import { ButtonLink, Buttons, Head, Note, Section, Stack } from '#platform/ui'
import { CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { consentPrintPath } from './consents-path.ts'
import { recordSharingPage } from './record-sharing-consent.page.tsx'
import { SharingTable, TakingPartTable } from './register-tables.tsx'
import { type Registers, registersOf } from './registers.query.server.ts'
import { LANGUAGE_LABELS } from './text-agreed-field.tsx'
import { type Register, TEXT_LANGUAGES } from './texts/consent-text.domain.ts'

/** Both registers of consent of a case: to taking part, and to showing. Each with what was withdrawn. */
export const consentsPage = page({
  path: '/cases/:caseId/consents',
  params: OfCase,
  act: 'casework.consents.look',
  load: (ctx, { caseId }) => registersOf(ctx, caseId),
  looking: look('casework.consents.looked'),
  scope,
  title: ({ t }) => t('casework.consents.title'),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="sharing" />,
  view: ({ t, loaded }) => (
    <>
      <Head title={t('casework.consents.title')} lead={t('casework.consents.lead')} />
      <Stack>
        <Note kind="info" text={t('casework.consents.apart')} />
        <TakingPart loaded={loaded} />
        <Sharing loaded={loaded} />
      </Stack>
    </>
  ),
})

type Part = { readonly loaded: Registers }

function TakingPart({ loaded }: Part) {
  const { t } = useReader()
  const { frame, form, people, mayKeep, takingPart } = loaded
  const asked = mayKeep && !frame.closed
  return (
    <Section
      id="taking-part"
      title={t('casework.consents.taking_part')}
      count={takingPart.length}
      note={t('casework.consents.taking_part_note')}
    >
      <TakingPartTable loaded={loaded} />
      {asked && (
        <Buttons>
          {people.map(({ id, adult, label }) => {
            const at = `/cases/${frame.caseId}`
            if (adult && !form) return null
            const href = adult ? `${at}/forms/${form}/new?for=${id}` : `${at}/people/${id}/consent`
            return (
              <ButtonLink href={href} small kind="quiet">
                {t('casework.consents.record_taking_part', { person: label })}
              </ButtonLink>
            )
          })}
        </Buttons>
      )}
      {mayKeep && <Blank caseId={frame.caseId} register="taking_part" />}
    </Section>
  )
}

function Sharing({ loaded }: Part) {
  const { t } = useReader()
  const { frame, mayKeep, sharing } = loaded
  return (
    <Section
      id="sharing"
      title={t('casework.consents.sharing')}
      count={sharing.length}
      note={t('casework.consents.sharing_note')}
    >
      <SharingTable loaded={loaded} />
      {mayKeep && !frame.closed && (
        <Buttons>
          <ButtonLink href={recordSharingPage.at({ caseId: frame.caseId })}>
            {t('casework.consents.record_sharing')}
          </ButtonLink>
        </Buttons>
      )}
      {mayKeep && <Blank caseId={frame.caseId} register="sharing" />}
    </Section>
  )
}

/** The text to be read and signed on paper. */
function Blank({ caseId, register }: { readonly caseId: string; readonly register: Register }) {
  const { t } = useReader()
  return (
    <p class="no-print">
      {t('casework.consents.blank')}{' '}
      {TEXT_LANGUAGES.map((language) => (
        <>
          <a href={consentPrintPath(caseId, register, language)} download>
            {t('casework.consents.blank_in', { language: t(LANGUAGE_LABELS[language]) })}
          </a>{' '}
        </>
      ))}
    </p>
  )
}
