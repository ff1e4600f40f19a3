import { nameIn } from '#model'
import { useReader } from '#platform'
import { ButtonLink, Buttons, Section } from '#platform/ui'
import type { TeamPage } from '../bodies/team-page.server.ts'

/** Papers of institutions and people that are taken as long as the team works: declarations, nominations, statements. */
export function TeamPapers({ team: { body, papers } }: { readonly team: TeamPage }) {
  const { t, locale } = useReader()
  const at = `/teams/${body.id}`
  const { join, sign, nominate, record } = papers
  if (join.length === 0 && !sign && !nominate && !record) return null
  return (
    <Section id="papers" title={t('teams.papers')} note={t('teams.papers.note')}>
      <Buttons>
        {sign && <ButtonLink href={`${at}/statements/new`}>{t('teams.papers.sign')}</ButtonLink>}
        {nominate && <ButtonLink href={`${at}/nominations/new`}>{t('teams.papers.nominate')}</ButtonLink>}
        {join.map(({ step, mine }) => (
          <ButtonLink href={`${at}/steps/${step.id}${mine ? '' : '?recording=yes'}`} kind={mine ? 'plain' : 'quiet'}>
            {mine ? nameIn(step.name, locale) : t('teams.papers.record_join')}
          </ButtonLink>
        ))}
        {record && (
          <>
            <ButtonLink kind="quiet" href={`${at}/nominations/new?recording=yes`}>
              {t('teams.papers.record_nomination')}
            </ButtonLink>
            <ButtonLink kind="quiet" href={`${at}/statements/new?recording=yes`}>
              {t('teams.papers.record_statement')}
            </ButtonLink>
          </>
        )}
      </Buttons>
    </Section>
  )
}
