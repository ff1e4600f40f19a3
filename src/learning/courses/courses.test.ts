import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { Quiz } from '../quizzes/quiz.domain.ts'
import { isFinished, standings } from './course.domain.ts'
import { lessonWords } from './course-texts.fixture.ts'
import { courseWorld } from './course-world.fixture.ts'
import { courseFinished } from './finish.query.server.ts'
import { rightFields, seedOf } from './going-through.fixture.ts'
import { keepLesson } from './keep-lesson.server.ts'
import { checklistIn, quizIn } from './lesson-content.ts'
import { sendQuiz } from './send-quiz.server.ts'

const world = await courseWorld()
const { as, open, send, fill, teacher, head, stranger, rows, courseId } = world
const COURSE = '/courses/od-podstaw'
const FIRST = `${COURSE}/lessons/po-co`
const SECOND = `${COURSE}/lessons/kto`
const rightAnswers = async (lesson: string, slug: string) =>
  rightFields(slug, seedOf((await open(`${lesson}/quiz`, teacher)).html))

describe('what a lesson holds', () => {
  test('is its words, its checklist and its quiz, each by itself', () => {
    const words = lessonWords('po-co')
    expect(checklistIn(words)).toEqual(['Rodzina mieszka w naszej gminie.', 'Ktoś może z nią porozmawiać.'])
    expect(quizIn(words)?.questions).toHaveLength(3)
    expect(quizIn('Bez sprawdzianu.')).toBeNull()
  })

  test('with a quiz that cannot be judged is told at once, so that nobody answers it in vain', () => {
    expect(() => quizIn('```quiz\nid: q\ntitle: "Bez pytań"\npass_percent: 70\nquestions: []\n```\n')).toThrow()
    expect(() => Quiz.parse(parse('id: q'))).toThrow()
  })
})

describe('where somebody stands', () => {
  const lessons = [
    { slug: 'a', prerequisite: null, quiz: true },
    { slug: 'b', prerequisite: 'a', quiz: false },
  ]
  test.each([
    [{ read: false, passed: false }, ['next', 'waits']],
    [{ read: true, passed: false }, ['begun', 'waits']],
    [{ read: false, passed: true }, ['begun', 'waits']],
    [{ read: true, passed: true }, ['done', 'next']],
  ])('after %o of the first lesson is %o', (first, expected) => {
    expect([...standings(lessons, new Map([['a', first]])).values()]).toEqual(expected)
  })

  test('is the end only when every lesson is done', () => {
    const done = { read: true, passed: true }
    expect(
      isFinished(
        standings(
          lessons,
          new Map([
            ['a', done],
            ['b', done],
          ]),
        ),
      ),
    ).toBe(true)
    expect(isFinished(standings(lessons, new Map([['a', done]])))).toBe(false)
    expect(isFinished(new Map())).toBe(false)
  })
})

