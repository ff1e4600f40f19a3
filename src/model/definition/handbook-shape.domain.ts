import {
  ATTACHMENT_TYPES,
  type AttachedFile,
  type Attachment,
  type Chapter,
  type Group,
  MOST_ATTACHED_BYTES,
  type Paragraph,
  type Provenance,
  type Source,
  type Withdrawn,
} from './document.ts'
import { variantsOf } from './drawn.domain.ts'
import {
  attachmentId,
  chapterId,
  clause,
  elementId,
  name,
  paragraphId,
  pastParagraphId,
  sourceId,
  VERSION,
} from './element-shape.domain.ts'
import {
  at,
  drawnAs,
  integer,
  isObject,
  label,
  list,
  matching,
  oneOf,
  optional,
  type Reading,
  record,
  ref,
  type Shape,
  string,
  text,
} from './shape.domain.ts'

const sources: Shape<string | readonly string[]> = {
  read: (given, path, reading) =>
    Array.isArray(given)
      ? list(ref('source'), 'bad_provenance').read(given, path, reading)
      : ref('source').read(given, path, reading),
  fallback: '',
  missing: 'bad_provenance',
  drawn: { is: 'list', of: { is: 'ref', to: 'source' }, alone: true },
}

const BY_MARK = {
  found: record<Extract<Provenance, { mark: 'found' }>>({ mark: oneOf(['found']), source: sources }),
  inferred: record<Extract<Provenance, { mark: 'inferred' }>>({
    mark: oneOf(['inferred']),
    why: { ...text, missing: 'bad_provenance' },
    source: optional(sources),
  }),
} as const

/** Section 4: `found` names what was read, `inferred` says what was assumed. */
const provenance: Shape<Provenance> = {
  read: (given, path, reading) => {
    const mark = isObject(given) ? given.mark : undefined
    if (mark === 'found' || mark === 'inferred') return BY_MARK[mark].read(given, path, provenanceReading(reading))
    reading.refuse(
      'bad_provenance',
      isObject(given) ? at(path, 'mark') : path,
      'potrzebny jest znak „found” albo „inferred”',
    )
    return { mark: 'found', source: [] }
  },
  fallback: { mark: 'found', source: [] },
  missing: 'bad_provenance',
  drawn: variantsOf('mark', BY_MARK),
}

/** Missing and empty parts of a provenance are one failure: the reader would not know where the text comes from. */
const provenanceReading = (reading: Reading): Reading => ({
  ...reading,
  refuse: (code, path, what) =>
    reading.refuse(
      code === 'bad_value' ? 'bad_provenance' : code,
      path,
      code === 'bad_provenance' ? 'brakuje źródła albo uzasadnienia' : what,
    ),
})

export const paragraph = record<Paragraph>({
  id: paragraphId,
  rev: integer(1),
  title: label,
  text: drawnAs({ is: 'structured' }, string),
  prov: provenance,
})

export const chapter = record<Chapter>({ id: chapterId, title: name, paragraphs: list(paragraph) })

export const withdrawn = record<Withdrawn>({
  id: pastParagraphId,
  in: matching(VERSION, 'potrzebna jest wersja w zapisie 1.0'),
  reason: text,
  seeAlso: list(ref('clause')),
})

/** What a file may be called: no sign that steers how a name is shown or where a file lands. */
const FILE_NAME = /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\:*?"<>|]{1,200}$/u

/** Section 4: which file it is, told by its content. The file itself is kept apart. */
export const attachment = record<Attachment>({
  id: attachmentId,
  title: label,
  clause,
  file: record<AttachedFile>({
    name: matching(FILE_NAME, 'potrzebna jest nazwa pliku bez ścieżki'),
    type: oneOf(ATTACHMENT_TYPES, 'bad_file_type'),
    bytes: integer(1, MOST_ATTACHED_BYTES),
    sha256: matching(/^[0-9a-f]{64}$/, 'potrzebne są 64 znaki: cyfry i litery od a do f', 'bad_digest'),
  }),
})

export const source = record<Source>({
  id: sourceId,
  title: label,
  url: optional(matching(/^https?:\/\/\S+$/, 'potrzebny jest adres strony')),
})

export const group = record<Group>({ id: elementId('group'), kind: oneOf(['phase', 'dimension']), name, clause })
