import { page, showInstant, useReader } from '#platform'
import { Crumbs, Head, KeyValues, Lines, Note, Section, Stack, Tag } from '#platform/ui'
import { courseBookPrint } from '../book/course-book.ts'
import { MY_CERTIFICATES } from '../certificates/certificate-words.ts'
import { Words } from '../dialect/words.tsx'
import { type CoursePage, coursePageOf, type LessonInCourse } from './course.query.server.ts'
import { COURSE, COURSES, CourseParams, lessonHref } from './course-paths.ts'
import { STANDING_LABELS, STANDING_TONES } from './course-words.ts'

/** One course: what it is for, its lessons in order and where the reader stands; its card alone for whoever may not open it. */
export const coursePage = page({
  path: COURSE,
  params: CourseParams,
  act: 'learning.course.look',
  looking: 'unrecorded',
  load: (ctx, { course }) => coursePageOf(ctx, course),
  title: ({ loaded }) => loaded.card.title,
  view: ({ loaded, t }) => (
    <Stack>
      <Crumbs items={[{ label: t('learning.courses.title'), href: COURSES }, { label: loaded.card.title }]} />
      <Head over={t('learning.courses.one')} title={loaded.card.title} lead={loaded.card.summary} />
      {loaded.finishedAt && (
        <Note kind="ok" text={t('learning.courses.you_finished', { day: showInstant(loaded.finishedAt) })}>
          {loaded.inside?.front.certificate && (
            <p>
              {t('learning.courses.certificate')} <a href={MY_CERTIFICATES}>{t('learning.certificate.mine')}</a>
            </p>
          )}
        </Note>
      )}
      {loaded.inside ? <Inside course={loaded.card.slug} inside={loaded.inside} words={loaded.words} /> : <Closed />}
    </Stack>
  ),
})

/** What was done in it stays; how to come in again is said. */
function Closed() {
  const { t } = useReader()
  return <Note kind="info" title={t('learning.courses.closed_title')} text={t('learning.courses.closed_why')} />
}

type InsideProps = {
  readonly course: string
  readonly inside: NonNullable<CoursePage['inside']>
  readonly words: CoursePage['words']
}

function Inside({ course, inside: { front, lessons }, words }: InsideProps) {
  const { t } = useReader()
  const done = lessons.filter(({ standing }) => standing === 'done').length
  return (
    <>
      <KeyValues
        items={[
          { term: t('learning.courses.time'), value: t('learning.courses.minutes', { n: front.duration_minutes }) },
          { term: t('learning.courses.progress'), value: t('learning.courses.done_of', { done, of: lessons.length }) },
        ]}
      />
      <Section id="lessons" title={t('learning.courses.lessons')} count={lessons.length}>
        <ol class="lines list">
          {lessons.map((lesson) => (
            <li>
              <OneLesson course={course} lesson={lesson} />
            </li>
          ))}
        </ol>
      </Section>
      {front.outcomes.length > 0 && (
        <Section id="outcomes" title={t('learning.courses.outcomes')}>
          <Lines items={front.outcomes.map((outcome) => outcome)} />
        </Section>
      )}
      <div class="prose" lang="pl">
        <Words {...words} />
      </div>
      <Lines
        items={[
          <a href={courseBookPrint.at({ course })}>{t('learning.book.pdf')}</a>,
          <a href={courseBookPrint.docxAt({ course })}>{t('learning.book.docx')}</a>,
        ]}
      />
    </>
  )
}

function OneLesson({ course, lesson }: { readonly course: string; readonly lesson: LessonInCourse }) {
  const { t } = useReader()
  const { item, front, standing } = lesson
  return (
    <>
      {standing === 'waits' ? item.title : <a href={lessonHref(course, item.slug)}>{item.title}</a>}{' '}
      <Tag tone={STANDING_TONES[standing]}>{t(STANDING_LABELS[standing])}</Tag>{' '}
      <span class="fine">{t('learning.courses.minutes', { n: front.duration_minutes })}</span>
      <p class="fine">{item.summary}</p>
    </>
  )
}
