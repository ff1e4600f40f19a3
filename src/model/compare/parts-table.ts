import { nameIn } from '../name-in.ts'
import type { Aspect } from './aspect.ts'
import {
  AGREEMENT,
  BASKET,
  BODY,
  CATEGORY,
  CELL,
  DEADLINE,
  GROUND,
  LOCALISABLE,
  PARAM,
  ROLE,
} from './aspects-cooperation.ts'
import { FIELD, FORM, ITEM, LIST, OPTION, SECTION } from './aspects-forms.ts'
import { GROUP, MODEL, SOURCE } from './aspects-model.ts'
import { INDICATOR, OUTCOME, PROCESS, REVIEW, STAGE, STEP, TRANSITION } from './aspects-process.ts'
import type { Cell, PartKind, PartOf } from './element-parts.domain.ts'
import { listed, nameOf, sectorWord, type Words } from './words.ts'

/** How every property of every kind of part is told; a property that has no entry does not compile. */
const ASPECTS = {
  model: MODEL,
  source: SOURCE,
  group: GROUP,
  body: BODY,
  role: ROLE,
  category: CATEGORY,
  ground: GROUND,
  cell: CELL,
  agreement: AGREEMENT,
  param: PARAM,
  deadline: DEADLINE,
  list: LIST,
  item: ITEM,
  form: FORM,
  section: SECTION,
  field: FIELD,
  option: OPTION,
  outcome: OUTCOME,
  process: PROCESS,
  stage: STAGE,
  step: STEP,
  transition: TRANSITION,
  basket: BASKET,
  review: REVIEW,
  indicator: INDICATOR,
  localisable: LOCALISABLE,
} satisfies { readonly [K in PartKind]: unknown }

type Element = PartOf[PartKind]

/** The aspects of some properties, or of all, each once: properties that are said together have one. */
export function aspectsOf(kind: PartKind, keys?: readonly string[]): readonly Aspect<Element>[] {
  // The element that these aspects are asked about is always one of this kind.
  const table = ASPECTS[kind] as Readonly<Record<string, Aspect<Element> | null>>
  const found = (keys ?? Object.keys(table)).flatMap((key) => table[key] ?? [])
  return [...new Set(found)]
}

/** What a part is called, and what it stands in. */
export function calledIn(kind: PartKind, element: Element, words: Words): { name: string; place: string } {
  const { model, locale, t } = words
  if ('name' in element) return { name: nameIn(element.name, locale), place: '' }
  if ('title' in element) return { name: element.title, place: '' }
  if ('what' in element) {
    const target = 'target' in element ? targetName(element.target, words) : ''
    return { name: t(`model.compare.word.local.${element.what}`, { target }), place: '' }
  }
  if ('extent' in element) return { name: cellName(element, words), place: '' }
  if (!('label' in element)) return { name: '', place: '' }
  const [holder = '', inner = ''] = element.in.split('/')
  const form = model.form.find(holder)
  if (kind === 'item') return { name: element.label, place: nameOf(words, 'list', holder) }
  if (kind !== 'option') return { name: element.label, place: nameOf(words, 'form', holder) }
  const field = form?.sections.flatMap(({ fields }) => fields).find(({ id }) => id === inner)
  return { name: element.label, place: field?.label ?? t('model.compare.said.unknown') }
}

function cellName({ role, sectors, categories }: Cell, words: Words): string {
  const { t } = words
  return t('model.compare.word.cell', {
    role: nameOf(words, 'role', role),
    sectors:
      sectors.length === 0
        ? t('model.compare.word.for_all_sectors')
        : listed(
            sectors.map((sector) => sectorWord(sector, words)),
            words,
          ),
    category: listed(
      categories.map((id) => nameOf(words, 'category', id)),
      words,
    ),
  })
}

/** What a setting of the gmina is about: a team, a role, a form or a list, whichever has the id. */
function targetName(id: string, { model, locale, t }: Words): string {
  const found = [model.body, model.role, model.form, model.list, model.stage, model.step, model.review].flatMap(
    (lookup) => lookup.find(id) ?? [],
  )
  const [first] = found
  return first ? nameIn(first.name, locale) : t('model.compare.said.unknown')
}
