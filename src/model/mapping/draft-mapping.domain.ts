import type { ModelDocument } from '../definition/document.ts'
import {
  type BetweenVersions,
  fieldKey,
  type Named,
  type PartsOfVersion,
  whatChanged,
} from './between-versions.domain.ts'
import { cannotCopy } from './check-field-moves.domain.ts'
import type { Change, ChangeKeys, ChangeKind, FieldPlace, MappingDocument } from './mapping.ts'
import { type SaidSplit, splitChanges } from './split-changes.domain.ts'

/** How long a move can be taken back, unless the team of the model decides otherwise. */
const UNDO_DAYS = 30
/** What cases stand in, what was done in them and who sits in them: where these go only a person can say. */
const WITH_STATE: ReadonlySet<Named['kind']> = new Set(['stage', 'step', 'role', 'form'])

const DISCLAIMER = {
  pl: 'Roboczy sposób przeniesienia spraw do nowej wersji modelu.',
  en: 'A working way of moving cases to the new version of the model.',
}

/**
 * A mapping with every change that follows from the two versions alone: paragraphs, what was added or removed without state, lengths
 * of deadlines and fields, each in the way that loses nothing; and with what was said of stages and roles that were divided. What
 * becomes of other stages, steps, roles and forms that go is left out, and so are new ones that may take their place; `checkMapping`
 * names them.
 */
export function draftMapping(
  from: ModelDocument,
  to: ModelDocument,
  splits: readonly SaidSplit[] = [],
): MappingDocument {
  const told = splitChanges(from, to, splits)
  const between = withoutTold(whatChanged(from, to), new Set(told.changes.flatMap((one) => [one.from, ...one.to])))
  const moves = movesOf(from, to, between)
  const unsaid = new Set(between.removed.elements.filter(({ kind }) => WITH_STATE.has(kind)).map(({ kind }) => kind))
  return {
    format: 'kooperacja-mapping/1',
    model: to.id,
    from: from.version,
    to: to.version,
    disclaimer: to.disclaimer ?? DISCLAIMER,
    effectiveFrom: to.validFrom,
    undoDays: UNDO_DAYS,
    changes: [
      ...told.changes,
      ...elementsAdded(between, unsaid),
      ...elementsRemoved(between),
      ...moves,
      ...fieldsAdded(to, between, moves),
      ...fieldsRemoved(between, moves),
      ...deadlines(between),
      ...clauses(between),
    ],
    questions: told.questions,
  }
}

const withoutTold = (between: BetweenVersions, told: ReadonlySet<string>): BetweenVersions => {
  const left = (parts: PartsOfVersion) => ({ ...parts, elements: parts.elements.filter(({ id }) => !told.has(id)) })
  return { ...between, removed: left(between.removed), added: left(between.added) }
}

const numbered = <K extends ChangeKind>(kind: K, all: readonly ChangeKeys[K][]) =>
  all.map((keys, index) => ({ id: `${kind.replace('_', '-')}-${index + 1}`, kind, ...keys }))

function elementsAdded({ added }: BetweenVersions, unsaid: ReadonlySet<Named['kind']>): readonly Change[] {
  const elements = added.elements.filter(({ kind }) => !unsaid.has(kind)).map(({ id }) => id)
  return elements.length === 0 ? [] : numbered('added', [{ elements }])
}

function elementsRemoved({ removed }: BetweenVersions): readonly Change[] {
  const elements = removed.elements.filter(({ kind }) => !WITH_STATE.has(kind)).map(({ id }) => id)
  return elements.length === 0 ? [] : numbered('removed', [{ elements }])
}

type Move = Extract<Change, { kind: 'field_moved' }>

/** A field that goes from one place and comes in exactly one other under the same id was moved. */
function movesOf(from: ModelDocument, to: ModelDocument, { removed, added, moved }: BetweenVersions): readonly Move[] {
  const elsewhere = removed.fields.flatMap((gone) => {
    const [place, ...others] = added.fields.filter(({ field }) => field === gone.field)
    const isOnlyOne = removed.fields.filter(({ field }) => field === gone.field).length === 1
    return place && others.length === 0 && isOnlyOne ? [{ from: gone, to: place }] : []
  })
  return numbered(
    'field_moved',
    [...moved, ...elsewhere].map((places) => ({
      ...places,
      values: cannotCopy(from, to, places) === undefined ? ('copy_if_empty' as const) : ('leave' as const),
    })),
  )
}

function fieldsAdded(to: ModelDocument, { added }: BetweenVersions, moves: readonly Move[]): readonly Change[] {
  const newForms = new Set(added.elements.filter(({ kind }) => kind === 'form').map(({ id }) => id))
  const taken = new Set(moves.map((move) => fieldKey(move.to)))
  const fields = added.fields.filter((place) => !newForms.has(place.form) && !taken.has(fieldKey(place)))
  return numbered(
    'field_added',
    fields.map((place) => {
      const required = isRequired(to, place)
      return {
        to: place,
        required,
        finished: 'leave' as const,
        drafts: required ? ('ask' as const) : ('leave' as const),
      }
    }),
  )
}

const isRequired = ({ forms }: ModelDocument, { form, section, field }: FieldPlace): boolean =>
  forms
    .find(({ id }) => id === form)
    ?.sections.find(({ id }) => id === section)
    ?.fields.find(({ id }) => id === field)?.required ?? false

function fieldsRemoved({ removed }: BetweenVersions, moves: readonly Move[]): readonly Change[] {
  const goneForms = new Set(removed.elements.filter(({ kind }) => kind === 'form').map(({ id }) => id))
  const taken = new Set(moves.map((move) => fieldKey(move.from)))
  const fields = removed.fields.filter((place) => !goneForms.has(place.form) && !taken.has(fieldKey(place)))
  return numbered(
    'field_removed',
    fields.map((place) => ({ from: place, finished: 'leave' as const, drafts: 'keep_as_note' as const })),
  )
}

/** Nobody who counts on a day is given less time. */
const deadlines = (between: BetweenVersions): readonly Change[] =>
  numbered(
    'deadline_changed',
    between.deadlines.map((change) => ({ ...change, running: 'later_of' as const, localValues: 'clamp' as const })),
  )

const clauses = ({ removed, added, rewritten }: BetweenVersions): readonly Change[] => [
  ...numbered('clause_changed', rewritten),
  ...numbered(
    'clause_added',
    added.paragraphs.map(({ id, rev }) => ({ clause: id, toRev: rev })),
  ),
  ...numbered(
    'clause_removed',
    removed.paragraphs.map(({ id, rev }) => ({ clause: id, fromRev: rev })),
  ),
]
