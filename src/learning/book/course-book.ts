import { deeper, type PrintBlock, print, showDate, type T } from '#platform'
import { translator } from '#platform/server'
import { sourcesIn } from '../content/front.domain.ts'
import { CourseParams } from '../courses/course-paths.ts'
import { wordsToRead } from '../dialect/words-to-read.ts'
import { blocksOnPaper } from './blocks-on-paper.ts'
import { type CourseBook, courseBook } from './course-book.query.server.ts'
import { quizOnPaper } from './quiz-on-paper.ts'

/** A course as a book: for a group without computers, for a trainer, for a margin to write on. Restricted as the course is, so its printing is on record. */
export const courseBookPrint = print({
  path: '/courses/:course/print',
  params: CourseParams,
  act: 'learning.course.print',
  office: true,
  load: (ctx, { course }) => courseBook(ctx, course),
  looking: (_params, { item }) => ({
    chain: 'learning',
    about: item.itemId,
    name: 'learning.course.printed',
    payload: {},
  }),
  name: ({ params: { course }, t }) => `${t('learning.book.file_name')}-${course}`,
  document: ({ loaded }) => {
    // Courses are written in Polish.
    const t = translator('pl')
    const { item } = loaded
    const edition = t('learning.edition', { label: item.label, day: showDate(item.editionDate), author: item.author })
    return { title: item.title, institution: item.author, mark: edition, lang: 'pl', blocks: bookBlocks(loaded, t) }
  },
})

type Lesson = CourseBook['lessons'][number]

/** What stands in the book: what the course is for, then every lesson on a page of its own. */
export function bookBlocks({ item, front, lessons, named }: CourseBook, t: T): readonly PrintBlock[] {
  const say = (markdown: string) => deeper(inOrder(blocksOnPaper(wordsToRead(markdown), { named, t })), 1)
  return [
    { kind: 'text', text: item.summary },
    {
      kind: 'text',
      text: `${t('learning.courses.time')}: ${t('learning.courses.minutes', { n: front.duration_minutes })}`,
    },
    { kind: 'contents' },
    { kind: 'heading', level: 2, text: t('learning.book.about') },
    ...(front.outcomes.length === 0
      ? []
      : ([
          { kind: 'heading', level: 3, text: t('learning.courses.outcomes') },
          { kind: 'list', items: front.outcomes },
        ] as const)),
    ...say(item.markdown),
    ...sourcesOnPaper(item, t),
    ...lessons.flatMap((lesson) => lessonOnPaper(lesson, say(lesson.item.markdown), t)),
  ]
}

function lessonOnPaper({ item, front, quiz }: Lesson, words: readonly PrintBlock[], t: T): readonly PrintBlock[] {
  return [
    { kind: 'new_page' },
    { kind: 'heading', level: 2, text: item.title },
    { kind: 'text', text: item.summary },
    { kind: 'text', as: 'small', text: t('learning.courses.minutes', { n: front.duration_minutes }) },
    ...words,
    ...(quiz ? quizOnPaper(quiz, t) : []),
    { kind: 'lines', label: t('learning.courses.note'), note: t('learning.courses.note.hint'), count: 4 },
    ...sourcesOnPaper(item, t),
  ]
}

function sourcesOnPaper({ front }: Lesson['item'], t: T): readonly PrintBlock[] {
  const sources = sourcesIn(front)
  if (sources.length === 0) return []
  const items = sources.map(({ title, url, published, fact, accessed }) => {
    const day = accessed ? t('learning.accessed', { day: accessed }) : null
    const whole = published ? `${title} (${published})` : title
    return [whole, fact, url, day].filter((one) => typeof one === 'string').join(', ')
  })
  return [
    { kind: 'heading', level: 3, text: t('learning.sources') },
    { kind: 'list', items },
  ]
}

/** Headings of a text begin at the second level and go down by one at a time, whatever its writer skipped. */
function inOrder(blocks: readonly PrintBlock[]): readonly PrintBlock[] {
  let before = 1
  return blocks.map((block) => {
    if (block.kind !== 'heading') return block
    const level = block.level > before + 1 ? 2 : block.level
    before = level
    return { ...block, level }
  })
}
