import { LocalDate } from '#kernel'
import type { ElementKind } from './model-ids.domain.ts'
import {
  at,
  drawnAs,
  integer,
  label,
  list,
  matching,
  oneOf,
  optional,
  type Reading,
  record,
  ref,
  type Shape,
  value,
} from './shape.domain.ts'
import { EVENTS, type EventName, type EventRef, type Name, SECTORS } from './vocabulary.ts'

/** Shapes that every part of a model uses (FORMAT.md, section 1). */
const ELEMENT_ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
const PARAGRAPH_ID = /^[A-Z]{1,3}-\d+\.\d+$/
const CHAPTER_ID = /^[A-Z]{1,3}-\d+$/
export const VERSION = /^\d+\.\d+$/

/** An id that must be unique in its scope only: a section or field in a form, an item in a list, an option in a field. */
export const localId = drawnAs(
  { is: 'id' },
  matching(ELEMENT_ID, 'małe litery bez znaków polskich, cyfry i pojedyncze łączniki', 'bad_id'),
)
export const elementId = (kind: ElementKind): Shape<string> => giving(kind, idShape(ELEMENT_ID))
export const paragraphId = giving('clause', idShape(PARAGRAPH_ID))
export const chapterId = giving('chapter', idShape(CHAPTER_ID))
/** Sources are cited, not executed: any word may name them. */
export const sourceId = giving('source', idShape(/^\S+$/))
/** A file is shown, not executed: its id is one among attachments only, and stands in the address of the file. */
export const attachmentId = giving('attachment', idShape(ELEMENT_ID))
/** The id of a paragraph that is no longer in the handbook. */
export const pastParagraphId = idShape(PARAGRAPH_ID)

function idShape(pattern: RegExp): Shape<string> {
  const read = (given: unknown, path: string, reading: Reading): string => {
    const id = typeof given === 'string' ? given : ''
    if (!pattern.test(id)) reading.refuse('bad_id', path, id)
    return id
  }
  return { read, fallback: '', missing: 'missing_key', drawn: { is: 'id' } }
}

function giving(kind: ElementKind, shape: Shape<string>): Shape<string> {
  const read = (given: unknown, path: string, reading: Reading): string => {
    const id = shape.read(given, path, reading)
    if (id !== '') reading.give(kind, id, path)
    return id
  }
  return { ...shape, read }
}

const bothLanguages = record<Name>({ pl: label, en: label })
export const name: Shape<Name> = { ...bothLanguages, missing: 'missing_label' }
export const clause = ref('clause')
export const groups = optional(list(ref('group')))
export const sectors = list(oneOf(SECTORS, 'unknown_sector'))
export const bounds = optional(record({ min: integer(0), max: integer(0) }))

export const day = drawnAs(
  { is: 'day' },
  value(
    (given): given is string => LocalDate.safeParse(given).success,
    '',
    'potrzebny jest dzień w zapisie RRRR-MM-DD',
  ),
)

type EventSubject = 'stage' | 'step' | 'form' | 'review' | 'body' | 'ground' | 'agreement'
/** Of what an event is: `of` is required exactly for these (FORMAT.md, section 7). */
const EVENT_SUBJECTS: ReadonlyMap<EventName, EventSubject> = new Map([
  ['stage_entered', 'stage'],
  ['stage_left', 'stage'],
  ['step_done', 'step'],
  ['form_completed', 'form'],
  ['review_held', 'review'],
  ['meeting_planned', 'body'],
  ['invitations_sent', 'body'],
  ['meeting_held', 'body'],
  ['minutes_confirmed', 'body'],
  ['request_sent', 'ground'],
  ['request_answered', 'ground'],
  ['agreement_signed', 'agreement'],
  ['agreement_ends', 'agreement'],
])
/** Without `of`: any request. */
const ANY_SUBJECT: ReadonlySet<EventName> = new Set(['request_sent', 'request_answered'])

const eventWithSubject = record<EventRef>({
  event: oneOf(EVENTS, 'unknown_event'),
  of: optional(drawnAs({ is: 'event_subject' }, matching(/./, 'potrzebny jest identyfikator', 'bad_event'))),
})

export const eventRef: Shape<EventRef> = {
  ...eventWithSubject,
  read: (given, path, reading) => {
    const event = eventWithSubject.read(given, path, reading)
    checkSubject(event, path, reading)
    return event
  },
}

function checkSubject({ event, of }: EventRef, path: string, reading: Reading): void {
  if (!isEvent(event)) return
  const subject = EVENT_SUBJECTS.get(event)
  if (subject && of) reading.refer(subject, of, at(path, 'of'))
  else if (subject && of === undefined && !ANY_SUBJECT.has(event))
    reading.refuse('bad_event', at(path, 'of'), `zdarzenie „${event}” musi wskazywać, czego dotyczy (klucz „of”)`)
  else if (!subject && of !== undefined)
    reading.refuse('bad_event', at(path, 'of'), `zdarzenie „${event}” nie ma klucza „of”`)
}

const events: ReadonlySet<string> = new Set(EVENTS)
const isEvent = (event: string): boolean => events.has(event)
