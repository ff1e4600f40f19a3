import type { LocalDate } from '#kernel'
import { nameIn } from '#model'
import { showDate, type T, useReader } from '#platform'
import { ButtonLink, Lines, Section, Table, Tag, Timeline } from '#platform/ui'
import type { ListedAgreement } from '../agreements/agreement.store.server.ts'
import { HOW_RECORDED } from '../steps/how-recorded.domain.ts'
import type { MemberRow } from './body-facts.query.server.ts'
import type { TeamPage } from './team-page.server.ts'

type Props = { readonly team: TeamPage }

const period = (t: T, from: LocalDate, until: LocalDate | null): string =>
  until === null
    ? t('teams.period.open', { from: showDate(from) })
    : t('teams.period', { from: showDate(from), until: showDate(until) })

/** Members in the order of the model's roles. */
export function TeamMembers({ team }: Props) {
  const { t, locale } = useReader()
  const { model, members, body, managesMembers, nameOf } = team
  const order = model.role.all.map(({ id }) => id)
  const sorted = members.toSorted((a, b) => order.indexOf(a.role) - order.indexOf(b.role))
  return (
    <Section
      id="members"
      title={t('teams.body.members')}
      count={members.filter(({ active }) => active).length}
      {...(managesMembers
        ? { link: { href: `/teams/${body.id}/members/new`, label: t('teams.body.members.add') } }
        : {})}
    >
      {members.length === 0 && <p>{t('teams.body.members.none')}</p>}
      {members.length > 0 && (
        <Table
          caption={t('teams.body.members')}
          columns={[
            { label: t('teams.member.name') },
            { label: t('teams.member.role') },
            { label: t('teams.member.institution') },
            { label: t('teams.member.since') },
            { label: t('teams.column.act'), actions: true },
          ]}
          rows={sorted.map((member) => {
            const role = model.role.find(member.role)
            return {
              cells: [
                nameOf(member.personId) ?? t('model.unnamed.person'),
                <>
                  {role ? nameIn(role.name, locale) : member.role}
                  {member.substitute && ` (${t('teams.member.substitute')})`}
                </>,
                nameOf(member.institutionId) ?? t('model.unnamed.institution'),
                <MemberDates member={member} team={team} />,
                managesMembers && member.active && (
                  <ButtonLink small kind="quiet" href={`/teams/members/${member.id}/release`}>
                    {t('teams.member.release')}
                    <span class="vh">: {nameOf(member.personId)}</span>
                  </ButtonLink>
                ),
              ],
            }
          })}
        />
      )}
    </Section>
  )
}

function MemberDates({ member, team: { facts, sees } }: Props & { readonly member: MemberRow }) {
  const { t } = useReader()
  const signed = facts.statements.some(({ person, from, to }) => {
    return person === member.personId && from <= facts.today && (to === null || to >= facts.today)
  })
  return (
    <>
      {period(t, member.fromOn, member.untilOn)}{' '}
      {!member.active && (member.untilOn === null || member.untilOn >= facts.today) && (
        <Tag>{t('teams.member.inactive')}</Tag>
      )}
      {member.active && sees && (
        <Tag tone={signed ? 'ok' : 'turn'}>{t(signed ? 'teams.member.statement' : 'teams.member.no_statement')}</Tag>
      )}
    </>
  )
}

/** What was signed, with its dates: an end stays in sight. */
export function TeamAgreements({ team: { model, agreements, facts, nameOf } }: Props) {
  const { t, locale } = useReader()
  return (
    <Section id="agreements" title={t('teams.body.agreements')} count={agreements.length}>
      {agreements.length === 0 && <p>{t('teams.body.agreements.none')}</p>}
      {agreements.length > 0 && (
        <Lines
          items={agreements.map((one) => {
            const type = model.agreement.find(one.element)
            return (
              <>
                <strong>{type ? nameIn(type.name, locale) : one.element}</strong>
                {one.number && ` ${t('teams.agreement.number', { number: one.number })}`}
                <br />
                {one.parties.map((party) => nameOf(party) ?? t('model.unnamed.institution')).join(', ')}
                <br />
                {period(t, one.fromOn, one.untilOn)} <AgreementState agreement={one} today={facts.today} />
                {one.how && (
                  <span class="fine"> {t('teams.history.recorded', { how: t(`teams.how.${one.how}`) })}</span>
                )}
                {one.endedReason && <span class="fine"> {one.endedReason}</span>}
              </>
            )
          })}
        />
      )}
    </Section>
  )
}

function AgreementState({ agreement, today }: { readonly agreement: ListedAgreement; readonly today: LocalDate }) {
  const { t } = useReader()
  if (agreement.inForce) return <Tag tone="ok">{t('teams.agreement.in_force')}</Tag>
  return <Tag>{t(agreement.fromOn > today ? 'teams.agreement.ahead' : 'teams.agreement.ended')}</Tag>
}

/** Stages entered and steps done, the latest first. */
export function TeamHistory({ team: { model, rows, nameOf } }: Props) {
  const { t, locale } = useReader()
  const stages = rows.visits.map(({ stage, entered_at, entered_on, reason }) => ({
    at: entered_at.getTime(),
    on: entered_on as LocalDate,
    text: t('teams.history.entered', { stage: nameIn(model.stage(stage).name, locale) }),
    more: reason && t('teams.history.reason', { reason }),
  }))
  const steps = rows.steps.map(({ step, done_at, on_day, done_by, how, note }) => {
    const known = HOW_RECORDED.find((one) => one === how)
    const said = [nameOf(done_by), known && t('teams.history.recorded', { how: t(`teams.how.${known}`) }), note]
    return {
      at: done_at.getTime(),
      on: on_day as LocalDate,
      text: nameIn(model.step(step).name, locale),
      more: said.filter(Boolean).join(', '),
    }
  })
  const moments = [...stages, ...steps].toSorted((a, b) => b.at - a.at)
  return (
    <Section id="history" title={t('teams.body.history')}>
      <Timeline
        items={moments.map(({ on, text, more }) => ({
          content: (
            <>
              <strong>{text}</strong> {showDate(on)}
              {more && <p class="fine">{more}</p>}
            </>
          ),
        }))}
      />
    </Section>
  )
}
