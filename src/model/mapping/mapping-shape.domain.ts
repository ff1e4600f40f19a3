import { LocalDate } from '#kernel'
import { TIME_UNITS } from '../definition/document.ts'
import { type DrawnBetween, recordOf, variantsOf } from '../definition/drawn.domain.ts'
import { name, VERSION } from '../definition/element-shape.domain.ts'
import { ELEMENT_KINDS } from '../definition/model-ids.domain.ts'
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
type Side = 'old' | 'new'
type Kinds = DrawnBetween['kinds']
const between = (side: Side, kinds: Kinds): DrawnBetween => ({ is: 'between', side, kinds })
/** The id of something that one of the two versions has; whether it does is judged with both of them (`check-coverage`). */
const one = (side: Side, ...kinds: Kinds): Shape<string> => drawnAs(between(side, kinds), string)
const some = (side: Side, ...kinds: Kinds): Shape<readonly string[]> => list(one(side, ...kinds), 'bad_value')
/** What one version has and the other has not. */
const only = (side: Side) => list(drawnAs({ ...between(side, ELEMENT_KINDS), alone: true }, string), 'bad_value')

const severalOf = (...kinds: Kinds): Shape<readonly string[]> => {
  const ids = some('new', ...kinds)
  return {
    ...ids,
    read: (given, path, reading) => {
      const read = ids.read(given, path, reading)
      if (read.length === 1) reading.refuse('bad_value', path, 'potrzebne są co najmniej dwa identyfikatory')
      return read
    },
  }
}
const place = (side: Side) =>
  record<FieldPlace>({ form: one(side, 'form'), section: one(side, 'section'), field: one(side, 'field') })
const duration = record<Duration>({ amount: integer(1), unit: oneOf(TIME_UNITS) })
const question = { question: optional(drawnAs({ is: 'pick', from: 'questions_here' }, string)) }
const seeAlso = { seeAlso: optional(list(one('new', 'clause'))) }
const renamed = (kind: Kinds[number]) => ({ from: one('old', kind), to: one('new', kind), done: oneOf(['keep']) })
const done = oneOf(['all', 'none', 'ask'])

/** The keys of each kind of change (FORMAT.md, section 13). */
const CHANGES: { readonly [K in ChangeKind]: Fields<ChangeKeys[K]> } = {
  stage_renamed: renamed('stage'),
  step_renamed: renamed('step'),
  role_renamed: renamed('role'),
  form_renamed: renamed('form'),
  stage_split: {
    from: one('old', 'stage'),
    to: severalOf('stage'),
    place: list(
      record<Placement>({ when: optional(list(ruleUse, 'bad_place')), to: one('new', 'stage') }),
      'bad_place',
    ),
    steps: byId(one('new', 'stage'), between('old', ['step'])),
    deadlines: byId(oneOf(['keep_start', 'restart']), between('old', ['deadline'])),
    ...question,
  },
  stage_merged: { from: some('old', 'stage'), to: one('new', 'stage') },
  stage_removed: { from: one('old', 'stage'), to: one('new', 'stage') },
  step_split: { from: one('old', 'step'), to: severalOf('step'), done, ...question },
  step_merged: { from: some('old', 'step'), to: one('new', 'step'), done, ...question },
  step_removed: { from: one('old', 'step'), done: oneOf(['keep_as_history']) },
  role_split: {
    from: one('old', 'role'),
    to: severalOf('role'),
    holders: oneOf(['ask', 'all']),
    openTasks: one('new', 'role'),
    access: byId(oneOf(['keep', 'drop_names']), between('new', ['role'])),
    ...question,
  },
  role_merged: { from: some('old', 'role'), to: one('new', 'role') },
  field_moved: { from: place('old'), to: place('new'), values: oneOf(['copy_if_empty', 'leave']) },
  field_added: { to: place('new'), required: yesNo, finished: oneOf(['leave']), drafts: oneOf(['ask', 'leave']) },
  field_removed: { from: place('old'), finished: oneOf(['leave']), drafts: oneOf(['drop', 'keep_as_note']) },
  deadline_changed: {
    deadline: one('new', 'deadline'),
    old: duration,
    new: duration,
    running: oneOf(['recalculate', 'keep', 'later_of']),
    notBeforeDays: optional(integer(0)),
    localValues: oneOf(['clamp', 'keep_if_in_bounds']),
  },
  category_narrowed: {
    category: one('new', 'category'),
    leftOut: text,
    disclosures: oneOf(['keep_for_narrowed', 'close']),
    entries: oneOf(['ask', 'close_to_others']),
    ...question,
  },
  clause_added: { clause: one('new', 'clause'), ...seeAlso, toRev: optional(integer(1)) },
  clause_removed: { clause: one('old', 'clause'), ...seeAlso, fromRev: optional(integer(1)) },
  clause_changed: { clause: one('new', 'clause'), ...seeAlso, fromRev: integer(1), toRev: integer(1) },
  added: { elements: only('new') },
  removed: { elements: only('old') },
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
  ['assign', record({ assign: byId(oneOf(['current_holder', 'chosen']), between('new', ['role'])) })],
  ['place', record({ place: one('new', 'stage') })],
  ['done', record({ done: byId(yesNo, between('new', ['step'])) })],
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
  to: one('old', 'role'),
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
