import type { Field, List, ListOf, Option, Section } from '../definition/document.ts'
import { ACTION_MODES } from '../definition/document.ts'
import { FAMILY, type FormContext, type Value } from './answers.domain.ts'

/** Goals and actions written on this very form: rows of a plan may point at each other before anything is stored. */
export type OwnRows = { readonly goals: readonly Option[] | null; readonly actions: readonly Option[] | null }

const REQUEST_KINDS: readonly string[] = ['request', 'voluntary_request']
/**
 * Results with which common work may end; a refusal and a hand-over are transitions of their own (FORMAT.md, section
 * 8).
 */
const EVALUATED: readonly string[] = ['success', 'partial', 'interrupted']

/** The items of a list of the model; those which the gmina added stand at the end. */
const listItems = (list: string, { model }: FormContext): List['items'] => model.list(list).items

/** What is read as an answer: what may be chosen, and what the gmina once added and no longer offers. */
export const readableOptions = (field: Field, context: FormContext, own: OwnRows): readonly Option[] => [
  ...optionsOf(field, context, own),
  ...formerOptions(field, context),
]

/** The same where an answer is shown: of what is no longer offered only what was chosen. */
export function shownOptions(field: Field, chosen: Value | undefined, context: FormContext, own: OwnRows) {
  const ids = [chosen].flat()
  const kept = formerOptions(field, context).filter(({ id }) => ids.includes(id))
  return [...optionsOf(field, context, own), ...kept]
}

const formerOptions = ({ list }: Field, { model }: FormContext): readonly Option[] =>
  list === undefined ? [] : (model.former.items.get(list) ?? [])

/**
 * What may be answered to a question of choice: nothing else is accepted. Action modes have no label of their own here:
 * their id stands for it and the page names them.
 */
export function optionsOf(field: Field, context: FormContext, own: OwnRows): readonly Option[] {
  if (field.kind === 'person') return personOptions(field, context)
  if (field.kind === 'institution') return institutionOptions(field, context)
  if (field.options) return field.options
  if (field.list) return listItems(field.list, context)
  return field.listOf ? builtInOptions(field.listOf, context, own) : []
}

function personOptions(field: Field, { offered }: FormContext): readonly Option[] {
  if (field.of === 'adults') return offered.persons.filter((person) => person.adult)
  if (field.of === 'children') return offered.persons.filter((person) => !person.adult)
  return field.of === 'members_or_family' ? [...offered.persons, wholeOf(offered)] : offered.persons
}

/** Everybody the case is about; the label says only which kind, words are found where it is shown. */
const wholeOf = ({ whole = 'family' }: FormContext['offered']): Option => ({ id: FAMILY, label: whole })

const institutionOptions = (field: Field, { offered }: FormContext): readonly Option[] =>
  field.of === 'team_institutions_or_family'
    ? [...offered.teamInstitutions, wholeOf(offered)]
    : [...offered.teamInstitutions, ...offered.otherInstitutions]

function builtInOptions(listOf: ListOf, { model, offered }: FormContext, own: OwnRows): readonly Option[] {
  const named = (elements: readonly { id: string; name: { pl: string } }[]) =>
    elements.map(({ id, name }) => ({ id, label: name.pl }))
  const lists: Record<ListOf, () => readonly Option[]> = {
    team_institutions: () => offered.teamInstitutions,
    children: () => offered.persons.filter((person) => !person.adult),
    members: () => offered.persons,
    goals: () => own.goals ?? offered.goals,
    actions: () => own.actions ?? offered.actions,
    action_modes: () => ACTION_MODES.map((mode) => ({ id: mode, label: mode })),
    grounds: () => named(model.ground.all.filter((ground) => REQUEST_KINDS.includes(ground.kind))),
    categories: () => named(model.category.all),
    outcomes: () => named(model.outcome.all.filter((outcome) => EVALUATED.includes(outcome.result))),
  }
  return lists[listOf]()
}

/**
 * What a section repeats over when the rows are given and not added: one row for each. `null` for rows that people add.
 */
export function givenRows(section: Section, context: FormContext): readonly Option[] | null {
  const { repeat } = section
  if (!repeat || repeat.over === 'rows') return null
  const { offered } = context
  const given: Record<Exclude<typeof repeat.over, 'rows'>, () => readonly Option[]> = {
    list: () => (repeat.list ? listItems(repeat.list, context) : []),
    members: () => offered.persons,
    goals: () => offered.goals,
    actions: () => offered.actions,
    items: () => offered.items,
  }
  return given[repeat.over]()
}
