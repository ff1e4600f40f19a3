import type { Field, FieldKind, Form, ModelDocument, Section } from './document.ts'
import { ACTION_MODES } from './form-vocabulary.ts'

/** A field with what stands around it. */
export type PlacedField = {
  readonly form: Form
  readonly section: Section
  readonly field: Field
  readonly path: string
  /** Fields that a condition or a limit of this field may refer to. */
  readonly earlier: ReadonlyMap<string, Field>
}

/** All fields of a form; `path` is the place of the form. */
export function placedFields(form: Form, path: string): readonly PlacedField[] {
  const earlier = new Map<string, Field>()
  return form.sections.flatMap((section, s) => {
    const row = new Map(earlier)
    const placed = section.fields.map((field, f): PlacedField => {
      const before = new Map(row)
      row.set(field.id, field)
      return { form, section, field, path: `${path}.sections[${s}].fields[${f}]`, earlier: before }
    })
    // A row of a repeated section cannot be pointed at from outside: which row would be meant?
    if (!section.repeat) for (const field of section.fields) earlier.set(field.id, field)
    return placed
  })
}

/** Forms that say nothing about a family, so that their answers belong to no category of information (FORMAT.md, section 8). */
const WITHOUT_FAMILY: ReadonlySet<string> = new Set(['accession', 'own_adoption', 'confidentiality', 'survey'])
export const isAboutFamily = (form: Form): boolean => !WITHOUT_FAMILY.has(form.record)

const WITHOUT_ANSWER: ReadonlySet<FieldKind> = new Set(['heading', 'note'])
/** Headings and notes are shown, not answered. */
export const hasAnswer = (field: Field): boolean => !WITHOUT_ANSWER.has(field.kind)

/** Ids a person may choose from in a field, where the model itself says them; otherwise the case does (its members, its institutions...). */
export function fixedAnswers(document: ModelDocument, field: Field): readonly string[] | undefined {
  if (field.options) return field.options.map((option) => option.id)
  if (field.list) return document.lists.find((list) => list.id === field.list)?.items.map((item) => item.id)
  switch (field.listOf) {
    case 'action_modes':
      return ACTION_MODES
    case 'categories':
      return document.categories.map((category) => category.id)
    case 'grounds':
      return idsWhere(document.grounds, (ground) => ground.kind === 'request' || ground.kind === 'voluntary_request')
    case 'outcomes':
      return idsWhere(document.outcomes, ({ result }) => ['success', 'partial', 'interrupted'].includes(result))
    default:
      return undefined
  }
}

const idsWhere = <T extends { readonly id: string }>(all: readonly T[], test: (one: T) => boolean): readonly string[] =>
  all.filter(test).map((one) => one.id)
