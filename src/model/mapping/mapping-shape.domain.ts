import { LocalDate } from '#kernel'
import { TIME_UNITS } from '../definition/document.ts'
import { recordOf, variantsOf } from '../definition/drawn.domain.ts'
import { name, VERSION } from '../definition/element-shape.domain.ts'
import { ruleUse } from '../definition/rule-shape.domain.ts'
import {
  at,
  byId,
  drawnAs,
  type Fields,
  integer,
  isObject,
  list,
  matching,
  oneOf,
  optional,
  orNull,
  quote,
  type Reading,
  record,
  refusedAs,
  type Shape,
  string,
  text,
  value,
  yesNo,
} from '../definition/shape.domain.ts'
import type {
  Change,
  ChangeKeys,
  ChangeKind,
  Duration,
  Effect,
  FieldPlace,
  MappingDocument,
  Placement,
  Question,
  QuestionOption,
} from './mapping.ts'

/** Nobody waits longer than a year for an answer, or takes a move back after one. */
const LONGEST = 366
const ids = list(string, 'bad_value')
const several: Shape<readonly string[]> = {
  ...ids,
  read: (given, path, reading) => {
    const read = ids.read(given, path, reading)
    if (read.length === 1) reading.refuse('bad_value', path, 'potrzebne są co najmniej dwa identyfikatory')
    return read
  },
}
const place = record<FieldPlace>({ form: string, section: string, field: string })
const duration = record<Duration>({ amount: integer(1), unit: oneOf(TIME_UNITS) })
const question = { question: optional(string) }
const seeAlso = { seeAlso: optional(list(string)) }
const renamed = { from: string, to: string, done: oneOf(['keep']) }
const done = oneOf(['all', 'none', 'ask'])

/** The keys of each kind of change (FORMAT.md, section 13). */
const CHANGES: { readonly [K in ChangeKind]: Fields<ChangeKeys[K]> } = {
  stage_renamed: renamed,
  step_renamed: renamed,
  role_renamed: renamed,
  form_renamed: renamed,
  stage_split: {
    from: string,
    to: several,
    place: list(record<Placement>({ when: optional(list(ruleUse, 'bad_place')), to: string }), 'bad_place'),
    steps: byId(string),
    deadlines: byId(oneOf(['keep_start', 'restart'])),
    ...question,
  },
  stage_merged: { from: ids, to: string },
  stage_removed: { from: string, to: string },
  step_split: { from: string, to: several, done, ...question },
  step_merged: { from: ids, to: string, done, ...question },
  step_removed: { from: string, done: oneOf(['keep_as_history']) },
  role_split: {
    from: string,
    to: several,
    holders: oneOf(['ask', 'all']),
    openTasks: string,
    access: byId(oneOf(['keep', 'drop_names'])),
    ...question,
  },
  role_merged: { from: ids, to: string },
  field_moved: { from: place, to: place, values: oneOf(['copy_if_empty', 'leave']) },
  field_added: { to: place, required: yesNo, finished: oneOf(['leave']), drafts: oneOf(['ask', 'leave']) },
  field_removed: { from: place, finished: oneOf(['leave']), drafts: oneOf(['drop', 'keep_as_note']) },
  deadline_changed: {
    deadline: string,
    old: duration,
    new: duration,
    running: oneOf(['recalculate', 'keep', 'later_of']),
    notBeforeDays: optional(integer(0)),
    localValues: oneOf(['clamp', 'keep_if_in_bounds']),
  },
  category_narrowed: {
    category: string,
    leftOut: text,
    disclosures: oneOf(['keep_for_narrowed', 'close']),
    entries: oneOf(['ask', 'close_to_others']),
    ...question,
  },
  clause_added: { clause: string, ...seeAlso, toRev: optional(integer(1)) },
  clause_removed: { clause: string, ...seeAlso, fromRev: optional(integer(1)) },
  clause_changed: { clause: string, ...seeAlso, fromRev: integer(1), toRev: integer(1) },
  added: { elements: ids },
  removed: { elements: ids },
}

