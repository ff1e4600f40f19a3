import { type Answers, bound, type Form, type FormContext, itemsOf, type Model, type Value, type Values } from '#model'

/** A part of a completed form with its own category and person concerned, ready to be kept as an entry. */
export type FormEntry = {
  readonly section: string
  readonly row: string | null
  readonly category: string
  /** One person; none when it is about the family or about several together. */
  readonly subjectId: string | null
  /** Whose task the row is, for recipients who see only their own part. */
  readonly responsible: string | null
  readonly body: { readonly fields: Values; readonly subjects: readonly string[] }
  readonly files: readonly string[]
}

/** Splits a completed form into entries (FORMAT.md, section 6, storage). */
export function entriesOf(
  form: Form,
  answers: Answers,
  context: FormContext,
  subject: string | null,
): readonly FormEntry[] {
  const { offered, model } = context
  const isPerson = offered.persons.some(({ id }) => id === subject)
  const items = itemsOf(form, answers, {
    ...(subject !== null && isPerson ? { subject } : {}),
    categoryOfListItem: (list, item) => model.listItem(list, item)?.category,
    personOf: (over, id) => offered[over].find((one) => one.id === id)?.person ?? null,
  })
  const responsible = responsibleRows(form, answers)
  const fileFields = new Set(
    form.sections.flatMap(({ fields }) => fields.filter(({ kind }) => kind === 'file').map(({ id }) => id)),
  )
  return items.flatMap(({ section, row, category, subjects, fields }) => {
    if (category === null) return []
    const [only] = subjects
    return [
      {
        section,
        row,
        category,
        subjectId: subjects.length === 1 ? (only ?? null) : null,
        responsible: responsible.get(placeOf(section, row)) ?? null,
        body: { fields, subjects },
        files: Object.entries(fields).flatMap(([id, value]) => (fileFields.has(id) ? fileIn(value) : [])),
      },
    ]
  })
}

const fileIn = (value: Value): readonly string[] => (typeof value === 'string' ? [value] : [])
const placeOf = (section: string, row: string | null): string => `${section} ${row ?? ''}`

/** The institution that is to do what a row says: responsible for an action, provider of an item, holder of a task. */
function responsibleRows(form: Form, answers: Answers): ReadonlyMap<string, string> {
  const { plan, items, decisions } = bound(form, answers)
  const rows = [
    ...plan.actions.map(({ id, responsible }) => ({ bind: 'plan_action', id, who: responsible })),
    ...items.map(({ id, provider }) => ({ bind: 'basket_item', id, who: provider })),
    ...decisions.map(({ id, task }) => ({ bind: 'decision', id, who: task?.institution ?? null })),
  ]
  return new Map(
    rows.flatMap(({ bind, id, who }) =>
      form.sections
        .filter(({ binds }) => binds === bind && who !== null && /^[0-9a-f-]{36}$/.test(who))
        .map((section): [string, string] => [placeOf(section.id, id), who ?? '']),
    ),
  )
}

/** The categories under which the answers of a form stand; a section over a list of the model has those of the list's items. */
export const categoriesIn = (model: Model, form: Form): readonly string[] => [
  ...new Set(
    form.sections.flatMap(({ fields, repeat }) =>
      fields.flatMap(({ category }) => {
        if (category !== '@item') return category ?? []
        return repeat?.list ? model.list(repeat.list).items.flatMap((item) => item.category ?? []) : []
      }),
    ),
  ),
]
