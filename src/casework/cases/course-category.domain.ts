import type { Model } from '#model'
import { familyCategories } from '../families/categories.domain.ts'

/** The category under which notes and reasons of a case's course are kept: that of what a meeting decides, as the model asks for it. */
export function courseCategory(model: Model): string {
  const fields = model.form.all.flatMap((form) => form.sections.flatMap((section) => section.fields))
  const course =
    fields.find(({ binds }) => binds === 'decision.text') ?? fields.find(({ binds }) => binds === 'barrier.text')
  return course?.category ?? familyCategories(model).identity
}