const SHAPES: ReadonlyMap<unknown, Shape<Change>> = new Map(
  Object.entries(CHANGES).map(([kind, keys]) => {
    const fields = { id: string, kind: oneOf([kind]), note: optional(text), ...keys }
    // Each row of the table is typed by `ChangeKeys`; together with the common keys it is one member of `Change`.
    return [kind, record(fields as Fields<Change>)]
  }),
)

const changesDrawn = variantsOf('kind', Object.fromEntries([...SHAPES].map(([kind, shape]) => [String(kind), shape])))

/** A change of an unknown kind is refused once and taken for nothing: what it names cannot be judged. */
const change: Shape<Change | null> = {
  read: (given, path, reading) => {
    const shape = isObject(given) ? SHAPES.get(given.kind) : undefined
    if (shape) return shape.read(given, path, reading)
    refuseChange(given, path, reading)
    return null
  },
  fallback: null,
  missing: 'missing_key',
  drawn: changesDrawn,
}

/** Kinds of changes, in the order of the format. */
export const CHANGE_KINDS: readonly string[] = Object.keys(CHANGES)
/** The keys of one kind of change, for whoever writes it. */
export const changeOfKind = (kind: string): Shape<Change> | undefined => SHAPES.get(kind)

function refuseChange(given: unknown, path: string, reading: Reading): void {
  if (!isObject(given)) reading.refuse('bad_change', path, `potrzebny jest obiekt, a jest „${quote(given)}”`)
  else if (!Object.hasOwn(given, 'kind')) reading.refuse('missing_key', at(path, 'kind'), 'kind')
  else reading.refuse('unknown_change', at(path, 'kind'), quote(given.kind))
}

const EFFECTS: ReadonlyMap<unknown, Shape<Effect>> = new Map<unknown, Shape<Effect>>([
  ['assign', record({ assign: byId(oneOf(['current_holder', 'chosen'])) })],
  ['place', record({ place: string })],
  ['done', record({ done: byId(yesNo) })],
  ['entries', record({ entries: oneOf(['close_to_others', 'edit_by_author']) })],
])

const effectKeys = [...EFFECTS.values()].flatMap((shape) =>
  recordOf(shape).keys.map((one) => ({ ...one, required: false })),
)

const oneEffect: Shape<Effect> = {
  read: (given, path, reading) => {
    const shape = isObject(given) ? EFFECTS.get(Object.keys(given)[0]) : undefined
    if (shape) return shape.read(given, path, reading)
    reading.refuse('bad_effect', path, `potrzebne jest jedno z: ${[...EFFECTS.keys()].join(', ')}`)
    return oneEffect.fallback
  },
  fallback: { place: '' },
  missing: 'missing_key',
  drawn: { is: 'record', keys: effectKeys },
}
const effect: Shape<Effect> = { ...refusedAs('bad_effect', oneEffect), missing: 'missing_key' }

export const oneQuestion = record<Question>({
  id: string,
  text,
  to: string,
  per: oneOf(['case', 'holder']),
  days: integer(1, LONGEST, 'bad_date'),
  options: list(record<QuestionOption>({ id: string, label: text, effect }), 'bad_value'),
  default: orNull(string),
})

/** As it was read: a change that could not be told at all is `null`. */
export type ReadMapping = Omit<MappingDocument, 'changes'> & { readonly changes: readonly (Change | null)[] }

const day = drawnAs(
  { is: 'day' },
  value(
    (given): given is string => LocalDate.safeParse(given).success,
    '',
    'potrzebny jest dzień w zapisie RRRR-MM-DD',
    'bad_date',
  ),
)
const version = matching(VERSION, 'potrzebna jest wersja w zapisie 1.0', 'bad_version')

/** The whole file (FORMAT.md, section 13). */
export const mappingDocument = record<ReadMapping>({
  format: { ...oneOf(['kooperacja-mapping/1'], 'bad_format'), missing: 'bad_format' },
  model: string,
  from: version,
  to: version,
  disclaimer: { ...name, missing: 'missing_key' },
  effectiveFrom: day,
  undoDays: integer(0, LONGEST, 'bad_date'),
  changes: list(change),
  questions: list(oneQuestion),
})
