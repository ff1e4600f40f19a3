import type { Field, Form, Section } from '../definition/document.ts'
import { type Answers, FAMILY, isAnswerField, rowsOf, type Value, type Values } from './answers.domain.ts'
import { isFilled, visible } from './conditions.domain.ts'

/**
 * A part of a completed form with a category and a person concerned of its own, as the ledger of disclosures needs it
 * (FORMAT.md, section 6, storage). `subjects` without a person means the family as a whole; with several, an entry
 * about all of them together, which each may read only after the lead worker releases it.
 */
export type AnswerItem = {
  readonly section: string
  /** The id of the row; `null` where the section does not repeat. */
  readonly row: string | null
  /** `null` only for forms which say nothing about a family. */
  readonly category: string | null
  readonly subjects: readonly string[]
  readonly fields: Values
}

/** What a split needs to know beside the answers. */
export type ItemLookups = {
  /** The person this form instance is about; nothing when it is about the family. */
  readonly subject?: string
  /** The category of an item of a list, for fields of category `@item`. */
  readonly categoryOfListItem: (list: string, item: string) => string | undefined
  /** The person whom a goal, action or basket item concerns; `null` for the family as a whole. */
  readonly personOf: (over: 'goals' | 'actions' | 'items', id: string) => string | null
}

/** Splits a completed form into items: one for each section row, category and person concerned. */
export function itemsOf(form: Form, answers: Answers, lookups: ItemLookups): readonly AnswerItem[] {
  const shown = visible(form, answers)
  const about = namedPerson(form.sections, shown, 'request.person') ?? lookups.subject
  return form.sections.flatMap((section) =>
    rowsOf(section, shown).flatMap(({ rowId, values }) => {
      const concerned = concernedBy(section, rowId, values, about, lookups)
      const parts = new Map<string, { -readonly [K in keyof AnswerItem]: AnswerItem[K] }>()
      for (const field of section.fields.filter(isAnswerField)) {
        const value = values[field.id]
        if (value === undefined || !isFilled(value)) continue
        const category = categoryOf(field, section, rowId, lookups)
        const subjects = subjectsOf(field, value, concerned)
        const key = JSON.stringify([category, subjects])
        const part = parts.get(key) ?? { section: section.id, row: rowId, category, subjects, fields: {} }
        parts.set(key, { ...part, fields: { ...part.fields, [field.id]: value } })
      }
      return [...parts.values()]
    }),
  )
}

function categoryOf(field: Field, section: Section, row: string | null, lookups: ItemLookups): string | null {
  if (field.category !== '@item') return field.category ?? null
  const list = section.repeat?.list
  const category = list && row !== null ? lookups.categoryOfListItem(list, row) : undefined
  // An answer without a category would follow no rule of disclosure.
  if (category === undefined) throw new Error(`No category for "${field.id}" in row "${row}" of list "${list}"`)
  return category
}

/**
 * Whom a row concerns: the person it is given for, else the first person named in it, so that a contact which is safe
 * for one adult is not an entry for all; else the person of the goal, action, item, or of the whole form.
 */
function concernedBy(
  section: Section,
  row: string | null,
  values: Values,
  about: string | undefined,
  lookups: ItemLookups,
): readonly string[] {
  const over = section.repeat?.over
  if (over === 'members' && row !== null) return [row]
  const named = section.fields.find((field) => field.kind === 'person' && values[field.id] !== undefined)
  if (named) return persons(values[named.id])
  if (row !== null && (over === 'goals' || over === 'actions' || over === 'items')) {
    const person = lookups.personOf(over, row)
    return person === null ? [] : [person]
  }
  return about === undefined ? [] : [about]
}

/** A field that itself names persons concerns those it names. */
function subjectsOf(field: Field, value: Value, concerned: readonly string[]): readonly string[] {
  const names = field.kind === 'person' || field.listOf === 'children' || field.listOf === 'members'
  return names ? persons(value) : concerned
}

function persons(value: Value | undefined): readonly string[] {
  const named: readonly string[] = typeof value === 'string' ? [value] : Array.isArray(value) ? value : []
  return named.filter((one) => one !== FAMILY).toSorted()
}

function namedPerson(sections: readonly Section[], answers: Answers, bind: Field['binds']): string | undefined {
  for (const section of sections) {
    const field = section.fields.find(({ binds }) => binds === bind)
    const named = field && persons(rowsOf(section, answers)[0]?.values[field.id])[0]
    if (named) return named
  }
  return undefined
}
