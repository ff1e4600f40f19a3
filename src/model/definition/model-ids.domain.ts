import type { ReportCode } from './report.domain.ts'

/** Kinds of elements whose ids are unique in one document over all of these kinds (FORMAT.md, section 1). */
export const ELEMENT_KINDS = [
  'group',
  'body',
  'role',
  'category',
  'ground',
  'agreement',
  'param',
  'deadline',
  'list',
  'form',
  'outcome',
  'process',
  'stage',
  'step',
  'transition',
  'review',
  'indicator',
] as const
/** Paragraphs (`clause`), chapters, sources and attachments have ids of their own, each kind for itself. */
export type ElementKind = (typeof ELEMENT_KINDS)[number] | 'clause' | 'chapter' | 'source' | 'attachment'
/** What an id may point at; a course is an item of the list of courses. */
export type ReferenceKind =
  | Exclude<ElementKind, 'process' | 'transition' | 'indicator' | 'chapter' | 'attachment'>
  | 'course'

type Given = { readonly kind: ElementKind; readonly id: string; readonly path: string }
type Used = { readonly kind: ReferenceKind; readonly id: string; readonly path: string }

/** Ids given and ids used in one document, gathered while it is read and compared when all of it is known. */
export class ModelIds {
  readonly #given: Given[] = []
  readonly #used: Used[] = []
  readonly #byKind = new Map<string, Map<string, string>>()

  give(kind: ElementKind, id: string, path: string): void {
    this.#given.push({ kind, id, path })
    const paths = this.#byKind.get(kind) ?? new Map<string, string>()
    this.#byKind.set(kind, paths.set(id, path))
  }

  refer(kind: ReferenceKind, id: string, path: string): void {
    this.#used.push({ kind, id, path })
  }

  has(kind: ElementKind, id: string): boolean {
    return this.#byKind.get(kind)?.has(id) ?? false
  }

  /** Every id that an earlier element of the same space already has. */
  duplicates(): readonly Given[] {
    const seen = new Set<string>()
    return this.#given.filter(({ kind, id }) => {
      const key = `${spaceOf(kind)} ${id}`
      const again = seen.has(key)
      seen.add(key)
      return again
    })
  }

  /** Every use of an id that nothing has, with its code of refusal. */
  unknown(courses: ReadonlySet<string>): readonly (Used & { readonly code: ReportCode })[] {
    const known = ({ kind, id }: Used) => (kind === 'course' ? courses.has(id) : this.has(kind, id))
    return this.#used.filter((used) => !known(used)).map((used) => ({ ...used, code: `unknown_${used.kind}` as const }))
  }
}

const shared: ReadonlySet<string> = new Set(ELEMENT_KINDS)
const spaceOf = (kind: ElementKind): string => (shared.has(kind) ? 'element' : kind)
