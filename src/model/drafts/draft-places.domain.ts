import {
  agreement,
  body,
  category,
  deadline,
  ground,
  param,
  role,
  sharing,
} from '../definition/cooperation-shape.domain.ts'
import { modelDocument } from '../definition/document-shape.domain.ts'
import { type DrawnRecord, recordOf } from '../definition/drawn.domain.ts'
import { field, form, modelList, section } from '../definition/form-shape.domain.ts'
import { attachment, chapter, group, paragraph, source } from '../definition/handbook-shape.domain.ts'
import { basket, indicator, localisable, review } from '../definition/indicator-shape.domain.ts'
import { outcome, process, stage, step, transition } from '../definition/process-shape.domain.ts'
import { list, type Shape } from '../definition/shape.domain.ts'
import { changeOfKind, mappingDocument, oneQuestion } from '../mapping/mapping-shape.domain.ts'
import { type JsonObject, textIn } from './draft-document.domain.ts'

/**
 * What of a draft has a page of its own, and which of its keys hold parts with pages of their own. A place without an id of its own
 * (the document, the basket, the sources, what a gmina may set, the sharing of one role) is called by a word with `@` before it, which
 * no id of a model can begin with.
 */
/** What is added one by one, each with an id of its own. */
export const PART_KINDS = [
  'chapter',
  'paragraph',
  'group',
  'body',
  'role',
  'category',
  'ground',
  'agreement',
  'param',
  'deadline',
  'list',
  'form',
  'section',
  'field',
  'outcome',
  'process',
  'stage',
  'step',
  'transition',
  'review',
  'indicator',
  'mapping_change',
  'mapping_question',
] as const
export type PartKind = (typeof PART_KINDS)[number]
/** What is always there once. */
export const LASTING_KINDS = ['document', 'source_list', 'sharing', 'localisable_list'] as const
export type PlaceKind = PartKind | (typeof LASTING_KINDS)[number] | 'basket' | 'mapping' | 'attachment'

/** The keys of an element that hold a list of parts with pages of their own. */
export type PartKey = { readonly key: string; readonly kind: PartKind }

type KindOfPlace = {
  readonly drawn: DrawnRecord
  readonly parts: readonly PartKey[]
  /** Keys that the product gives and nobody types. */
  readonly given: readonly string[]
}

const described = (
  shape: Shape<unknown>,
  parts: readonly PartKey[] = [],
  given: readonly string[] = ['id'],
): KindOfPlace => {
  const hidden: ReadonlySet<string> = new Set([...given, ...parts.map(({ key }) => key)])
  return { drawn: { is: 'record', keys: recordOf(shape).keys.filter(({ key }) => !hidden.has(key)) }, parts, given }
}

/** Places that are one list: each row of it is edited on the one page. */
const rowsOf = (entry: Shape<unknown>): KindOfPlace => ({
  drawn: { is: 'record', keys: [{ key: 'rows', drawn: list(entry).drawn ?? { is: 'line' }, required: true }] },
  parts: [],
  given: [],
})

/** Collections at the top of the document, in the order in which the format names them. */
export const COLLECTIONS: readonly PartKey[] = [
  { key: 'groups', kind: 'group' },
  { key: 'bodies', kind: 'body' },
  { key: 'roles', kind: 'role' },
  { key: 'categories', kind: 'category' },
  { key: 'grounds', kind: 'ground' },
  { key: 'agreements', kind: 'agreement' },
  { key: 'params', kind: 'param' },
  { key: 'deadlines', kind: 'deadline' },
  { key: 'lists', kind: 'list' },
  { key: 'forms', kind: 'form' },
  { key: 'outcomes', kind: 'outcome' },
  { key: 'processes', kind: 'process' },
  { key: 'reviews', kind: 'review' },
  { key: 'indicators', kind: 'indicator' },
]

const TOP = [...COLLECTIONS.map(({ key }) => key), 'sources', 'handbook', 'sharing', 'basket', 'localisable']

export const KINDS: Readonly<Record<PlaceKind, KindOfPlace>> = {
  document: described(modelDocument, [], ['format', 'id', 'version', 'language', 'supersedes', ...TOP]),
  source_list: rowsOf(source),
  chapter: described(chapter, [{ key: 'paragraphs', kind: 'paragraph' }]),
  paragraph: described(paragraph, [], ['id', 'rev']),
  // Which file it is nobody types: another file is another attachment.
  attachment: described(attachment, [], ['id', 'file']),
  group: described(group),
  body: described(body),
  role: described(role),
  category: described(category),
  ground: described(ground),
  sharing: {
    drawn: {
      is: 'record',
      keys: [{ key: 'rows', drawn: { is: 'list', of: recordOf(sharing, 'role') }, required: true }],
    },
    parts: [],
    given: [],
  },
  agreement: described(agreement),
  param: described(param),
  deadline: described(deadline),
  list: described(modelList),
  form: described(form, [{ key: 'sections', kind: 'section' }]),
  section: described(section, [{ key: 'fields', kind: 'field' }]),
  field: described(field),
  outcome: described(outcome),
  process: described(process, [
    { key: 'stages', kind: 'stage' },
    { key: 'anytime', kind: 'step' },
  ]),
  stage: described(stage, [
    { key: 'steps', kind: 'step' },
    { key: 'transitions', kind: 'transition' },
  ]),
  step: described(step),
  transition: described(transition),
  basket: described(basket, [], []),
  review: described(review),
  indicator: described(indicator),
  localisable_list: rowsOf(localisable),
  mapping: described(
    mappingDocument,
    [
      { key: 'changes', kind: 'mapping_change' },
      { key: 'questions', kind: 'mapping_question' },
    ],
    ['format', 'model', 'from', 'to'],
  ),
  // What a change asks for hangs on its kind (`formOf`).
  mapping_change: { drawn: { is: 'record', keys: [] }, parts: [], given: ['id', 'kind'] },
  mapping_question: described(oneQuestion),
}

/** What the page of one place asks for. */
export function formOf(kind: PlaceKind, value: JsonObject): DrawnRecord {
  const change = kind === 'mapping_change' ? changeOfKind(textIn(value.kind)) : undefined
  if (!change) return KINDS[kind].drawn
  return { is: 'record', keys: recordOf(change).keys.filter(({ key }) => key !== 'id' && key !== 'kind') }
}
