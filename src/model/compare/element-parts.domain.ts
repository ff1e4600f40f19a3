import type {
  AgreementType,
  Basket,
  Body,
  Category,
  Deadline,
  Field,
  Form,
  Ground,
  Group,
  Indicator,
  List,
  Localisable,
  ModelDocument,
  ModelOutcome,
  Option,
  Param,
  Process,
  Review,
  Role,
  Section,
  Sharing,
  Source,
  Stage,
  Step,
  Transition,
} from '../definition/document.ts'

/** What stands inside something else carries the id of it, so that a move is a change. */
type Inside = { readonly in: string }
type WithoutParagraph = { readonly clause: null }

/** The executable parts of a model as they are compared, each with an id that finds it again in another version. */
export type PartOf = {
  readonly model: ModelDocument & WithoutParagraph
  readonly source: Source & WithoutParagraph
  readonly group: Group
  readonly body: Body
  readonly role: Role
  readonly category: Category
  readonly ground: Ground
  readonly cell: Cell
  readonly agreement: AgreementType
  readonly param: Param
  readonly deadline: Deadline
  readonly list: List
  readonly item: List['items'][number] & Inside & WithoutParagraph
  readonly form: Form
  readonly section: Section & Inside & WithoutParagraph
  readonly field: Field & Inside & WithoutParagraph
  readonly option: Option & Inside & WithoutParagraph
  readonly outcome: ModelOutcome
  readonly process: Process
  readonly stage: Stage & Inside
  readonly step: Step & Inside
  readonly transition: Transition & Inside
  readonly basket: Basket
  readonly review: Review
  readonly indicator: Indicator
  readonly localisable: Localisable
}
export type PartKind = keyof PartOf
/** Cells of the sharing table that say the same: what holders of a role may be shown of some categories, at most. */
export type Cell = {
  readonly role: string
  /** Empty where it holds for holders of every sector. */
  readonly sectors: readonly string[]
  readonly categories: readonly string[]
  readonly extent: Sharing['extent']
  readonly grounds: readonly string[]
  readonly clause: string
}

/** A part with the path of ids that finds it: what it stands in, then its own. */
export type Part<K extends PartKind = PartKind> = {
  [P in K]: { readonly kind: P; readonly key: string; readonly element: PartOf[P] }
}[K]

type Own = { readonly id: string }
const keyed = <K extends PartKind>(kind: K, elements: readonly (PartOf[K] & Own)[]) =>
  elements.map((element) => ({ kind, key: element.id, element }))

/** Every executable part of a document, in the order in which people meet them. */
export function partsOf(document: ModelDocument): readonly Part[] {
  const model: Part<'model'> = { kind: 'model', key: 'model', element: { ...document, clause: null } }
  return [
    model,
    ...keyed('group', document.groups),
    ...keyed('body', document.bodies),
    ...keyed('role', document.roles),
    ...keyed('agreement', document.agreements),
    ...keyed('category', document.categories),
    ...keyed('ground', document.grounds),
    ...cellsOf(document),
    ...keyed('param', document.params),
    ...keyed('deadline', document.deadlines),
    ...document.processes.flatMap(processParts),
    ...document.forms.flatMap(formParts),
    ...document.lists.flatMap(listParts),
    ...keyed('outcome', document.outcomes),
    ...basketPart(document),
    ...keyed('review', document.reviews),
    ...keyed('indicator', document.indicators),
    ...document.localisable.map(
      (element): Part<'localisable'> => ({ kind: 'localisable', key: localisableKey(element), element }),
    ),
    ...keyed(
      'source',
      document.sources.map((source) => ({ ...source, clause: null })),
    ),
  ]
}

const localisableKey = (element: Localisable): string =>
  element.what === 'narrow_sharing' ? element.what : `${element.what}/${element.target}`

const basketPart = ({ basket }: ModelDocument): readonly Part<'basket'>[] =>
  basket ? [{ kind: 'basket', key: 'basket', element: basket }] : []

function processParts(process: Process): readonly Part[] {
  const steps = [
    ...(process.anytime ?? []).map((step) => ({ ...step, in: process.id })),
    ...process.stages.flatMap(({ id, steps }) => steps.map((step) => ({ ...step, in: id }))),
  ]
  const transitions = process.stages.flatMap(({ id, transitions }) =>
    transitions.map((transition) => ({ ...transition, in: id })),
  )
  return [
    { kind: 'process', key: process.id, element: process },
    ...keyed(
      'stage',
      process.stages.map((stage) => ({ ...stage, in: process.id })),
    ),
    ...keyed('step', steps),
    ...keyed('transition', transitions),
  ]
}

function listParts(list: List): readonly Part[] {
  const items = list.items.map(
    (item): Part<'item'> => ({
      kind: 'item',
      key: `${list.id}/${item.id}`,
      element: { ...item, in: list.id, clause: null },
    }),
  )
  return [{ kind: 'list', key: list.id, element: list }, ...items]
}

/** Ids of sections, fields and options are their form's own (FORMAT.md, section 1); a field may move from section to section. */
function formParts(form: Form): readonly Part[] {
  const own = (id: string) => `${form.id}/${id}`
  return [
    { kind: 'form', key: form.id, element: form },
    ...form.sections.flatMap((section): readonly Part[] => [
      { kind: 'section', key: own(section.id), element: { ...section, in: form.id, clause: null } },
      ...section.fields.flatMap((field): readonly Part[] => [
        { kind: 'field', key: own(field.id), element: { ...field, in: own(section.id), clause: null } },
        ...(field.options ?? []).map(
          (option): Part<'option'> => ({
            kind: 'option',
            key: `${own(field.id)}/${option.id}`,
            element: { ...option, in: own(field.id), clause: null },
          }),
        ),
      ]),
    ]),
  ]
}

/** A row of the sharing table told cell by cell: a row with sectors is one cell for each category all the same. */
function cellsOf({ sharing }: ModelDocument): readonly Part<'cell'>[] {
  return sharing.flatMap(({ role, sectors = [], categories, extent, grounds, clause }) =>
    categories.map((category): Part<'cell'> => {
      const key = [role, [...sectors].sort().join('+'), category].join('/')
      return { kind: 'cell', key, element: { role, sectors, categories: [category], extent, grounds, clause } }
    }),
  )
}
