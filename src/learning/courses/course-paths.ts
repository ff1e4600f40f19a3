import { z } from 'zod'

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)

export const COURSES = '/courses'
export const COURSE = '/courses/:course'
export const LESSON = '/courses/:course/lessons/:lesson'
export const QUIZ = '/courses/:course/lessons/:lesson/quiz'
export const TRY = '/courses/:course/lessons/:lesson/quiz/:tryId'
export const FINISHED = '/finished-courses'

export const CourseParams = z.object({ course: slug })
export const LessonParams = CourseParams.extend({ lesson: slug })
export const TryParams = LessonParams.extend({ tryId: z.uuid() })

export const courseHref = (course: string): string => `${COURSES}/${course}`
export const lessonHref = (course: string, lesson: string): string => `${courseHref(course)}/lessons/${lesson}`
export const quizHref = (course: string, lesson: string): string => `${lessonHref(course, lesson)}/quiz`
