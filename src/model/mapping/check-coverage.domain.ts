import { at } from '../definition/shape.domain.ts'
import { fieldKey, whatChanged } from './between-versions.domain.ts'
import type { MappingCheck, PlacedChange, Version } from './mapping-check.domain.ts'
import { type Touch, type Touches, touchesOf, wordsFor } from './touches.domain.ts'

/**
 * Every id that disappears or appears is named by exactly one change, and so is every paragraph of another revision and every deadline
 * of another length: of these the text of differences and clocks that run must be told (FORMAT.md, section 13). Whether a new form is
 * added is said once: with it come its fields, because nobody has filled it in.
 */
export function checkCoverage(check: MappingCheck): void {
  const covered = new Set<string>()
  for (const placed of check.changes) {
    const touches = touchesOf(placed.change, check)
    checkExist(check, placed, touches)
    for (const side of ['from', 'to', 'stays'] as const) {
      for (const touch of touches[side]) cover(check, placed, covered, side, touch)
    }
  }
  checkNothingLeft(check, covered)
}

/** An element is named by its id alone, whatever its kind; fields and paragraphs have ids of their own. */
const keyOf = (side: string, kind: Touch['kind'], id: string): string =>
  `${side} ${kind === 'field' || kind === 'clause' ? kind : 'element'} ${id}`

function cover(
  { refuse }: MappingCheck,
  { path }: PlacedChange,
  covered: Set<string>,
  side: string,
  touch: Touch,
): void {
  const key = keyOf(side, touch.kind, touch.id)
  if (covered.has(key)) refuse('covered_twice', at(path, touch.key), wordsFor(touch))
  covered.add(key)
}

function checkExist(check: MappingCheck, { change, path }: PlacedChange, touches: Touches): void {
  const { from, to, refuse } = check
  for (const touch of [...touches.from, ...touches.stays]) {
    if (!has(from, touch)) refuse('unknown_from', at(path, touch.key), wordsFor(touch))
  }
  for (const touch of [...touches.to, ...touches.stays, ...touches.mentions]) {
    if (!has(to, touch)) refuse('unknown_to', at(path, touch.key), wordsFor(touch))
  }
  for (const touch of touches.from) {
    if (has(from, touch) && isStill(to, touch, touches.to))
      refuse('bad_change', at(path, touch.key), `${wordsFor(touch)} jest też w nowej wersji`)
  }
  if (!APPEARS.has(change.kind)) return
  for (const touch of touches.to) {
    if (has(to, touch) && isStill(from, touch, touches.from))
      refuse('bad_change', at(path, touch.key), `${wordsFor(touch)} jest już w starej wersji`)
  }
}

/** Kinds of changes whose `to` is new. What is split or merged may go into something that was there before. */
const APPEARS: ReadonlySet<string> = new Set([
  'stage_renamed',
  'step_renamed',
  'role_renamed',
  'form_renamed',
  'field_added',
  'clause_added',
  'added',
])

function has({ has: contents }: Version, { kind, id, section }: Touch): boolean {
  if (kind === 'clause') return contents.paragraphs.has(id)
  if (kind === 'field') {
    const place = contents.fields.get(id)
    return place !== undefined && (section === undefined || place.section === section)
  }
  const element = contents.elements.get(id)
  return element !== undefined && (kind === 'any' || element.kind === kind)
}

/** Under any kind: an id is never used again for another meaning. A field may go to another section of its form. */
function isStill({ has: contents }: Version, { kind, id, section }: Touch, others: readonly Touch[]): boolean {
  if (kind === 'clause') return contents.paragraphs.has(id)
  if (kind !== 'field') return contents.elements.has(id)
  const goesOn = others.some((other) => other.id === id && other.section !== section)
  return contents.fields.has(id) && !goesOn
}

function checkNothingLeft(check: MappingCheck, covered: ReadonlySet<string>): void {
  const between = whatChanged(check.from.document, check.to.document)
  const left = (side: string, touch: Pick<Touch, 'kind' | 'id'>, words: string) => {
    if (!covered.has(keyOf(side, touch.kind, touch.id)) && !check.unread.has(touch.id))
      check.refuse('not_covered', 'changes', `${wordsFor(touch)} ${words}`)
  }
  const newForms = new Set(between.added.elements.filter(({ kind }) => kind === 'form').map(({ id }) => id))
  const withItsForm = (form: string) => newForms.has(form) && isAdded(check, form)

  for (const element of between.removed.elements) left('from', element, GONE)
  for (const place of between.removed.fields) left('from', { kind: 'field', id: fieldKey(place) }, GONE)
  for (const { id } of between.removed.paragraphs) left('from', { kind: 'clause', id }, GONE)
  for (const element of between.added.elements) left('to', element, NEW)
  for (const place of between.added.fields) {
    if (!withItsForm(place.form)) left('to', { kind: 'field', id: fieldKey(place) }, NEW)
  }
  for (const { id } of between.added.paragraphs) left('to', { kind: 'clause', id }, NEW)
  for (const { clause } of between.rewritten) left('stays', { kind: 'clause', id: clause }, 'ma nowe wydanie')
  for (const { deadline } of between.deadlines) left('stays', { kind: 'deadline', id: deadline }, 'ma inną długość')
}

const GONE = 'jest tylko w starej wersji'
const NEW = 'jest tylko w nowej wersji'

const isAdded = ({ changes }: MappingCheck, form: string): boolean =>
  changes.some(({ change }) => change.kind === 'added' && change.elements.includes(form))
