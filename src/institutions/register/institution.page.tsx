import { z } from 'zod'
import { InstitutionId } from '#kernel'
import { page, showDate, type T } from '#platform'
import { ButtonLink, Head, KeyValues, Mark, Section, Stack, Table, Tag } from '#platform/ui'
import { placeLabel } from '#territory'
import { agreements } from '../agreements/agreement.query.server.ts'
import { AgreementsSection } from '../agreements/agreements-section.tsx'
import { employPersonPage, endEmploymentPage } from '../employment/employ-person.page.tsx'
import { type Employee, employeesOf } from '../employment/employment.query.server.ts'
import { correctContactPage, correctInstitutionPage } from './correct-institution.page.tsx'
import { areaPage, endInstitutionPage } from './end-institution.page.tsx'
import { showPhone } from './identifiers.domain.ts'
import { type InstitutionCard, institutionCard } from './institution.query.server.ts'

/** The card of an institution: what it is, where it works, who works in it and by which agreements. */
export const institutionPage = page({
  path: '/institutions/:institutionId',
  params: z.object({ institutionId: InstitutionId }),
  act: 'institutions.institution.read',
  looking: 'public',
  open: 'public',
  load: async (ctx, { institutionId }) => ({
    card: await institutionCard(ctx, institutionId),
    employees: await employeesOf(ctx, institutionId),
    signed: await agreements(ctx, { institutionId }),
  }),
  title: ({ loaded }) => loaded.card.name,
  view: ({ loaded: { card, employees, signed }, visitor, t }) => (
    <Stack>
      <CardHead card={card} t={t} />
      <Section id="register" title={t('institutions.card.register')}>
        <KeyValues items={registerLines(card, t)} />
        {card.can.correct && <a href={areaPage.at({ institutionId: card.id })}>{t('institutions.area.title')}</a>}
      </Section>
      {visitor.signedIn && <PeopleSection card={card} employees={employees} t={t} />}
      {visitor.signedIn && <AgreementsSection institutionId={card.id} agreements={signed} canSign={card.can.correct} />}
    </Stack>
  ),
})

function CardHead({ card, t }: { card: InstitutionCard; t: T }) {
  const institutionId = card.id
  return (
    <Head
      title={card.name}
      over={<Mark sector={card.sector} name={card.short_name} />}
      lead={card.endedOn && t('institutions.card.ended', { day: showDate(card.endedOn) })}
    >
      {card.can.correct && (
        <ButtonLink href={correctInstitutionPage.at({ institutionId })}>{t('institutions.correct.title')}</ButtonLink>
      )}
      {card.can.correct_contact && (
        <ButtonLink href={correctContactPage.at({ institutionId })}>{t('institutions.contact.title')}</ButtonLink>
      )}
      {card.can.end && !card.endedOn && (
        <ButtonLink href={endInstitutionPage.at({ institutionId })}>{t('institutions.end.title')}</ButtonLink>
      )}
    </Head>
  )
}

function registerLines(card: InstitutionCard, t: T) {
  const given = [
    ['nip', card.nip],
    ['regon', card.regon],
    ['rspo', card.rspo],
    ['krs', card.krs],
    ['address', [card.address, card.postal_code].filter(Boolean).join(', ')],
    ['email', card.email],
    ['phone', card.phone && showPhone(card.phone)],
  ] as const
  return [
    { term: t('institutions.field.sector'), value: t(`institutions.sector.${card.sector}`) },
    { term: t('institutions.field.level'), value: t(`institutions.level.${card.level}`) },
    { term: t('institutions.field.seat'), value: card.seat ? placeLabel(t, card.seat) : '–' },
    { term: t('institutions.area.units'), value: card.area.map((place) => placeLabel(t, place)).join('; ') || '–' },
    ...given.flatMap(([key, value]) => (value ? [{ term: t(`institutions.field.${key}`), value }] : [])),
    {
      term: t('institutions.field.accounts'),
      value: t(card.has_accounts ? 'institutions.card.accounts' : 'institutions.card.no_accounts'),
    },
  ]
}

function PeopleSection({ card, employees, t }: { card: InstitutionCard; employees: readonly Employee[]; t: T }) {
  const institutionId = card.id
  const link = card.canEmploy
    ? { link: { href: employPersonPage.at({ institutionId }), label: t('institutions.employ.title') } }
    : {}
  return (
    <Section id="people" title={t('institutions.card.people')} {...link}>
      {employees.length === 0 ? (
        <p class="muted">{t('institutions.card.nobody')}</p>
      ) : (
        <Table
          caption={t('institutions.card.people')}
          columns={[
            { label: t('institutions.field.person') },
            { label: t('institutions.field.function') },
            { label: t('institutions.field.days') },
            { label: t('institutions.card.acts'), hiddenLabel: true, actions: true },
          ]}
          rows={employees.map((one) => ({
            cells: [
              <>
                {one.name} {!one.now && <Tag>{t('institutions.card.not_today')}</Tag>}
              </>,
              `${t(`institutions.function.${one.function}`)}, ${one.jobTitle}`,
              one.until
                ? t('institutions.days.from_until', { from: showDate(one.from), until: showDate(one.until) })
                : t('institutions.days.from', { from: showDate(one.from) }),
              one.canEnd && (
                <a href={endEmploymentPage.at({ institutionId, employmentId: one.id })}>
                  {t('institutions.end_employment.link')} <span class="vh">{one.name}</span>
                </a>
              ),
            ],
          }))}
        />
      )}
    </Section>
  )
}
