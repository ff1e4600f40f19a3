import { page, showDate, useReader } from '#platform'
import { Empty, Head, Section, Stack, Table } from '#platform/ui'
import { RECORDED_LABELS } from '../cases/recorded-labels.ts'
import { type AuditedConsent, auditedConsents } from './audited-consents.query.server.ts'
import { REGISTERS, type Register } from './texts/consent-text.domain.ts'

/** Both registers of consent by code and without content: for the data protection officer. */
export const auditedConsentsPage = page({
  path: '/consents',
  act: 'casework.consents.audit',
  load: auditedConsents,
  // Codes and days; nothing about a family is looked at here.
  looking: 'unrecorded',
  title: ({ t }) => t('casework.consents.audit'),
  view: ({ t, loaded }) => (
    <>
      <Head title={t('casework.consents.audit')} lead={t('casework.consents.audit_lead')} />
      <Stack>
        {REGISTERS.map((register) => (
          <AuditedRegister register={register} consents={loaded.filter((one) => one.register === register)} />
        ))}
      </Stack>
    </>
  ),
})

type Props = { readonly register: Register; readonly consents: readonly AuditedConsent[] }

function AuditedRegister({ register, consents }: Props) {
  const { t } = useReader()
  const title = t(register === 'sharing' ? 'casework.consents.sharing' : 'casework.consents.taking_part')
  const rests = register === 'sharing' ? [{ label: t('casework.consents.resting') }] : []
  return (
    <Section id={register} title={title} count={consents.length}>
      {consents.length === 0 ? (
        <Empty title={t('casework.consents.audit_empty')} />
      ) : (
        <Table
          caption={title}
          columns={[
            { label: t('casework.audit.case') },
            { label: t('casework.consents.given') },
            { label: t('casework.consents.how') },
            { label: t('casework.consents.text_short') },
            { label: t('casework.consents.on_file') },
            { label: t('casework.consents.state') },
            ...rests,
          ]}
          rows={consents.map((one) => ({ cells: cellsOf(one, t) }))}
        />
      )}
    </Section>
  )
}

const cellsOf = (one: AuditedConsent, t: ReturnType<typeof useReader>['t']) => [
  one.code,
  showDate(one.givenOn),
  [
    one.how ? t(RECORDED_LABELS[one.how]) : t('casework.consents.how_written'),
    one.forAnother ? t('casework.consents.for_another') : '',
  ]
    .filter(Boolean)
    .join(', '),
  one.version === null ? '–' : String(one.version),
  t(one.onFile ? 'platform.word.yes' : 'platform.word.no'),
  one.withdrawnOn === null
    ? t('casework.consents.standing')
    : t('casework.consents.withdrawn', { on: showDate(one.withdrawnOn) }),
  ...(one.running === null ? [] : [String(one.running)]),
]
