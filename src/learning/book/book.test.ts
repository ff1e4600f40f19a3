import { globSync, readFileSync } from 'node:fs'
import mammoth from 'mammoth'
import { afterAll, describe, expect, test } from 'vitest'
import { systemActor, translator } from '#platform/server'
import { printing } from '#test/printing.ts'
import { importPack } from '../content/import-pack.server.ts'
import { courseWorld } from '../courses/course-world.fixture.ts'
import { readMarkdown } from '../dialect/read-markdown.ts'
import { learningPages, learningPrints } from '../pages.ts'
import { Quiz } from '../quizzes/quiz.domain.ts'
import { blocksOnPaper } from './blocks-on-paper.ts'
import { quizOnPaper } from './quiz-on-paper.ts'

const world = await courseWorld()
const { actAs, teacher, stranger, open, rows, endAgreement } = world
const paper = printing(actAs, learningPages, learningPrints(''))
afterAll(paper.stop)
const PACK = globSync('content/education/*/**/*.md').sort()
const BOOK = '/courses/od-podstaw/print'
const t = translator('pl')
const onPaper = (markdown: string) =>
  blocksOnPaper(readMarkdown(markdown), {
    t,
    named: {
      paragraph: (id) => (id === 'W-2.8' ? { heading: 'Zasady zespołu' } : null),
      value: (key) => (key === 'org.name' ? 'Gmina Zmyślona' : null),
    },
  })

describe('a course as a book', () => {
  test('holds every lesson, also one that waits, with its checklist and its quiz and nothing that is right', async () => {
    const { pdf } = await paper.take(BOOK, teacher)
    expect(pdf).toMatchObject({ accessible: true, title: 'Kurs od podstaw', lang: 'pl' })
    let at = pdf.text.lastIndexOf('O kursie')
    const first = ['Po co współpracować', 'Jedna rodzina', 'Rodzina mieszka w naszej gminie.', 'Sprawdź się: po-co']
    for (const said of [...first, 'Co pomogło?', 'Kto jest kim', 'Sprawdź się: kto']) {
      const found = pdf.text.indexOf(said, at)
      expect([said, found > at]).toEqual([said, true])
      at = found
    }
    for (const secret of ['Tak, stół', 'Nie, pismo', 'Najpierw.', 'Nie dla każdej'])
      expect(pdf.text).not.toContain(secret)
    expect(pdf.tagged.filter(({ tag }) => tag === 'H2').map(({ text }) => text)).toEqual([
      'O kursie',
      'Po co współpracować',
      'Kto jest kim',
    ])
  })

  test('is reached from the course, also as a file for a word processor, and its printing is on record', async () => {
    const { html } = await open('/courses/od-podstaw', teacher)
    for (const path of [BOOK, `${BOOK}/docx`]) expect(html).toContain(`href="${path}"`)
    const file = await paper.asked(`${BOOK}/docx`, teacher)
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await file.arrayBuffer()) })
    expect(value).toContain('Co pomogło?')
    expect(await rows(`select name from platform.fact where name = 'learning.course.printed'`)).toHaveLength(2)
  })

  test('is printed for those alone who may open the course today', async () => {
    expect((await paper.asked(BOOK, null)).status).toBe(303)
    expect((await paper.asked(BOOK, stranger)).status).toBe(404)
    expect((await open('/courses/od-podstaw', stranger)).html).not.toContain(BOOK)
    await endAgreement()
    expect((await paper.asked(BOOK, teacher)).status).toBe(404)
  })
})

