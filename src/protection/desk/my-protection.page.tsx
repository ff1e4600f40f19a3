import { page } from '#platform'
import { Empty, Head, Lines, Stack } from '#platform/ui'
import { protectionPath } from '../protection-paths.ts'
import { institutionProtectionPage } from './institution-protection.page.tsx'
import { institutionsOfMine } from './protected-institution.query.server.ts'

/** Where a worker finds the officer and reports an incident, and where the officer finds the institutions served. */
export const myProtectionPage = page({
  path: protectionPath,
  act: 'protection.desk.read',
  looking: 'unrecorded',
  load: institutionsOfMine,
  title: ({ t }) => t('protection.mine.title'),
  view: ({ loaded, t }) => (
    <Stack>
      <Head title={t('protection.mine.title')} lead={t('protection.mine.lead')} />
      {loaded.length === 0 ? (
        <Empty title={t('protection.mine.empty')}>
          <p>{t('protection.mine.empty_text')}</p>
        </Empty>
      ) : (
        <Lines
          items={loaded.map(({ id, name, can }) => (
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
