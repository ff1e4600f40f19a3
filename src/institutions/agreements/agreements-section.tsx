import { type InstitutionId, later } from '#kernel'
import { showDate, type T, useReader } from '#platform'
import { fileAddress } from '#platform/server'
import { Section, Table, Tag, type TagTone } from '#platform/ui'
import { placeLabel } from '#territory'
import { signAgreementAddress } from '../register/institution-address.ts'
import { type AgreementState, type Gap, gapsIn, lastDay } from './agreement.domain.ts'
import type { AgreementShown, PartyShown } from './agreement.query.server.ts'
import { endAgreementPage } from './end-agreement.page.tsx'

const TONE: Readonly<Record<AgreementState, TagTone>> = { in_force: 'ok', ended: 'line', not_yet: 'info' }

type SectionProps = { institutionId: InstitutionId; agreements: readonly AgreementShown[]; canSign: boolean }

/** The agreements of an institution with their state, and the days on which nothing was in force. */
export function AgreementsSection({ institutionId, agreements, canSign }: SectionProps) {
  const { t } = useReader()
  const link = canSign
    ? { link: { href: signAgreementAddress(institutionId), label: t('institutions.sign.title') } }
    : {}
  return (
    <Section id="agreements" title={t('institutions.card.agreements')} {...link}>
      {agreements.length === 0 ? (
        <p class="muted">{t('institutions.card.no_agreements')}</p>
      ) : (
        <Table
          caption={t('institutions.card.agreements')}
          columns={[
            { label: t('institutions.field.kind') },
            { label: t('institutions.field.state') },
            { label: t('institutions.field.days') },
            { label: t('institutions.field.parties') },
            { label: t('institutions.card.acts'), hiddenLabel: true, actions: true },
          ]}
          rows={historyOf(agreements).map((entry) => ({
            cells: 'gap' in entry ? gapCells(entry.gap, t) : agreementCells(entry.agreement, institutionId, t),
          }))}
        />
      )}
    </Section>
  )
}

type Entry = { readonly agreement: AgreementShown } | { readonly gap: Gap }

const partyKey = (party: PartyShown): string =>
  party.kind === 'unit' ? party.code : party.kind === 'institution' ? party.institutionId : party.personId

/** Agreements and the gaps between those of one element and the same parties, the newest first. */
function historyOf(agreements: readonly AgreementShown[]): Entry[] {
  const alike = Map.groupBy(agreements, (one) =>
    [one.modelId, one.element, ...one.parties.map(partyKey).sort()].join(' '),
  )
  return [...alike.values()].flatMap((group) => {
    const entries: { readonly at: string; readonly entry: Entry }[] = [
      ...group.map((agreement) => ({ at: later(agreement.from, agreement.signedOn), entry: { agreement } })),
      ...gapsIn(group).map((gap) => ({ at: gap.from, entry: { gap } })),
    ]
    return entries.sort((a, b) => (a.at < b.at ? 1 : -1)).map(({ entry }) => entry)
  })
}

const gapCells = (gap: Gap, t: T) => [
  t('institutions.gap.title'),
  <Tag tone="bad">{t('institutions.gap.state')}</Tag>,
  t('institutions.days.from_until', { from: showDate(gap.from), until: showDate(gap.until) }),
  gap.coveredFrom ? t('institutions.gap.covered', { day: showDate(gap.coveredFrom) }) : t('institutions.gap.open'),
  null,
]

function agreementCells(one: AgreementShown, institutionId: InstitutionId, t: T) {
  const last = lastDay(one)
  return [
    <>
      {t(`institutions.kind.${one.kind}`)}
      {one.number && `, ${t('institutions.agreement.number', { number: one.number })}`}
    </>,
    <Tag tone={TONE[one.state]}>{t(`institutions.state.${one.state}`)}</Tag>,
    <>
      {last
        ? t('institutions.days.from_until', { from: showDate(one.from), until: showDate(last) })
        : t('institutions.days.from', { from: showDate(one.from) })}
      {one.endedReason && <p class="muted">{one.endedReason}</p>}
    </>,
    one.parties
      .map((party) => (party.kind === 'unit' ? (party.place ? placeLabel(t, party.place) : party.code) : party.name))
      .join('; '),
    <>
      {one.fileId && <a href={fileAddress(one.fileId)}>{t('institutions.agreement.file')}</a>}{' '}
      {one.canEnd && (
        <a href={endAgreementPage.at({ institutionId, agreementId: one.id })}>{t('institutions.end_agreement.link')}</a>
      )}
    </>,
  ]
}
