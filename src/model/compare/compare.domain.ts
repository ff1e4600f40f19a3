import { canonicalJson } from '../definition/canonical-json.domain.ts'
import type { ModelDocument } from '../definition/document.ts'
import { type Part, type PartKind, type PartOf, partsOf } from './element-parts.domain.ts'
import { type ChapterDifference, handbookDifferences } from './handbook-differences.domain.ts'
import { type ReadMapping, type Replacement, replacementsOf } from './replacement.domain.ts'

/** One executable part that differs. `keys` are those of its properties whose content differs; what came or went is told whole. */
export type PartDifference<K extends PartKind = PartKind> = {
  [P in K]:
    | {
        readonly kind: P
        readonly key: string
        readonly change: 'added'
        readonly before: null
        readonly after: PartOf[P]
      }
    | {
        readonly kind: P
        readonly key: string
        readonly change: 'removed'
        readonly before: PartOf[P]
        readonly after: null
      }
    | {
        readonly kind: P
        readonly key: string
        readonly change: 'changed'
        readonly before: PartOf[P]
        readonly after: PartOf[P]
        readonly keys: readonly string[]
      }
}[K]

/** What differs between two versions: the text that people read, and what the product executes. */
export type Comparison = {
  readonly from: ModelDocument
  readonly to: ModelDocument
  readonly chapters: readonly ChapterDifference[]
  readonly parts: readonly PartDifference[]
  /** Parts that several took the place of, or that took the place of several; they are not told as added and removed too. */
  readonly replaced: readonly Replacement[]
}

/**
 * Everything that differs between two versions, of one model or of two. With a mapping, parts that took the place of others are told so.
 * Both may be drafts: what leads nowhere yet is told as it is written.
 */
export function compareVersions(from: ModelDocument, to: ModelDocument, mapping?: ReadMapping): Comparison {
  const replacements = mapping ? replacementsOf(mapping) : []
  const single = replacements.filter((one) => one.from.length === 1 && one.to.length === 1)
  const renamed = new Map(
    single.map(({ kind, from: [old = ''], to: [now = ''] }) => [`${kind} ${now}`, `${kind} ${old}`]),
  )
  return {
    from,
    to,
    chapters: handbookDifferences(from, to),
    parts: partDifferences(partsOf(from), partsOf(to), { renamed, replacements, names: newNames(single) }),
    replaced: replacements.filter((one) => !single.includes(one)),
  }
}

/** What a mapping says: which place is now which, what was replaced, and which id stands for which wherever it is named. */
type Known = {
  readonly renamed: ReadonlyMap<string, string>
  readonly replacements: readonly Replacement[]
  readonly names: ReadonlyMap<string, string>
}
const newNames = (single: readonly Replacement[]): ReadonlyMap<string, string> =>
  new Map(single.flatMap(({ kind, from, to }) => (kind === 'field' ? [] : [[from.join(), to.join()] as const])))

const placeOf = ({ kind, key }: Part): string => `${kind} ${key}`

/** Where a part stood before what holds it was renamed: a question of a form, a cell of a role. */
function placeUnder({ kind, key }: Part, oldNames: ReadonlyMap<string, string>): string {
  const [holder = '', ...own] = key.split('/')
  return `${kind} ${[oldNames.get(holder) ?? holder, ...own].join('/')}`
}

function partDifferences(
  before: readonly Part[],
  after: readonly Part[],
  { renamed, replacements, names }: Known,
): readonly PartDifference[] {
  const then = new Map(before.map((part) => [placeOf(part), part]))
  const oldNames = new Map([...names].map(([old, now]) => [now, old]))
  const oldPlace = (part: Part) => renamed.get(placeOf(part)) ?? placeUnder(part, oldNames)
  const found = new Set(after.map(oldPlace))
  const gone = before.filter((part) => !found.has(placeOf(part)))
  const come = after.filter((part) => !then.has(oldPlace(part)))
  const told = new Set(replacements.flatMap(({ kind, from, to }) => [...from, ...to].map((key) => `${kind} ${key}`)))
  const changed = after.flatMap((part) => {
    const old = then.get(oldPlace(part))
    return old ? changeBetween(old, part, names) : []
  })
  const untold = (parts: readonly Part[]) => topmost(parts.filter((part) => !told.has(placeOf(part))))
  return withJoinedCells([...untold(gone).map(removed), ...untold(come).map(added), ...changed])
}

/** Cells of the sharing table that changed alike are told together, with all their categories. */
function withJoinedCells(differences: readonly PartDifference[]): readonly PartDifference[] {
  const joined = new Map<string, PartDifference>()
  for (const one of differences) {
    const alike = one.kind === 'cell' ? `cell ${canonicalJson(withoutCategories(one))}` : placeOfDifference(one)
    const first = joined.get(alike)
    joined.set(alike, first?.kind === 'cell' && one.kind === 'cell' ? together(first, one) : one)
  }
  return [...joined.values()]
}

