import type { LocalDate } from '#kernel'
import { nameIn } from '#model'
import { showDate, showInstant, useReader } from '#platform'
import { ButtonLink, Empty, Table, Tag } from '#platform/ui'
import type { Recorded } from '../cases/recorded.domain.ts'
import { RECORDED_LABELS } from '../cases/recorded-labels.ts'
import { categoryName } from '../sharing/sharing-words.ts'
import type { Registers, Sharing, TakingPart } from './registers.query.server.ts'
import { LANGUAGE_LABELS } from './text-agreed-field.tsx'
import type { ConsentText } from './texts/consent-text.domain.ts'
import { withdrawSharingPage } from './withdraw-sharing-consent.page.tsx'

type Part = { readonly loaded: Registers }

export function TakingPartTable({ loaded: { takingPart, frame, mayKeep } }: Part) {
  const { t } = useReader()
  if (takingPart.length === 0) return <Empty title={t('casework.consents.taking_part_empty')} />
  return (
    <Table
      caption={t('casework.consents.taking_part')}
      columns={[
        { label: t('casework.consents.person') },
        { label: t('casework.consents.given') },
        { label: t('casework.consents.how') },
        { label: t('casework.consents.state') },
        { label: t('casework.person.acts'), hiddenLabel: true, actions: true },
      ]}
      rows={takingPart.map((one) => ({
        cells: [
          <Person person={one.person} by={one.by} />,
          showDate(one.givenOn),
          <How of={one} form={one.formInstanceId && `/cases/${frame.caseId}/forms/${one.formInstanceId}`} />,
          <State withdrawnOn={one.withdrawnOn} />,
          mayKeep && <WithdrawTakingPart one={one} caseId={frame.caseId} />,
        ],
      }))}
    />
  )
}

function WithdrawTakingPart({ one, caseId }: { readonly one: TakingPart; readonly caseId: string }) {
  const { t } = useReader()
  if (one.withdrawnOn !== null) return null
  const at = `/cases/${caseId}/people/${one.subjectId}`
  return (
    <ButtonLink href={one.by === null ? `${at}/withdraw` : `${at}/consent/${one.id}/withdraw`} small kind="quiet">
      {t('casework.consents.withdraw')}
      <span class="vh">: {t('casework.consents.withdraw_taking_part_of', { person: one.person })}</span>
    </ButtonLink>
  )
}

export function SharingTable({ loaded: { sharing, frame, model } }: Part) {
  const { t, locale } = useReader()
  if (sharing.length === 0) return <Empty title={t('casework.consents.sharing_empty')} />
  return (
    <Table
      caption={t('casework.consents.sharing')}
      columns={[
        { label: t('casework.consents.person') },
        { label: t('casework.consents.to_whom') },
        { label: t('casework.consents.given') },
        { label: t('casework.consents.how') },
        { label: t('casework.consents.state') },
        { label: t('casework.person.acts'), hiddenLabel: true, actions: true },
      ]}
      rows={sharing.map((one) => ({
        cells: [
          <Person person={one.person} by={one.giver === one.subjectId ? null : one.giverName} />,
          <>
            {one.recipient.shortName}: {one.categories.map((id) => categoryName(model, id, locale)).join(', ')}
            <span class="fine"> {nameIn(model.ground(one.ground).name, locale)}</span>
          </>,
          one.validUntil === null
            ? showDate(one.givenOn)
            : t('casework.consents.given_until', { on: showDate(one.givenOn), until: showDate(one.validUntil) }),
          <How of={one} form={null} />,
          <SharingState one={one} />,
          <WithdrawSharing one={one} caseId={frame.caseId} />,
        ],
      }))}
    />
  )
}

function SharingState({ one }: { readonly one: Sharing }) {
  const { t } = useReader()
  return (
    <>
      <State withdrawnOn={one.withdrawnOn} />
      {one.withdrawnOn !== null && (
        <span class="fine">
          {' '}
          {t('casework.consents.taken_back', {
            by: one.takenBackBy ?? t('casework.authority.outside'),
            worker: one.withdrawalBy ?? '',
          })}
        </span>
      )}
      {one.withdrawnOn === null && <span class="fine"> {t('casework.consents.running', { count: one.running })}</span>}
    </>
  )
}

function WithdrawSharing({ one, caseId }: { readonly one: Sharing; readonly caseId: string }) {
  const { t } = useReader()
  if (one.withdrawnOn !== null || !one.mayWithdraw) return null
  return (
    <ButtonLink href={withdrawSharingPage.at({ caseId, sharingConsentId: one.id })} small kind="quiet">
      {t('casework.consents.withdraw')}
      <span class="vh">
        : {t('casework.consents.withdraw_sharing_of', { person: one.person, institution: one.recipient.shortName })}
      </span>
    </ButtonLink>
  )
}

function Person({ person, by }: { readonly person: string; readonly by: string | null }) {
  const { t } = useReader()
  return (
    <>
      {person}
      {by !== null && <span class="fine"> {t('casework.consents.by', { who: by })}</span>}
    </>
  )
}

type Said = {
  readonly how: Recorded['how'] | null
  readonly recordedBy: string
  readonly recordedAt?: Date
  readonly text: ConsentText | null
  readonly files: readonly string[]
}

function How({ of, form }: { readonly of: Said; readonly form: string | null }) {
  const { t } = useReader()
  const { how, text, files, recordedBy, recordedAt } = of
  return (
    <>
      {how ? t(RECORDED_LABELS[how]) : t(form ? 'casework.consents.how_form' : 'casework.consents.how_sharing')}
      {text && (
        <>
          ,{' '}
          {t('casework.consents.text_version', { version: text.version, language: t(LANGUAGE_LABELS[text.language]) })}
        </>
      )}
      {form && (
        <>
          {', '}
          <a href={form}>{t('casework.consents.form')}</a>
        </>
      )}
      {files.map((href, index) => (
        <>
          {', '}
          <a href={href} download>
            {t('casework.consents.scan', { number: index + 1 })}
          </a>
        </>
      ))}
      <span class="fine">
        {' '}
        {[t('casework.consents.recorded_by', { who: recordedBy }), recordedAt && showInstant(recordedAt)]
          .filter(Boolean)
          .join(', ')}
      </span>
    </>
  )
}

function State({ withdrawnOn }: { readonly withdrawnOn: LocalDate | null }) {
  const { t } = useReader()
  return withdrawnOn === null ? (
    <Tag tone="ok">{t('casework.consents.standing')}</Tag>
  ) : (
    <Tag tone="line">{t('casework.consents.withdrawn', { on: showDate(withdrawnOn) })}</Tag>
  )
}
