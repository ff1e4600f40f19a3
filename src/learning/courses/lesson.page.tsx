import { z } from 'zod'
import { fields, page, several, ticked, useReader } from '#platform'
import {
  ActionsBar,
  Button,
  ButtonLink,
  CheckboxGroup,
  Crumbs,
  Form,
  type FormState,
  Head,
  Note,
  Section,
  Stack,
  Tag,
  TextArea,
} from '#platform/ui'
import { type Around, Words } from '../dialect/words.tsx'
import { COURSES, courseHref, LESSON, LessonParams, lessonHref, quizHref } from './course-paths.ts'
import { keepLesson } from './keep-lesson.server.ts'
import { type LessonPage, lessonPageOf } from './lesson.query.server.ts'

const readKept = fields(
  z.object({
    ticked: several(z.string().max(4)),
    note: z.string().max(4000).default(''),
    read: ticked,
  }),
)

/** One lesson: its words, its checklist and a note of one's own, which nobody else reads, and the way to its quiz. */
export const lessonPage = page({
  path: LESSON,
  params: LessonParams,
  act: 'learning.lesson.keep',
  looking: 'unrecorded',
  load: (ctx, { course, lesson }) => lessonPageOf(ctx, course, lesson),
  title: ({ loaded }) => loaded.lesson.item.title,
  initial: ({ checklist, note, read }) => ({
    ticked: checklist.flatMap((one, index) => (one.ticked ? [String(index)] : [])),
    note,
    read: read ? 'yes' : '',
  }),
  form: (posted) => readKept(posted),
  submit: (ctx, input) => keepLesson(ctx, input),
  refusals: {
    comes_later: 'learning.courses.refusal.comes_later',
    client_data: 'learning.courses.refusal.client_data',
  },
  then: ({ params: { course, lesson } }) => ({ to: lessonHref(course, lesson), flash: 'learning.courses.kept' }),
  view: ({ loaded, form, t }) => {
    const { course, lesson, waitsFor } = loaded
    const { item } = lesson
    return (
      <Stack>
        <Crumbs
          items={[
            { label: t('learning.courses.title'), href: COURSES },
            { label: course.title, href: courseHref(course.slug) },
            { label: item.title },
          ]}
        />
        <Head over={course.title} title={item.title} lead={item.summary}>
          {loaded.read && <Tag tone="ok">{t('learning.courses.read')}</Tag>}
        </Head>
        {waitsFor ? (
          <Note kind="turn" title={t('learning.courses.comes_later')}>
            <p>
              <a href={lessonHref(course.slug, waitsFor.slug)}>{waitsFor.title}</a>
            </p>
          </Note>
        ) : (
          <>
            {item.front.fictional === true && <Tag tone="line">{t('learning.courses.fictional')}</Tag>}
            <LessonWords loaded={loaded} />
            <OwnWork loaded={loaded} form={form} />
            <Onwards loaded={loaded} />
          </>
        )}
      </Stack>
    )
  },
})

/** The words of the lesson; lines to tick and the quiz are done in forms, to which it leads. */
function LessonWords({ loaded: { blocks, around, checklist, course, lesson } }: { readonly loaded: LessonPage }) {
  const { t } = useReader()
  const done = checklist.filter(({ ticked }) => ticked).length
  const leads: Around = {
    ...around,
    checklist: () => (
      <p>
        <a href="#own">{t('learning.courses.to_checklist', { done, of: checklist.length })}</a>
      </p>
    ),
    quiz: () => (
      <p class="btns">
        <ButtonLink href={quizHref(course.slug, lesson.item.slug)}>{t('learning.courses.to_quiz')}</ButtonLink>
      </p>
    ),
  }
  return (
    <div class="prose" lang="pl">
      <Words blocks={blocks} around={leads} />
    </div>
  )
}

function OwnWork({ loaded: { checklist }, form }: { readonly loaded: LessonPage; readonly form: FormState }) {
  const { t } = useReader()
  return (
    <Section id="own" title={t('learning.courses.own')} note={t('learning.courses.own.why')}>
      <Form state={form}>
        {checklist.length > 0 && (
          <CheckboxGroup
            name="ticked"
            label={t('learning.courses.checklist')}
            options={checklist.map(({ line }, index) => ({ value: String(index), label: line }))}
            optional
          />
        )}
        <TextArea name="note" label={t('learning.courses.note')} hint={t('learning.courses.note.hint')} optional />
        <CheckboxGroup
          name="read"
          label={t('learning.courses.reading')}
          options={[{ value: 'yes', label: t('learning.courses.i_read') }]}
          optional
        />
        <ActionsBar>
          <Button>{t('learning.courses.keep')}</Button>
        </ActionsBar>
      </Form>
    </Section>
  )
}

function Onwards({ loaded: { course, lesson, next } }: { readonly loaded: LessonPage }) {
  const { t } = useReader()
  if (!next || lesson.standing !== 'done') return null
  return (
    <div class="btns">
      <ButtonLink href={lessonHref(course.slug, next.slug)}>{t('learning.courses.next')}</ButtonLink>
    </div>
  )
}