describe('going through a course', () => {
  test('a stranger sees its card and how to come in, and no word of it', async () => {
    const course = await open(COURSE, stranger)
    expect(course.status).toBe(200)
    expect(course.html).toContain('Dziś nie możesz otworzyć tego kursu.')
    expect(course.html).not.toContain('Po co współpracować')
    for (const path of [FIRST, `${FIRST}/quiz`, '/courses/nie-ma', '/finished-courses'])
      expect((await open(path, stranger)).status, path).toBe(404)
    const sent = { course: 'od-podstaw', lesson: 'po-co', seed: courseId, given: {} }
    await expect(as(stranger, (ctx) => sendQuiz(ctx, sent))).rejects.toThrow('lesson')
  })

  test('whoever is entitled reads lessons in order; a later one waits for the one before', async () => {
    expect((await open(COURSE, teacher)).html).toContain(`href="${FIRST}"`)
    const later = await open(SECOND, teacher)
    expect(later.html).toContain('Najpierw ukończ wcześniejszą lekcję.')
    expect(later.html).not.toContain('Kacper')
    const kept = { course: 'od-podstaw', lesson: 'kto', ticked: [], note: 'Moja notatka', read: true }
    expect(await as(teacher, (ctx) => keepLesson(ctx, kept))).toMatchObject({ ok: false, refusal: 'comes_later' })
    expect((await open(FIRST, teacher)).html).toContain('Kacper, dom i')
  })

  test('ticks and notes are kept, are one’s own, and say no word about a family', async () => {
    expect(await send(FIRST, teacher, { ticked: '1', note: 'Zapytać o dojazd.' })).toMatchObject({ status: 303 })
    const mine = await open(FIRST, teacher)
    expect(mine.html).toContain('Zapytać o dojazd.')
    expect(mine.html).toMatch(/value="1" checked/)
    expect((await open(FIRST, head)).html).not.toContain('Zapytać o dojazd.')
    const told = await send(FIRST, teacher, { ticked: '0', note: 'PESEL 44051401359' })
    expect(told.status).toBe(422)
    expect(told.html).toContain('44051401359')
    expect(told.html).toContain('Usuń numer, adres lub kod sprawy')
    expect(await rows('select note from learning.lesson_note')).toEqual([{ note: 'Zapytać o dojazd.' }])
  })

  test('a paper with something missing comes back with everything that was answered, on the same paper', async () => {
    const sent = await rightAnswers(FIRST, 'po-co')
    const again = await send(`${FIRST}/quiz`, teacher, { ...sent, q3: '', 'q2.1': '2', 'q2.2': '2' })
    expect(again.status).toBe(422)
    expect(again.html).toContain('href="#f-q3"')
    expect(again.html).toContain('To miejsce jest już zajęte.')
    expect(seedOf(again.html)).toBe(sent.seed)
    expect(again.html).toMatch(new RegExp(`name="q1" value="${sent.q1}" checked`))
    expect(await rows('select 1 from learning.quiz_try')).toEqual([])
  })

  test('every try is kept with its answers and told with feedback; the best one counts', async () => {
    const sent = await rightAnswers(FIRST, 'po-co')
    const wrong = await send(`${FIRST}/quiz`, teacher, { ...sent, q3: 'true', q1: sent.q1 === '1' ? '2' : '1' })
    const result = await open(wrong.location ?? '', teacher)
    for (const words of ['Jeszcze nie tym razem.', 'Nie, pismo.', 'Nie dla każdej.', 'Najpierw.'])
      expect(result.html).toContain(words)
    expect((await open(wrong.location ?? '', head)).status).toBe(404)
    const right = await send(`${FIRST}/quiz`, teacher, await rightAnswers(FIRST, 'po-co'))
    expect((await open(right.location ?? '', teacher)).html).toContain('Zaliczone.')
    expect((await open(`${FIRST}/quiz`, teacher)).html).toContain('Najlepszy wynik: 100%. 2 próby.')
    expect(await rows('select points, given is not null as kept from learning.quiz_try order by points')).toEqual([
      { points: 1, kept: true },
      { points: 3, kept: true },
    ])
  })

  test('the same paper sent twice, even from two windows, is one try', async () => {
    const sent = await rightAnswers(FIRST, 'po-co')
    const once = await fill(`${FIRST}/quiz`, teacher, sent)
    const [first, second] = await Promise.all([once(), once()])
    const third = await send(`${FIRST}/quiz`, teacher, sent)
    expect([second.location, third.location]).toEqual([first.location, first.location])
    expect(await rows('select 1 from learning.quiz_try')).toHaveLength(3)
  })

  test('the last thing done finishes the course, once, and its head is told that and no more', async () => {
    const finished = () => as(teacher, (ctx) => courseFinished(ctx, courseId))
    await send(FIRST, teacher, { read: 'yes', note: '' })
    await send(`${SECOND}/quiz`, teacher, await rightAnswers(SECOND, 'kto'))
    expect(await finished()).toBeNull()
    await send(SECOND, teacher, { read: 'yes', note: '' })
    expect(await finished()).toMatchObject({ lessons: 2, quizzes: 2, minutes: 60 })
    await send(SECOND, teacher, { read: 'yes', note: '' })
    expect(await rows(`select 1 from platform.fact where name = 'learning.course.finished'`)).toHaveLength(1)
    const staff = await open('/finished-courses', head)
    expect(staff.html).toContain('Ewa Testowa')
    expect((await open('/finished-courses', teacher)).status).toBe(404)
    const seenByHead = await as(head, (ctx) =>
      Promise.all([
        ctx.db.selectFrom('learning.quiz_try').select('id').execute(),
        ctx.db.selectFrom('learning.progress').select('lesson_id').execute(),
        ctx.db.selectFrom('learning.lesson_note').select('note').execute(),
      ]),
    )
    expect(seenByHead).toEqual([[], [], []])
  })

  test('when the agreement ends, lessons and tries are gone the same day and what was finished stays', async () => {
    await world.endAgreement()
    for (const path of [FIRST, `${FIRST}/quiz`]) expect((await open(path, teacher)).status, path).toBe(404)
    const course = await open(COURSE, teacher)
    expect(course.html).toContain('Ten kurs jest ukończony')
    expect(course.html).not.toContain('Po co współpracować')
    expect(await as(teacher, (ctx) => courseFinished(ctx, courseId))).not.toBeNull()
  })
})
