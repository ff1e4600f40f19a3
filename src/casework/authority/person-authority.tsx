import { nameIn } from '#model'
import { type Locale, showDate, type T, useReader } from '#platform'
import { ButtonLink, Buttons, Empty, Section, Table } from '#platform/ui'
import { Opinions } from '../opinions/opinion-list.tsx'
import { TAKE_PART } from './authority.domain.ts'
import { KIND_LABELS, SECOND_LABELS } from './authority-words.ts'
import { MayConsent, newAuthorityAddress } from './deciders.tsx'
import type { PersonAuthority } from './person-authority.query.server.ts'

type Props = { readonly about: PersonAuthority }

/** Who decides for this person, what was consented to on their behalf, and what they said themselves. */
export function AuthorityOfPerson({ about }: Props) {
  const { t } = useReader()
  const { person, frame, deciders, incapacities } = about
  const at = `/cases/${frame.caseId}/people/${person.id}`
  return (
    <>
      <Section id="authority" title={t(person.adult ? 'casework.incapacity.title' : 'casework.authority.title')}>
        {deciders && (
          <p>
            <MayConsent caseId={frame.caseId} one={deciders} mayKeep />
          </p>
        )}
        <Incapacities about={about} />
        <Holders about={about} />
        <Buttons>
          {person.adult ? (
            <ButtonLink href={`${at}/incapacity/new`} small>
              {t('casework.incapacity.record')}
            </ButtonLink>
          ) : null}
          {(deciders || incapacities.length > 0) && (
            <ButtonLink href={newAuthorityAddress(frame.caseId, person.id)} small>
              {t('casework.authority.record')}
            </ButtonLink>
          )}
          {deciders && (
            <ButtonLink href={`${at}/consent`} small>
              {t('casework.consent_for.title')}
            </ButtonLink>
          )}
        </Buttons>
        <Consents about={about} />
      </Section>
      {(about.mayBeHeard || about.opinions.length > 0) && (
        <Section id="opinion" title={t('casework.opinion.title')}>
          {about.opinions.length === 0 ? (
            <Empty title={t('casework.opinion.empty')} />
          ) : (
            <Opinions opinions={about.opinions} />
          )}
          {about.mayBeHeard && (
            <Buttons>
              <ButtonLink href={`${at}/opinion`} small>
                {t('casework.opinion.record')}
              </ButtonLink>
            </Buttons>
          )}
        </Section>
      )}
    </>
  )
}

const since = (t: T, { from, until }: { from: Parameters<typeof showDate>[0]; until: typeof from | null }): string =>
  until === null
    ? t('casework.authority.since', { from: showDate(from) })
    : t('casework.authority.span', { from: showDate(from), until: showDate(until) })

function Holders({ about: { holders, frame, person } }: Props) {
  const { t } = useReader()
  if (holders.length === 0) return null
  return (
    <Table
      caption={t('casework.authority.holders')}
      columns={[
        { label: t('casework.authority.holder') },
        { label: t('casework.authority.kind') },
        { label: t('casework.authority.document') },
        { label: t('casework.authority.when') },
        { label: t('casework.person.acts'), hiddenLabel: true, actions: true },
      ]}
      rows={holders.map(({ id, name, kind, document, documentOn, words, ...span }) => ({
        cells: [
          name ?? t('casework.authority.outside'),
          t(KIND_LABELS[kind]),
          document === 'birth_record'
            ? t('casework.authority.document.birth_record')
            : t('casework.authority.decision', {
                court: words.court ?? '',
                signature: words.signature ?? '',
                date: documentOn ? showDate(documentOn) : '',
              }),
          since(t, span),
          <ButtonLink href={`/cases/${frame.caseId}/people/${person.id}/authority/${id}/end`} small kind="quiet">
            {t('casework.authority.end')}
            <span class="vh">: {name ?? t('casework.authority.outside')}</span>
          </ButtonLink>,
        ],
      }))}
    />
  )
}

function Incapacities({ about: { incapacities, frame, person } }: Props) {
  const { t } = useReader()
  if (incapacities.length === 0) return null
  return (
    <Table
      caption={t('casework.incapacity.title')}
      columns={[
        { label: t('casework.incapacity.extent') },
        { label: t('casework.authority.document') },
        { label: t('casework.authority.when') },
        { label: t('casework.person.acts'), hiddenLabel: true, actions: true },
      ]}
      rows={incapacities.map(({ id, extent, documentOn, words, ...span }) => ({
        cells: [
          t(`casework.incapacity.extent.${extent}`),
          t('casework.authority.decision', {
            court: words.court ?? '',
            signature: words.signature ?? '',
            date: showDate(documentOn),
          }),
          since(t, span),
          <ButtonLink href={`/cases/${frame.caseId}/people/${person.id}/incapacity/${id}/end`} small kind="quiet">
            {t('casework.authority.end')}
            <span class="vh">: {t(`casework.incapacity.extent.${extent}`)}</span>
          </ButtonLink>,
        ],
      }))}
    />
  )
}

function Consents({ about }: Props) {
  const { t, locale } = useReader()
  const { consentsFor, frame, person } = about
  if (consentsFor.length === 0) return null
  return (
    <Table
      caption={t('casework.consent_for.given')}
      showCaption
      columns={[
        { label: t('casework.consent_for.giver') },
        { label: t('casework.consent_for.matter') },
        { label: t('casework.consent_for.second_short') },
        { label: t('casework.consent_for.on') },
        { label: t('casework.person.acts'), hiddenLabel: true, actions: true },
      ]}
      rows={consentsFor.map(({ id, name, matter, second, givenOn, withdrawnOn }) => ({
        cells: [
          name ?? t('casework.authority.outside'),
          matterLabel(t, about, matter, locale),
          second ? t(SECOND_LABELS[second]) : '',
          withdrawnOn === null
            ? showDate(givenOn)
            : t('casework.consent_for.withdrawn', { from: showDate(givenOn), until: showDate(withdrawnOn) }),
          withdrawnOn === null && (
            <ButtonLink href={`/cases/${frame.caseId}/people/${person.id}/consent/${id}/withdraw`} small kind="quiet">
              {t('casework.consent_for.withdraw')}
              <span class="vh">: {matterLabel(t, about, matter, locale)}</span>
            </ButtonLink>
          ),
        ],
      }))}
    />
  )
}

/** What was consented to: taking part, or a ground as the model calls it. */
export function matterLabel(t: T, { model }: Pick<PersonAuthority, 'model'>, matter: string, locale: Locale): string {
  const ground = matter === TAKE_PART ? undefined : model.ground.find(matter)
  return ground ? nameIn(ground.name, locale) : t('casework.consent_for.take_part')
}