type CellDifference = PartDifference<'cell'>
const placeOfDifference = ({ kind, key, change }: PartDifference): string => `${kind} ${key} ${change}`
const withoutCategories = ({ key: _, ...difference }: CellDifference) => ({
  ...difference,
  before: difference.before && { ...difference.before, categories: [] },
  after: difference.after && { ...difference.after, categories: [] },
})

function together(one: CellDifference, other: CellDifference): CellDifference {
  const categories = [one, other].flatMap(({ before, after }) => (after ?? before)?.categories ?? [])
  if (one.change === 'added') return { ...one, after: { ...one.after, categories } }
  if (one.change === 'removed') return { ...one, before: { ...one.before, categories } }
  return { ...one, before: { ...one.before, categories }, after: { ...one.after, categories } }
}

/** What came or went inside something that came or went with it is told with that. */
function topmost(parts: readonly Part[]): readonly Part[] {
  const own = new Set(parts.map(placeOf))
  return parts.filter((part) => {
    const container = containerOf(part)
    return container === null || !own.has(container)
  })
}

/** Where a part stands, as the place of another part; nothing where it stands by itself. */
function containerOf({ kind, element }: Part): string | null {
  switch (kind) {
    case 'stage':
      return `process ${element.in}`
    case 'step':
    case 'transition':
      return `stage ${element.in}`
    case 'item':
      return `list ${element.in}`
    case 'section':
      return `form ${element.in}`
    case 'field':
      return `section ${element.in}`
    case 'option':
      return `field ${element.in}`
    case 'cell':
      return `role ${element.role}`
    default:
      return null
  }
}

// Both sides are of one kind: places begin with it.
const added = (part: Part) => ({ ...about(part), change: 'added', before: null, after: part.element }) as PartDifference
const removed = (part: Part) =>
  ({ ...about(part), change: 'removed', before: part.element, after: null }) as PartDifference
const about = ({ kind, key }: Part) => ({ kind, key })

function changeBetween(old: Part, now: Part, names: Known['names']): readonly PartDifference[] {
  const keys = differingKeys(old.element, now.element, names).filter((key) => !APART.has(`${now.kind} ${key}`))
  if (keys.length === 0) return []
  return [{ ...about(now), change: 'changed', before: old.element, after: now.element, keys } as PartDifference]
}

/** What is compared as parts of its own; of these lists only their order is a change of what holds them. */
const APART: ReadonlySet<string> = new Set([
  'model handbook',
  'model format',
  'model id',
  'model version',
  'model language',
  'model basket',
  'model sharing',
  'model localisable',
  'model sources',
])
const ONLY_ORDER: ReadonlySet<string> = new Set([
  ...['groups', 'bodies', 'roles', 'categories', 'grounds', 'agreements', 'params', 'deadlines', 'lists', 'forms'],
  ...['outcomes', 'processes', 'reviews', 'indicators', 'items', 'sections', 'fields', 'options', 'anytime', 'stages'],
  ...['steps', 'transitions'],
])

function differingKeys(before: object, after: object, names: Known['names']): readonly string[] {
  const [old, now] = [new Map(Object.entries(before)), new Map(Object.entries(after))]
  // What is compared is one part: another id of it comes from a mapping, and people see no ids.
  return [...new Set([...old.keys(), ...now.keys()])].filter((key) => {
    if (key === 'id') return false
    const [then, current] = [old.get(key), now.get(key)]
    if (ONLY_ORDER.has(key) && isRow(then) && isRow(current)) return isReordered(then, current)
    const wanted = canonicalJson(current)
    return canonicalJson(then) !== wanted && canonicalJson(underNewNames(then, names)) !== wanted
  })
}

/** The same content with ids that were renamed: a role called otherwise is told once, not at each step that it does. */
function underNewNames(value: unknown, names: Known['names']): unknown {
  if (typeof value === 'string') return names.get(value) ?? value
  if (Array.isArray(value)) return value.map((one: unknown) => underNewNames(one, names))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, underNewNames(one, names)]))
}

type Row = readonly { readonly id: string }[]
const isRow = (value: unknown): value is Row =>
  value === undefined ||
  (Array.isArray(value) && value.every((one: unknown) => typeof one === 'object' && one !== null && 'id' in one))

function isReordered(before: Row = [], after: Row = []): boolean {
  const [then, now] = [new Set(before.map(({ id }) => id)), new Set(after.map(({ id }) => id))]
  const kept = before.filter(({ id }) => now.has(id)).map(({ id }) => id)
  return (
    kept.join() !==
    after
      .filter(({ id }) => then.has(id))
      .map(({ id }) => id)
      .join()
  )
}
