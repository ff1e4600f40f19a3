import type { LocalDate } from '#kernel'
import type { EventRef, Field, Form, Option, Section, SubjectKind } from '../definition/document.ts'
import type { Model } from '../definition/model.domain.ts'

/** Stands for the family as a whole where a person or an institution is asked for (FORMAT.md, section 8). */
export const FAMILY = 'family'

/**
 * A service as chosen: an entry of the local catalogue, or the words of the person who wrote it. The words stay even
 * when the entry goes.
 */
export type ServiceAnswer = { readonly service: string | null; readonly text: string }

/** What was typed and could not be read yet. Stands in drafts only. */
export type Typed = { readonly typed: string }

/**
 * One answer. Text, option, day (`YYYY-MM-DD`), person, institution and file are strings; a number is a number, money
 * is whole grosze, yes/no is true/false, a choice of many is a list of option ids.
 */
export type Value = string | number | boolean | readonly string[] | ServiceAnswer | Typed

/** Answers of one section, or of one row of it, by field id. A field without an answer is left out. */
export type Values = Readonly<Record<string, Value>>

/**
 * One row of a section that repeats. Over `rows` the id is the row's own and stays with it through every version of the
 * form; over a list, members, goals, actions or items it is the id of what the row is about.
 */
export type Row = { readonly rowId: string; readonly values: Values }

/** The answers of one form instance by section id, as stored (JSON). */
export type Answers = Readonly<Record<string, Values | readonly Row[]>>

export const hasRows = (answers: Values | readonly Row[]): answers is readonly Row[] => Array.isArray(answers)

/** The rows of a section in their order; a section that does not repeat is one row without an id. */
export function rowsOf(section: Section, answers: Answers): readonly { rowId: string | null; values: Values }[] {
  const stored = answers[section.id]
  if (stored === undefined) return section.repeat ? [] : [{ rowId: null, values: {} }]
  return hasRows(stored) ? stored : [{ rowId: null, values: stored }]
}

/** Headings and notes are read, not answered. */
export const isAnswerField = (field: Field): boolean => field.kind !== 'heading' && field.kind !== 'note'

/** Where an answer or an error stands, as its field is named in the page: `section.field` or `section.row.field`. */
export const fieldName = (section: string, row: string | null, field: string): string =>
  row === null ? `${section}.${field}` : `${section}.${row}.${field}`

/** A person of the case who may be named on a form. */
export type OfferedPerson = { readonly id: string; readonly adult: boolean }
/** An entry of the local catalogue, with what it fills in by itself when it is chosen (by the name after `item.`). */
export type OfferedService = {
  readonly id: string
  readonly label: string
  readonly fills?: Readonly<Partial<Record<'kind' | 'area' | 'goods' | 'provider' | 'unit', string>>>
}
export type OfferedGoal = Option & { readonly person: string | null }
export type OfferedAction = Option & { readonly person: string | null }
/** A basket item over which a form may repeat. */
export type OfferedItem = Option & { readonly person: string | null }

/** Everything a person may choose from in this case. Nothing else is accepted, whatever is posted. */
export type Offered = {
  /** What the case is about as a whole; a family when nothing is said. */
  readonly whole?: SubjectKind
  readonly persons: readonly (OfferedPerson & Option)[]
  /** Institutions with a member in the case's body; while it has none, those that acceded to the standing body. */
  readonly teamInstitutions: readonly Option[]
  /** Other institutions of the register, for fields which may name anyone. */
  readonly otherInstitutions: readonly Option[]
  readonly goals: readonly OfferedGoal[]
  readonly actions: readonly OfferedAction[]
  readonly items: readonly OfferedItem[]
  readonly services: readonly OfferedService[]
  /** Files stored in this case by the person who fills the form in; `extension` without a dot, in small letters. */
  readonly files: readonly (Option & { readonly extension: string })[]
}

/** What the product knows and offers as an answer (FORMAT.md, section 8, `prefill`). */
export type PrefillSources = {
  readonly subject?: string
  readonly author?: string
  readonly signedIn?: string
  readonly planEnd?: LocalDate
  readonly familyVoice?: string
  /** The latest answers in the case by field id. */
  readonly last?: Values
}

/** Circumstances in which a form is filled in. */
export type FormContext = {
  readonly model: Model
  readonly today: LocalDate
  readonly offered: Offered
  readonly prefill: PrefillSources
  /** Whether such an event has ever occurred in the case: some fields are required only afterwards. */
  readonly happened: (event: EventRef) => boolean
  /** The id of a new row. */
  readonly newRowId: () => string
}

/** A field with where it stands in its form. */
export type PlacedField = { readonly section: Section; readonly field: Field }

export const answerFields = (form: Form): readonly PlacedField[] =>
  form.sections.flatMap((section) => section.fields.filter(isAnswerField).map((field) => ({ section, field })))

/** Finds a field by its id, which is unique within a form. */
export const findField = (form: Form, fieldId: string): PlacedField | undefined =>
  answerFields(form).find(({ field }) => field.id === fieldId)

/** All answers to one field: one, or one for each row. Empty when there is none. */
export function answersTo(form: Form, answers: Answers, fieldId: string): readonly Value[] {
  const placed = findField(form, fieldId)
  if (!placed) return []
  return rowsOf(placed.section, answers).flatMap(({ values }) => values[fieldId] ?? [])
}
