import type { Form } from '#model'

/** Answers that name rows of other tables, or files, which are not shown in an emergency. */
const OF_OTHER_TABLES: readonly (string | undefined)[] = ['goals', 'actions', 'items']

/** A form without the questions whose answers could not be read without the plan, the basket or a file. */
export const readable = (form: Form): Form => ({
  ...form,
  sections: form.sections.map((section) => ({
    ...section,
    fields: section.fields.filter(({ kind, listOf }) => kind !== 'file' && !OF_OTHER_TABLES.includes(listOf)),
  })),
})
