import { z } from 'zod'
import { type MessageKey, page, type Read, textOf, useReader } from '#platform'
import { ActionsBar, Button, Crumbs, FormPage, Hidden, Note, useField } from '#platform/ui'
import { type Given, givenIn, type Lack, lacksOf } from '../quizzes/given.domain.ts'
import { percentOf } from '../quizzes/judge.domain.ts'
import { paperOf } from '../quizzes/paper.domain.ts'
import type { Quiz } from '../quizzes/quiz.domain.ts'
import { COURSES, courseHref, LessonParams, lessonHref, QUIZ, quizHref } from './course-paths.ts'
import { type QuizPage, quizPageOf } from './lesson.query.server.ts'
import { QuestionField } from './question-field.tsx'
import { sendQuiz } from './send-quiz.server.ts'

const LACK_WORDS = {
  unanswered: 'learning.quiz.lack.unanswered',
  place_twice: 'learning.quiz.lack.place_twice',
  not_offered: 'learning.quiz.lack.not_offered',
} as const satisfies Record<Lack, MessageKey>

const Seed = z.uuid()

/** Reads the paper that was answered, not the new one: its seed travels with the form. */
function readAnswers(posted: Parameters<typeof textOf>[0], quiz: Quiz): Read<{ seed: string; given: Given }> {
  const seed = Seed.safeParse(textOf(posted, 'seed'))
  if (!seed.success) return { ok: false, errors: { _form: { key: 'learning.quiz.lack.not_offered' } } }
  const paper = paperOf(quiz, seed.data)
  const given = givenIn(paper, posted.fields)
  const lacks = [...lacksOf(paper, given)]
  if (lacks.length === 0) return { ok: true, value: { seed: seed.data, given } }
  return { ok: false, errors: Object.fromEntries(lacks.map(([name, lack]) => [name, { key: LACK_WORDS[lack] }])) }
}

/** The quiz of a lesson as one form. It may be tried again and again; the best result counts. */
export const quizPage = page({
  path: QUIZ,
  params: LessonParams,
  act: 'learning.quiz.send',
  looking: 'unrecorded',
  load: (ctx, { course, lesson }) => quizPageOf(ctx, course, lesson),
  title: ({ loaded }) => loaded.quiz.title,
  initial: ({ seed }) => ({ seed }),
  form: (posted, { quiz }) => readAnswers(posted, quiz),
  submit: (ctx, input) => sendQuiz(ctx, input),
  refusals: { comes_later: 'learning.courses.refusal.comes_later' },
  then: ({ value, params: { course, lesson } }) => ({ to: `${quizHref(course, lesson)}/${value}` }),
  view: ({ loaded, form, t }) => (
    <FormPage
      form={form}
      crumbs={<Way to={loaded} />}
      over={loaded.lesson.item.title}
      title={loaded.quiz.title}
      lead={t('learning.quiz.lead', { percent: loaded.quiz.pass_percent })}
    >
      <Best loaded={loaded} />
      {loaded.waitsFor ? <Note kind="turn" text={t('learning.courses.comes_later')} /> : <Paper quiz={loaded.quiz} />}
    </FormPage>
  ),
})

function Way({ to: { course, lesson } }: { readonly to: QuizPage }) {
  const { t } = useReader()
  return (
    <Crumbs
      items={[
        { label: t('learning.courses.title'), href: COURSES },
        { label: course.title, href: courseHref(course.slug) },
        { label: lesson.item.title, href: lessonHref(course.slug, lesson.item.slug) },
        { label: t('learning.quiz.one') },
      ]}
    />
  )
}

function Best({ loaded: { best, tries } }: { readonly loaded: QuizPage }) {
  const { t } = useReader()
  if (!best) return null
  const percent = percentOf(best.points, best.of)
  return <Note kind={best.passed ? 'ok' : 'info'} text={t('learning.quiz.best', { percent, tries })} />
}

function Paper({ quiz }: { readonly quiz: Quiz }) {
  const { t } = useReader()
  const seed = useField('seed').value
  return (
    <>
      <Hidden name="seed" value={seed} />
      {paperOf(quiz, seed).map((question, index) => (
        <QuestionField question={question} no={index + 1} />
      ))}
      <ActionsBar>
        <Button>{t('learning.quiz.send')}</Button>
      </ActionsBar>
    </>
  )
}
