import type { Field, List, ModelDocument, Name, Section } from '../definition/document.ts'
import { type Former, indexModel, type Model } from '../definition/model.domain.ts'
import { checkSetting } from './check-setting.domain.ts'
import type { LocalSetting, SettingOf } from './local-setting.domain.ts'
import { narrowedSharing } from './narrowing.domain.ts'

/** The section at the end of a form in which the fields of a gmina stand, under the settings of every time. */
export const LOCAL_SECTION = 'pola-gminy'
const LOCAL_SECTION_LABEL = 'Pola naszej gminy'

export type Localised = {
  /** What counts: names, fields, items and narrower sharing. Other kinds of settings change nothing here. */
  readonly settings: readonly LocalSetting[]
  /** What counted once: read where it was chosen or typed, and no longer offered. */
  readonly past?: readonly LocalSetting[]
  readonly kin?: () => readonly Model[]
}

/**
 * The model as one gmina works by it: its names beside those of the model, its fields at the end of forms, its items at the end of lists,
 * its narrower sharing in place of the model's (FORMAT.md, section 12). Whatever shows a name, form or list of this model shows the gmina's. What the version does not let be set does
 * not count.
 */
export function localised(model: Model, { settings, past = [], kin }: Localised): Model {
  const isAllowed = (one: LocalSetting) => checkSetting(model, one).ok
  const allowed = settings.filter(isAllowed)
  const once = [...settings.filter((one) => !isAllowed(one)), ...past]
  const { document } = model
  const forms = fieldsIn(allowed)
  const lists = itemsIn(allowed)
  const extended: ModelDocument = {
    ...document,
    sharing: narrowedSharing(document.sharing, ofKind(allowed, 'narrow_sharing')),
    forms: document.forms.map((form) => {
      const fields = forms.get(form.id) ?? []
      return fields.length === 0 ? form : { ...form, sections: [...form.sections, localSection(fields)] }
    }),
    lists: document.lists.map((list) => {
      const items = lists.get(list.id) ?? []
      return items.length === 0 ? list : { ...list, items: [...list.items, ...items] }
    }),
  }
  return indexModel(renamed(extended, namesIn(allowed)), kin, formerOf({ forms, lists }, once))
}

const localSection = (fields: readonly Field[]): Section => ({ id: LOCAL_SECTION, label: LOCAL_SECTION_LABEL, fields })

const ofKind = <W extends LocalSetting['what']>(settings: readonly LocalSetting[], what: W) =>
  // A setting carries its kind, so that those of this kind are of this type.
  settings.filter((one): one is SettingOf<W> & LocalSetting => one.what === what)

const fieldsIn = (settings: readonly LocalSetting[]): ReadonlyMap<string, readonly Field[]> =>
  joined(ofKind(settings, 'add_fields').map(({ target, value }) => [target, value.fields.map(asField)]))

const itemsIn = (settings: readonly LocalSetting[]): ReadonlyMap<string, List['items']> =>
  joined(ofKind(settings, 'add_items').map(({ target, value }) => [target, value.items]))

const namesIn = (settings: readonly LocalSetting[]): ReadonlyMap<string, string> =>
  new Map(ofKind(settings, 'label').map(({ target, value }) => [target, value.label]))

type Added = SettingOf<'add_fields'>['value']['fields'][number]
const asField = ({ id, kind, label, help, category }: Added): Field => ({
  id,
  kind,
  label,
  ...(help === undefined ? {} : { help }),
  ...(category === undefined ? {} : { category }),
})

/** Later ones under the same id come last and leave the first in place: what is offered now wins over what was. */
function joined<T extends { readonly id: string }>(
  added: readonly (readonly [string, readonly T[]])[],
): ReadonlyMap<string, readonly T[]> {
  const all = new Map<string, readonly T[]>()
  for (const [target, some] of added) {
    const known = all.get(target) ?? []
    all.set(target, [...known, ...some.filter(({ id }) => !known.some((one) => one.id === id))])
  }
  return all
}

type Offered = {
  readonly forms: ReadonlyMap<string, readonly Field[]>
  readonly lists: ReadonlyMap<string, List['items']>
}

function formerOf(now: Offered, past: readonly LocalSetting[]): Former {
  const without = <T extends { readonly id: string }>(
    once: ReadonlyMap<string, readonly T[]>,
    offered: ReadonlyMap<string, readonly T[]>,
  ): ReadonlyMap<string, readonly T[]> =>
    new Map(
      [...once].map(([target, all]) => [
        target,
        all.filter(({ id }) => !(offered.get(target) ?? []).some((one) => one.id === id)),
      ]),
    )
  return { items: without(itemsIn(past), now.lists), fields: without(fieldsIn(past), now.forms) }
}

/** The gmina's name of an element with the model's own; the same name is said once. */
export const localName = (name: Name, label: string): Name =>
  label === name.pl
    ? name
    : { ...name, pl: `${label} (w modelu: ${name.pl})`, en: `${label} (in the model: ${name.en})` }

function renamed(document: ModelDocument, names: ReadonlyMap<string, string>): ModelDocument {
  if (names.size === 0) return document
  const called = <E extends { readonly id: string; readonly name: Name }>(element: E): E => {
    const label = names.get(element.id)
    return label === undefined ? element : { ...element, name: localName(element.name, label) }
  }
  return {
    ...document,
    groups: document.groups.map(called),
    bodies: document.bodies.map(called),
    roles: document.roles.map(called),
    categories: document.categories.map(called),
    grounds: document.grounds.map(called),
    agreements: document.agreements.map(called),
    params: document.params.map(called),
    deadlines: document.deadlines.map(called),
    lists: document.lists.map(called),
    forms: document.forms.map(called),
    outcomes: document.outcomes.map(called),
    reviews: document.reviews.map(called),
    indicators: document.indicators.map(called),
    processes: document.processes.map((process) => ({
      ...called(process),
      ...(process.anytime ? { anytime: process.anytime.map(called) } : {}),
      stages: process.stages.map((stage) => ({
        ...called(stage),
        steps: stage.steps.map(called),
        transitions: stage.transitions.map(called),
      })),
    })),
  }
}
