import {
  AGREEMENT_KINDS,
  type AgreementType,
  type Body,
  type Category,
  type Composition,
  type Deadline,
  EXTENTS,
  GROUND_KINDS,
  GROUND_RECORDS,
  type Ground,
  LEVELS,
  PARTIES,
  type Param,
  QUORUM_PARTS,
  type Quorum,
  ROLE_ACTS,
  type Role,
  SEES,
  SENSITIVITIES,
  type Sharing,
  TIME_UNITS,
} from './document.ts'
import { recordOf } from './drawn.domain.ts'
import { bounds, clause, elementId, eventRef, groups, name, sectors } from './element-shape.domain.ts'
import {
  integer,
  isObject,
  list,
  numberOrParam,
  oneOf,
  optional,
  record,
  ref,
  type Shape,
  text,
  yesNo,
} from './shape.domain.ts'

/** Who works together, what they may know, and by when (FORMAT.md, sections 5, 6 and 7). */
const headcount = record<NonNullable<Composition['roles']>[number]>({
  role: ref('role'),
  min: integer(0),
  max: optional(integer(0)),
})
const composition = record<Composition>({
  minSectors: optional(numberOrParam),
  sectors: optional(sectors),
  roles: optional(list(headcount)),
  partOf: optional(ref('body')),
})

const quorum = record<Quorum>({
  members: optional(numberOrParam),
  part: optional(oneOf(QUORUM_PARTS)),
  sectors: optional(sectors),
  roles: optional(list(ref('role'))),
})

export const body = record<Body>({
  id: elementId('body'),
  name,
  abbreviation: optional(text),
  level: oneOf(LEVELS),
  lifetime: oneOf(['standing', 'per_case']),
  sees: oneOf(['names', 'coded', 'counts']),
  purpose: optional(text),
  composition,
  createdBy: optional(ref('agreement')),
  chair: optional(ref('role')),
  meets: optional(ref('deadline')),
  quorum: optional(quorum),
  groups,
  clause,
})

export const role = record<Role>({
  id: elementId('role'),
  name,
  description: optional(text),
  level: oneOf(['region', 'powiat', 'gmina', 'case']),
  sees: oneOf(SEES),
  body: optional(ref('body')),
  sectors: optional(sectors),
  appointedBy: optional(text),
  needs: optional(list(ref('agreement'))),
  courses: optional(list(ref('course'))),
  can: optional(list(oneOf(ROLE_ACTS))),
  groups,
  clause,
})

export const agreement = record<AgreementType>({
  id: elementId('agreement'),
  name,
  kind: oneOf(AGREEMENT_KINDS),
  parties: list(oneOf(PARTIES), 'bad_value'),
  form: optional(ref('form')),
  endsAccess: yesNo,
  clause,
})

export const category = record<Category>({
  id: elementId('category'),
  name,
  description: text,
  sensitivity: oneOf(SENSITIVITIES),
  clause,
})

export const ground = record<Ground>({
  id: elementId('ground'),
  name,
  kind: oneOf(GROUND_KINDS),
  record: list(oneOf(GROUND_RECORDS)),
  shownToFamily: yesNo,
  revocable: yesNo,
  description: text,
  clause,
})

export const sharing = record<Sharing>({
  role: ref('role'),
  sectors: optional(sectors),
  categories: list(ref('category'), 'bad_value'),
  extent: oneOf(EXTENTS),
  grounds: list(ref('ground'), 'missing_ground'),
  clause,
})

export const param = record<Param>({
  id: elementId('param'),
  name,
  unit: oneOf(['count', 'pln']),
  value: integer(0),
  local: bounds,
  clause,
})

const roleTurn = record<{ readonly role: string }>({ role: ref('role') })
const institutionTurn = record<{ readonly institution: 'asked' | 'responsible' }>({
  institution: oneOf(['asked', 'responsible']),
})
const turn: Shape<Deadline['turn']> = {
  ...roleTurn,
  drawn: {
    is: 'record',
    keys: [roleTurn, institutionTurn].flatMap((shape) =>
      recordOf(shape).keys.map((one) => ({ ...one, required: false })),
    ),
  },
  read: (given, path, reading) =>
    isObject(given) && 'institution' in given
      ? institutionTurn.read(given, path, reading)
      : roleTurn.read(given, path, reading),
}

export const deadline = record<Deadline>({
  id: elementId('deadline'),
  name,
  force: oneOf(['statutory', 'agreed']),
  amount: integer(1),
  unit: oneOf(TIME_UNITS),
  from: list(eventRef, 'bad_event'),
  anchor: optional(oneOf(['latest', 'first'])),
  until: list(eventRef, 'bad_event'),
  direction: optional(oneOf(['after', 'before'])),
  pausable: yesNo,
  turn,
  remindBefore: optional(integer(0)),
  local: bounds,
  clause,
})