describe('the shipped courses', () => {
  test('are books, each with all its lessons', async () => {
    const files = PACK.map((path) => ({ path, text: readFileSync(path, 'utf8') }))
    const done = await actAs(systemActor('setup'), (ctx) => importPack(ctx, files))
    expect(done.ok).toBe(true)
    // The founding course is for everybody with an account.
    const lessons = PACK.filter((path) => /courses\/kooperacja-od-podstaw\/0[1-9]/.test(path))
    const { pdf } = await paper.take('/courses/kooperacja-od-podstaw/print', stranger)
    expect(pdf.pages).toBeGreaterThan(lessons.length)
    for (const path of lessons) {
      const title = /^title: "?(.+?)"?$/m.exec(readFileSync(path, 'utf8'))?.[1] ?? path
      expect(pdf.text).toContain(title.replaceAll('\u00a0', ' '))
    }
    expect(pdf.text).not.toMatch(/\[\[|\{\{|```|\*\*/)
  })

  test.each(PACK)('%s can be set on paper', (path) => {
    const [, , words = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(path, 'utf8')) ?? []
    expect(onPaper(words).length).toBeGreaterThan(0)
    expect(JSON.stringify(onPaper(words))).not.toContain('"text":""')
  })
})

describe('a text on paper', () => {
  test('says where links lead, what paragraphs are called, and leaves lines for what is not known', () => {
    const written = 'Zob. [ustawę](https://isap.sejm.gov.pl) i [[W-2.8]], [[W-9.9]]; {{org.name}}, {{org.phone}}.'
    expect(onPaper(written)).toEqual([
      {
        kind: 'text',
        text: 'Zob. ustawę (https://isap.sejm.gov.pl) i W-2.8 Zasady zespołu, W-9.9; Gmina Zmyślona, ____________.',
      },
    ])
  })

  test('keeps the order of a list with something below its lines, and its numbers', () => {
    expect(onPaper('3. Trzy\n\n   - pod\n4. **Cztery** i pół')).toEqual([
      { kind: 'text', text: [{ text: '3. ' }, { text: 'Trzy' }] },
      { kind: 'list', items: ['pod'] },
      { kind: 'text', text: [{ text: '4. ' }, { text: 'Cztery', bold: true }, { text: ' i pół' }] },
    ])
    expect(onPaper('1. Raz\n2. Dwa')).toEqual([{ kind: 'list', items: ['Raz', 'Dwa'], ordered: true }])
  })

  test('says what a callout is in words, and quotes what stands in it', () => {
    expect(onPaper('> [!PRAWO] Zgoda\n> Art. 6.')).toEqual([
      { kind: 'text', as: 'quote', text: [{ text: `${t('learning.callout.PRAWO')}: Zgoda`, bold: true }] },
      { kind: 'text', as: 'quote', text: 'Art. 6.' },
    ])
  })
})

describe('a quiz on paper', () => {
  test('asks every kind of question, pairs and orders mixed, and tells nothing that is right', () => {
    const feedback = 'Zdradza odpowiedź.'
    const quiz = Quiz.parse({
      ...{ id: 'q', title: 'Sprawdź się', pass_percent: 70 },
      questions: [
        {
          id: 'a',
          type: 'short',
          text: 'Jak?',
          accepted: ['razem'],
          feedback_right: feedback,
          feedback_wrong: feedback,
        },
        {
          ...{ id: 'b', type: 'match', text: 'Połącz' },
          pairs: ['Jeden', 'Dwa', 'Trzy'].map((left, at) => ({ left, right: `strona ${at}`, feedback })),
        },
        { id: 'c', type: 'order', text: 'Ułóż', items: ['x', 'y', 'z', 'v'].map((text) => ({ text, feedback })) },
      ],
    })
    const blocks = quizOnPaper(quiz, t)
    expect(JSON.stringify(blocks)).not.toMatch(/Zdradza|razem"/)
    const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block.rows] : []))
    expect(tables[0]?.map(([left]) => left)).toEqual(['Jeden', 'Dwa', 'Trzy'])
    expect(tables[0]?.map(([, , right]) => String(right).slice(0, 2))).toEqual(['A.', 'B.', 'C.'])
    expect(tables[1]?.map(([, what]) => what)).not.toEqual(['x', 'y', 'z', 'v'])
    expect(blocks.filter(({ kind }) => kind === 'lines')).toHaveLength(1)
  })
})
