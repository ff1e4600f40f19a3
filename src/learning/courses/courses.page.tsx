import { page, showInstant, useReader } from '#platform'
import { ButtonLink, Crumbs, Empty, Head, Lines, Stack, Tag } from '#platform/ui'
import { certificatesPath, ISSUER, MY_CERTIFICATES } from '../certificates/certificate-words.ts'
import { mayNameIssuer } from '../certificates/issuer.query.server.ts'
import { type ListedCourse, listCourses } from './course.query.server.ts'
import { COURSES, courseHref, FINISHED } from './course-paths.ts'
import { institutionsIHead } from './finish.query.server.ts'

/** Every course whose card the reader sees, and what they finished of them. */
export const coursesPage = page({
  path: COURSES,
  act: 'learning.courses.look',
  looking: 'unrecorded',
  load: async (ctx) => {
    const [courses, heads] = await Promise.all([listCourses(ctx), institutionsIHead(ctx)])
    return { courses, heads, edits: await mayNameIssuer(ctx) }
  },
  title: ({ t }) => t('learning.courses.title'),
  view: ({ loaded: { courses, heads, edits }, t }) => (
    <Stack>
      <Crumbs items={[{ label: t('learning.courses.title') }]} />
      <Head title={t('learning.courses.title')} lead={t('learning.courses.lead')}>
        <ButtonLink href={MY_CERTIFICATES}>{t('learning.certificate.mine')}</ButtonLink>
        {heads.length > 0 && <ButtonLink href={FINISHED}>{t('learning.courses.finished.title')}</ButtonLink>}
        {heads.map(({ id, name }) => (
          <ButtonLink href={certificatesPath(id)}>{t('learning.certificate.of_named', { name })}</ButtonLink>
        ))}
        {edits && <ButtonLink href={ISSUER}>{t('learning.issuer.title')}</ButtonLink>}
      </Head>
      {courses.length === 0 && <Empty title={t('learning.courses.none')} />}
      <Lines items={courses.map((course) => <OneCourse course={course} />)} />
    </Stack>
  ),
})

function OneCourse({ course: { card, finishedAt } }: { readonly course: ListedCourse }) {
  const { t } = useReader()
  return (
    <>
      <a href={courseHref(card.slug)}>{card.title}</a>{' '}
      {finishedAt && <Tag tone="ok">{t('learning.courses.finished_on', { day: showInstant(finishedAt) })}</Tag>}
      {!card.open && <Tag tone="line">{t('learning.courses.closed')}</Tag>}
      <p class="fine">{card.summary}</p>
    </>
  )
}
