import { page } from '#platform'
import { Empty, Head, Lines, Section, Stack } from '#platform/ui'
import { protectionPath, requestCopiesPath } from '../protection-paths.ts'
import { requestsGivenToMe } from '../requests/given.query.server.ts'
import { institutionProtectionPage } from './institution-protection.page.tsx'
import { institutionsOfMine } from './protected-institution.query.server.ts'

/** Where a worker finds the officer and reports an incident, and where the officer finds the institutions served. */
export const myProtectionPage = page({
  path: protectionPath,
  act: 'protection.desk.read',
  looking: 'unrecorded',
  load: async (ctx) => ({ institutions: await institutionsOfMine(ctx), given: await requestsGivenToMe(ctx) }),
  title: ({ t }) => t('protection.mine.title'),
  view: ({ loaded: { institutions, given }, t }) => (
    <Stack>
      <Head title={t('protection.mine.title')} lead={t('protection.mine.lead')} />
      {given.length > 0 && (
        <Section id="given" title={t('protection.mine.given')} note={t('protection.mine.given_note')}>
          <Lines
            items={given.map(({ id, institutionId, institution, no }) => (
              <a href={requestCopiesPath(institutionId, id)}>{t('protection.mine.given_one', { no, institution })}</a>
            ))}
          />
        </Section>
      )}
      {institutions.length === 0 ? (
        <Empty title={t('protection.mine.empty')}>
          <p>{t('protection.mine.empty_text')}</p>
        </Empty>
      ) : (
        <Lines
          items={institutions.map(({ id, name, can }) => (
            <>
              <a href={institutionProtectionPage.at({ institutionId: id })}>{name}</a>
              <p class="fine">{t(can.keep ? 'protection.mine.keeps' : 'protection.mine.works')}</p>
            </>
          ))}
        />
      )}
    </Stack>
  ),
})
