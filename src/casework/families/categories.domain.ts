import type { Field, Form, Model } from '#model'

/** Under which categories of the model the product keeps who the persons of a case are, and how they belong together. */
export type FamilyCategories = { readonly identity: string; readonly household: string }

/**
 * Derived, because no code may name a category: identity is what the model asks under when it first names a person of the family (the
 * consent to take part, else the report); household is where it asks about children, members or their number.
 */
export function familyCategories(model: Model): FamilyCategories {
  const forms = [model.findFormOf('participation_consent'), model.findFormOf('case_report')].filter((form) => !!form)
  const identity = categoryWhere(forms, ({ kind }) => kind === 'person')
  if (identity === undefined) throw new Error(`Model ${model.document.id} asks for no person of the family`)
  const household = categoryWhere(forms, ({ kind, listOf }) => {
    return kind === 'number' || listOf === 'children' || listOf === 'members'
  })
  return { identity, household: household ?? identity }
}

function categoryWhere(forms: readonly Form[], fits: (field: Field) => boolean): string | undefined {
  const fields = forms.flatMap((form) => form.sections.flatMap((section) => section.fields))
  return fields.find((field) => fits(field) && field.category !== undefined && field.category !== '@item')?.category
}
