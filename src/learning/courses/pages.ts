import type { Page } from '#platform'
import { coursePage } from './course.page.tsx'
import { coursesPage } from './courses.page.tsx'
import { finishedPage } from './finished.page.tsx'
import { lessonPage } from './lesson.page.tsx'
import { quizPage } from './quiz.page.tsx'
import { tryPage } from './try.page.tsx'

export const coursePages: readonly Page[] = [coursesPage, finishedPage, coursePage, lessonPage, quizPage, tryPage]
