import { useReader } from '#platform'
import { Note, Select } from '#platform/ui'
import { SECOND_PARENT } from './authority.domain.ts'
import { SECOND_LABELS } from './authority-words.ts'
import type { Deciders } from './deciders.query.server.ts'

/** Where it is recorded who decides for a person. */
export const newAuthorityAddress = (caseId: string, personId: string): string =>
  `/cases/${caseId}/people/${personId}/authority/new`

type Props = { readonly caseId: string; readonly one: Deciders; readonly mayKeep: boolean }

/** Who may consent for a person, in one sentence; a plain warning and the way to mend it where that is not known. */
export function MayConsent({ caseId, one, mayKeep }: Props) {
  const { t } = useReader()
  const { state, names, together, withThem } = one
  if (state === 'known') {
    const who = names.map((name) => name ?? t('casework.authority.outside')).join(', ')
    if (withThem) return <>{t('casework.authority.may_consent.with_them', { who })}</>
    return <>{t(together ? 'casework.authority.may_consent.together' : 'casework.authority.may_consent', { who })}</>
  }
  return (
    <>
      <strong>
        {t(state === 'unknown' ? 'casework.authority.may_consent.unknown' : 'casework.authority.may_consent.nobody')}
      </strong>{' '}
      {mayKeep ? (
        <a href={newAuthorityAddress(caseId, one.personId)}>
          {t('casework.authority.record_first')}
          <span class="vh">: {one.label}</span>
        </a>
      ) : (
        t('casework.authority.ask_keeper')
      )}
    </>
  )
}

/** The same for several persons, set apart: before somebody consents for them. */
export function MayConsentNote({
  caseId,
  deciders,
  mayKeep,
}: {
  readonly caseId: string
  readonly deciders: readonly Deciders[]
  readonly mayKeep: boolean
}) {
  const { t } = useReader()
  if (deciders.length === 0) return null
  const kind = deciders.every(({ state }) => state === 'known') ? 'info' : 'bad'
  return (
    <Note kind={kind} title={t('casework.authority.who_consents')}>
      <ul>
        {deciders.map((one) => (
          <li>
            {one.label}: <MayConsent caseId={caseId} one={one} mayKeep={mayKeep} />
          </li>
        ))}
      </ul>
    </Note>
  )
}

/** What about the other parent, where two decide together (k.r.o. art. 97 par. 2). */
export function SecondParentField({ name }: { readonly name: string }) {
  const { t } = useReader()
  return (
    <Select
      name={name}
      label={t('casework.consent_for.second')}
      hint={t('casework.consent_for.second_hint')}
      options={SECOND_PARENT.map((value) => ({ value, label: t(SECOND_LABELS[value]) }))}
      optional
    />
  )
}
