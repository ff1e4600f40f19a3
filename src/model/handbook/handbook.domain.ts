import type { Attachment, ModelDocument, Name, Withdrawn } from '../definition/document.ts'
import type { LocalAmounts, Model, ProvenanceView } from '../definition/model.domain.ts'
import type { ElementKind } from '../definition/model-ids.domain.ts'
import { paragraphText } from './paragraph-text.domain.ts'

type NamedKind = Exclude<ElementKind, 'clause' | 'chapter' | 'source' | 'attachment'>
/** An element that carries out a paragraph. Sharing rows, the basket and local settings have no id and no name of their own. */
export type CitingElement =
  | { readonly kind: NamedKind; readonly id: string; readonly name: Name }
  | { readonly kind: 'sharing'; readonly id: string; readonly name: Name }
  | { readonly kind: 'basket' | 'localisable' }

export type HandbookParagraph = {
  readonly id: string
  readonly rev: number
  /** The id of the paragraph's place in the page, for links from other content. */
  readonly anchor: string
  readonly title: string
  readonly text: string
  readonly provenance: ProvenanceView
  readonly citedBy: readonly CitingElement[]
  readonly attachments: readonly Attachment[]
}
export type HandbookChapter = {
  readonly id: string
  readonly anchor: string
  readonly title: Name
  readonly paragraphs: readonly HandbookParagraph[]
}
export type Handbook = {
  /** Must be shown wherever the handbook is shown. */
  readonly disclaimer: Name | null
  readonly chapters: readonly HandbookChapter[]
  readonly withdrawn: readonly Withdrawn[]
}

export const anchorOf = (id: string): string => `par-${id}`

/** The model as people read it: each paragraph with its real numbers, where it comes from, and what in the product rests on it. */
export function handbook(model: Model, local?: LocalAmounts): Handbook {
  const cited = citations(model.document)
  const { chapters, withdrawn, attachments = [] } = model.document.handbook
  return {
    disclaimer: model.document.disclaimer ?? null,
    withdrawn,
    chapters: chapters.map(({ id, title, paragraphs }) => ({
      id,
      anchor: anchorOf(id),
      title,
      paragraphs: paragraphs.map((paragraph) => ({
        id: paragraph.id,
        rev: paragraph.rev,
        anchor: anchorOf(paragraph.id),
        title: paragraph.title,
        text: paragraphText(model, paragraph, local),
        provenance: model.provenanceOf(paragraph.id),
        citedBy: cited.get(paragraph.id) ?? [],
        attachments: attachments.filter(({ clause }) => clause === paragraph.id),
      })),
    })),
  }
}

type Citation = { readonly clause: string; readonly element: CitingElement }
type Named = { readonly id: string; readonly name: Name; readonly clause: string }

function citations(document: ModelDocument): ReadonlyMap<string, readonly CitingElement[]> {
  const all = [...peopleAndTerms(document), ...processParts(document), ...unnamedParts(document)]
  const byClause = Map.groupBy(all, (citation) => citation.clause)
  return new Map([...byClause].map(([clause, found]) => [clause, found.map(({ element }) => element)]))
}

const named = (kind: NamedKind, elements: readonly Named[]): readonly Citation[] =>
  elements.map(({ id, name, clause }) => ({ clause, element: { kind, id, name } }))

const peopleAndTerms = (document: ModelDocument): readonly Citation[] => [
  ...named('group', document.groups),
  ...named('body', document.bodies),
  ...named('role', document.roles),
  ...named('category', document.categories),
  ...named('ground', document.grounds),
  ...named('agreement', document.agreements),
  ...named('param', document.params),
  ...named('deadline', document.deadlines),
  ...named('list', document.lists),
  ...named('form', document.forms),
  ...named('outcome', document.outcomes),
  ...named('review', document.reviews),
  ...named('indicator', document.indicators),
]

function processParts(document: ModelDocument): readonly Citation[] {
  const stages = document.processes.flatMap((process) => process.stages)
  const transitions = stages.flatMap((stage) => stage.transitions)
  return [
    ...named('process', document.processes),
    ...named('stage', stages),
    ...named('step', [
      ...document.processes.flatMap(({ anytime }) => anytime ?? []),
      ...stages.flatMap(({ steps }) => steps),
    ]),
    ...transitions.flatMap(({ id, name, clause, require }) => {
      const clauses = new Set([clause, ...require.flatMap((use) => use.clause ?? [])])
      return [...clauses].map((one): Citation => ({ clause: one, element: { kind: 'transition', id, name } }))
    }),
  ]
}

/** A paragraph of the sharing table is cited once for each role, however many rows the role has. */
function unnamedParts(document: ModelDocument): readonly Citation[] {
  const sharing = document.roles.flatMap(({ id, name }) => {
    const clauses = new Set(document.sharing.filter((row) => row.role === id).map((row) => row.clause))
    return [...clauses].map((clause): Citation => ({ clause, element: { kind: 'sharing', id, name } }))
  })
  const localisable = new Set(document.localisable.map((entry) => entry.clause))
  return [
    ...sharing,
    ...(document.basket ? [{ clause: document.basket.clause, element: { kind: 'basket' } } as const] : []),
    ...[...localisable].map((clause): Citation => ({ clause, element: { kind: 'localisable' } })),
  ]
}
