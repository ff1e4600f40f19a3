import { page, useReader } from '#platform'
import { ButtonLink, Crumbs, Head, Lines, Note, Section, Stack, Tag } from '#platform/ui'
import { type JudgedQuestion, percentOf, type Told } from '../quizzes/judge.domain.ts'
import { COURSES, courseHref, lessonHref, quizHref, TRY, TryParams } from './course-paths.ts'
import { tryPageOf } from './lesson.query.server.ts'

/** What one try of one's own was worth, with feedback beside every answer. */
export const tryPage = page({
  path: TRY,
  params: TryParams,
  act: 'learning.quiz.look',
  looking: 'unrecorded',
  load: (ctx, { course, lesson, tryId }) => tryPageOf(ctx, course, lesson, tryId),
  title: ({ t }) => t('learning.quiz.result'),
  view: ({ loaded: { course, lesson, next, judged }, t }) => {
    const lessonAt = lessonHref(course.slug, lesson.item.slug)
    const score = { points: judged.points, of: judged.of, percent: percentOf(judged.points, judged.of) }
    return (
      <Stack>
        <Crumbs
          items={[
            { label: t('learning.courses.title'), href: COURSES },
            { label: course.title, href: courseHref(course.slug) },
            { label: lesson.item.title, href: lessonAt },
            { label: t('learning.quiz.result') },
          ]}
        />
        <Head over={lesson.item.title} title={t('learning.quiz.result')} />
        <Note
          kind={judged.passed ? 'ok' : 'turn'}
          title={t(judged.passed ? 'learning.quiz.passed' : 'learning.quiz.not_yet')}
          text={t('learning.quiz.score', score)}
        />
        {judged.questions.map((question, index) => (
          <OneQuestion question={question} no={index + 1} />
        ))}
        <div class="btns">
          <ButtonLink href={quizHref(course.slug, lesson.item.slug)}>{t('learning.quiz.again')}</ButtonLink>
          <ButtonLink href={lessonAt}>{t('learning.quiz.back')}</ButtonLink>
          {next && lesson.standing === 'done' && (
            <ButtonLink href={lessonHref(course.slug, next.slug)}>{t('learning.courses.next')}</ButtonLink>
          )}
        </div>
      </Stack>
    )
  },
})

function OneQuestion({ question, no }: { readonly question: JudgedQuestion; readonly no: number }) {
  const { t } = useReader()
  return (
    <Section id={`question-${no}`} title={`${no}. ${question.text}`}>
      <Tag tone={question.right ? 'ok' : 'bad'}>
        {t(question.right ? 'learning.quiz.right' : 'learning.quiz.wrong')}
      </Tag>
      <Lines items={question.told.map((told) => <OneAnswer told={told} />)} />
      {question.missed > 0 && question.told.length > 0 && <p>{t('learning.quiz.missed', { n: question.missed })}</p>}
    </Section>
  )
}

function OneAnswer({ told: { text, at, right, feedback } }: { readonly told: Told }) {
  const { t } = useReader()
  const said = text === 'true' ? t('learning.quiz.true') : text === 'false' ? t('learning.quiz.false') : text
  return (
    <>
      <strong>{at === null ? said : `${said}: ${at}`}</strong>{' '}
      <span class="fine">({t(right ? 'learning.quiz.right' : 'learning.quiz.wrong')})</span>
      <p>{feedback}</p>
    </>
  )
}
