import { parse } from 'yaml'
import { remembered } from '../dialect/remembered.ts'
import { Quiz } from '../quizzes/quiz.domain.ts'

const QUIZ = /^```quiz[ \t]*\n([\s\S]*?)^```[ \t]*$/m
const CHECKBOX = /^[ \t]*- \[ \] (.+)$/gm
/** Marks of the dialect that are not read out: bold and slanted words, links, fixed ids. */
const MARKS = /\*\*|\{#[^}]*\}|\]\([^)]*\)|\[\[[^\]|]*\||\]\]|[[\]]/g

/** The quiz of a lesson, checked; null where it has none. Throws where what was imported cannot be judged, so that nobody answers it in vain. */
export const quizIn = remembered((markdown): Quiz | null => {
  const written = QUIZ.exec(markdown)?.[1]
  return written === undefined ? null : Quiz.parse(parse(written))
})

/** The lines of the checklists of a lesson, in their order, each once. */
export const checklistIn = (markdown: string): readonly string[] => [
  ...new Set([...markdown.matchAll(CHECKBOX)].map(([, line = '']) => line.replace(MARKS, '').trim().slice(0, 1000))),
]
