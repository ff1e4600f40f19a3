import { z } from 'zod'

const slug = z.string()

/** What going through a course asks of its front matter (section 2.2 of the format of the content). */
export const CourseFront = z.object({
  lessons: z.array(slug).min(1),
  duration_minutes: z.number().int().nonnegative(),
  certificate: z.boolean(),
  outcomes: z.array(z.string()).default([]),
  opens: z.array(slug).default([]),
})
export type CourseFront = z.infer<typeof CourseFront>

export const LessonFront = z.object({
  course: slug,
  duration_minutes: z.number().int().nonnegative(),
  prerequisite: slug.nullable().default(null),
})
export type LessonFront = z.infer<typeof LessonFront>
