import { NotFound } from '#kernel'
import { page, showInstant } from '#platform'
import { Crumbs, Empty, Head, Stack, Table } from '#platform/ui'
import { COURSES, FINISHED } from './course-paths.ts'
import { finishedByMyPeople, institutionsIHead } from './finish.query.server.ts'

/** Which courses the people finished whom the reader heads. Nothing of their answers, and nothing of what they began. */
export const finishedPage = page({
  path: FINISHED,
  act: 'learning.courses.follow',
  looking: 'unrecorded',
  load: async (ctx) => {
    if ((await institutionsIHead(ctx)).length === 0) throw new NotFound('courses finished by staff')
    return finishedByMyPeople(ctx)
  },
  title: ({ t }) => t('learning.courses.finished.title'),
  view: ({ loaded, t }) => (
    <Stack>
      <Crumbs
        items={[{ label: t('learning.courses.title'), href: COURSES }, { label: t('learning.courses.finished.title') }]}
      />
      <Head title={t('learning.courses.finished.title')} lead={t('learning.courses.finished.lead')} />
      {loaded.length === 0 ? (
        <Empty title={t('learning.courses.finished.none')} />
      ) : (
        <Table
          caption={t('learning.courses.finished.title')}
          columns={[
            { label: t('learning.courses.finished.person') },
            { label: t('learning.courses.one') },
            { label: t('learning.courses.finished.when') },
          ]}
          rows={loaded.map(({ person, course, finishedAt }) => ({ cells: [person, course, showInstant(finishedAt)] }))}
        />
      )}
    </Stack>
  ),
})
