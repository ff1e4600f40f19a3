import type { ModelDocument } from '../definition/document.ts'
import type { MappingCode } from '../definition/mapping-sentences.domain.ts'
import type { ReferenceKind } from '../definition/model-ids.domain.ts'
import { ABOUT_MAPPINGS, Findings, type Report, type ReportCode, report } from '../definition/report.domain.ts'
import { at, isObject } from '../definition/shape.domain.ts'
import { contentsOf, fieldKey } from './between-versions.domain.ts'
import { checkChanges } from './check-changes.domain.ts'
import { checkCoverage } from './check-coverage.domain.ts'
import { checkQuestions } from './check-questions.domain.ts'
import { checkStagesKept } from './check-stages.domain.ts'
import type { Change, MappingDocument } from './mapping.ts'
import type { MappingCheck, PlacedChange } from './mapping-check.domain.ts'
import { mappingDocument, type ReadMapping } from './mapping-shape.domain.ts'
import { wordsFor } from './touches.domain.ts'

export type CheckedMapping =
  | { readonly ok: true; readonly document: MappingDocument }
  | { readonly ok: false; readonly reports: readonly Report[] }

/** Every code with which a mapping is refused (FORMAT.md, section 13). */
export const MAPPING_CODES = [
  'bad_format',
  'missing_key',
  'unknown_key',
  'duplicate_id',
  'model_not_loaded',
  'bad_version',
  'unknown_change',
  'unknown_from',
  'unknown_to',
  'not_covered',
  'covered_twice',
  'bad_change',
  'bad_place',
  'unknown_rule',
  'bad_rule_parameter',
  'bad_deadline',
  'bad_rev',
  'missing_question',
  'unknown_question',
  'unused_question',
  'unknown_role',
  'bad_effect',
  'bad_default',
  'bad_date',
] as const satisfies readonly MappingCode[]

const known: ReadonlySet<string> = new Set(MAPPING_CODES)
const isMappingCode = (code: ReportCode): code is MappingCode => known.has(code)

const CHECKS: readonly ((check: MappingCheck) => void)[] = [
  checkCoverage,
  checkStagesKept,
  checkChanges,
  checkQuestions,
]

/** An id that a rule uses; which kinds there are, only rules of the format say. */
type Used = { readonly kind: ReferenceKind; readonly id: string; readonly path: string }

/**
 * Says whether running cases may be moved by a mapping, with everything that is wrong with it at once (FORMAT.md, section 13). Takes
 * any JSON and never throws.
 * @param loaded versions of models that passed `checkModel`; among them those between which the mapping leads, a draft included.
 */
export function checkMapping(json: unknown, loaded: readonly ModelDocument[]): CheckedMapping {
  if (!isObject(json)) return { ok: false, reports: [report('bad_format', '', '', ABOUT_MAPPINGS)] }

  const findings = new Findings(ABOUT_MAPPINGS)
  const used: Used[] = []
  const read = mappingDocument.read(json, '', {
    refuse: (code, path, what) => findings.add(codeAt(code, path), path, what, true),
    // A mapping gives no elements; it has only what rules refer to.
    give: () => undefined,
    refer: (kind, id, path) => used.push({ kind, id, path }),
  })
  const refuse: MappingCheck['refuse'] = (code, path, what) => findings.add(code, path, what)
  const changes = placedChanges(read)
  checkIds(read, changes, refuse)
  checkAgainstModels(json, read, changes, used, loaded, refuse)

  const { reports } = findings
  if (reports.length > 0) return { ok: false, reports }
  return { ok: true, document: { ...read, changes: changes.map(({ change }) => change) } }
}

/** What is wrong in words that both formats share is told with the codes of a mapping. */
function codeAt(code: ReportCode, path: string): MappingCode {
  if (isMappingCode(code)) return code
  if (code === 'missing_label') return 'missing_key'
  return /^(?:changes|questions)\[/.test(path) ? 'bad_change' : 'bad_format'
}

const placedChanges = ({ changes }: ReadMapping): readonly PlacedChange[] =>
  changes.flatMap((change, index) => (change ? [{ change, path: at('changes', index) }] : []))

function checkIds({ questions }: ReadMapping, changes: readonly PlacedChange[], refuse: MappingCheck['refuse']): void {
  const given = [
    ...changes.map(({ change, path }) => ({ key: `change ${change.id}`, id: change.id, path })),
    ...questions.map(({ id }, index) => ({ key: `question ${id}`, id, path: at('questions', index) })),
  ]
  const seen = new Set<string>()
  for (const { key, id, path } of given) {
    if (id !== '' && seen.has(key)) refuse('duplicate_id', at(path, 'id'), id)
    seen.add(key)
  }
}

/** Without both versions nothing more can be said about the changes between them. */
function checkAgainstModels(
  json: Readonly<Record<string, unknown>>,
  read: ReadMapping,
  changes: readonly PlacedChange[],
  used: readonly Used[],
  loaded: readonly ModelDocument[],
  refuse: MappingCheck['refuse'],
): void {
  const version = (key: 'from' | 'to') => {
    const document = loaded.find((one) => one.id === read.model && one.version === read[key])
    if (!document) refuse('model_not_loaded', key, `${read.model} ${read[key]}`)
    return document && { document, has: contentsOf(document) }
  }
  const [from, to] = [version('from'), version('to')]
  if (!from || !to) return

  if (to.document.supersedes !== read.from)
    refuse('bad_version', 'to', `wersja ${read.to} nie zastępuje wersji ${read.from}`)
  if (read.effectiveFrom < to.document.validFrom)
    refuse('bad_date', 'effectiveFrom', `nowa wersja obowiązuje dopiero od ${to.document.validFrom}`)
  const check = { document: read, changes, unread: wordsUnread(json.changes, read.changes), from, to, refuse }
  checkRuleIds(check, used)
  for (const one of CHECKS) one(check)
}

/** Rules of a place are asked of the case as it stands by the old version, so every id in them is one of that version. */
function checkRuleIds({ from, refuse }: MappingCheck, used: readonly Used[]): void {
  for (const { kind, id, path } of used) {
    if (kind === 'clause' ? from.has.paragraphs.has(id) : from.has.elements.get(id)?.kind === kind) continue
    const words = kind === 'course' || kind === 'source' ? `„${id}”` : wordsFor({ kind, id })
    refuse('bad_rule_parameter', path, `w starej wersji nie ma tego: ${words}`)
  }
}

/** Words of the changes that could not be told, so that what they may be about is not reported as left out. */
function wordsUnread(json: unknown, changes: readonly (Change | null)[]): ReadonlySet<string> {
  if (!Array.isArray(json)) return new Set()
  const unread = json.filter((_: unknown, index) => changes[index] === null)
  return new Set(unread.flatMap((one: unknown) => wordsIn(one, 3)))
}

/** @param depth how deep ids stand in a change; below it any JSON may be as deep as it likes. */
function wordsIn(json: unknown, depth: number): readonly string[] {
  if (typeof json === 'string') return [json]
  if (depth === 0 || typeof json !== 'object' || json === null) return []
  return [...pairIn(json), ...Object.values(json).flatMap((inner: unknown) => wordsIn(inner, depth - 1))]
}

const pairIn = (json: object): readonly string[] =>
  'form' in json && 'field' in json && typeof json.form === 'string' && typeof json.field === 'string'
    ? [fieldKey({ form: json.form, field: json.field })]
    : []
