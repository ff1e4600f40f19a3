import type { ElementKind, ReferenceKind } from './model-ids.domain.ts'

/** Words that no shape can list: they are parts of the element itself, of its form or of its process. */
export type PickFrom =
  | 'stages_here'
  | 'stages_or_back'
  | 'steps_here'
  | 'fields_of_form'
  | 'sections_of_form'
  | 'local_targets'
  | 'questions_here'

/**
 * How a value of a shape is written in a form. The same table says what a file may hold and what its editor offers, so that a
 * key added to the format cannot be missing from the editor.
 */
export type Drawn =
  /** `structured`: a text with paragraphs, lists and tables (FORMAT.md, section 4). */
  | {
      readonly is:
        | 'line'
        | 'text'
        | 'structured'
        | 'number'
        | 'amount'
        | 'day'
        | 'yes_no'
        | 'id'
        | 'answer'
        | 'event_subject'
    }
  | { readonly is: 'category_of_field' | 'condition' }
  | { readonly is: 'choice'; readonly words: readonly string[] }
  | { readonly is: 'ref'; readonly to: ReferenceKind }
  /** Left empty it is `null`. */
  | { readonly is: 'nullable'; readonly of: Drawn }
  /** An object whose keys are ids; `keys` says of what. */
  | { readonly is: 'by_id'; readonly of: Drawn; readonly keys?: Drawn }
  | DrawnBetween
  | { readonly is: 'pick'; readonly from: PickFrom }
  /** `alone`: one entry stands without a list. */
  | { readonly is: 'list'; readonly of: Drawn; readonly alone?: true }
  | DrawnRecord
  | DrawnVariants

/**
 * What a mapping names of the version it leads from or to (FORMAT.md, section 13). A section or field is one of the form named beside it.
 * `alone`: what the other version does not have.
 */
export type DrawnBetween = {
  readonly is: 'between'
  readonly side: 'old' | 'new'
  readonly kinds: readonly (ElementKind | 'section' | 'field')[]
  readonly alone?: true
}

export type DrawnKey = { readonly key: string; readonly drawn: Drawn; readonly required: boolean }
export type DrawnRecord = { readonly is: 'record'; readonly keys: readonly DrawnKey[] }
/** One of several records, told apart by the word under the key `on`. */
export type DrawnVariants = {
  readonly is: 'variants'
  readonly on: string
  readonly of: ReadonlyMap<string, DrawnRecord>
}

/** A shape written by hand tells its parts apart itself; drawn it is a line of text until it says more. */
const PLAIN: Drawn = { is: 'line' }

type Drawable = { readonly drawn?: Drawn }
export const drawnOf = ({ drawn }: Drawable): Drawn => drawn ?? PLAIN

/** The keys of a record without the one that tells variants apart. */
export const recordOf = (shape: Drawable, without = ''): DrawnRecord => {
  const drawn = drawnOf(shape)
  if (drawn.is !== 'record') throw new Error('not the shape of a record')
  return { is: 'record', keys: drawn.keys.filter(({ key }) => key !== without) }
}

export const variantsOf = (on: string, shapes: Readonly<Record<string, Drawable>>): DrawnVariants => ({
  is: 'variants',
  on,
  of: new Map(Object.entries(shapes).map(([word, shape]) => [word, recordOf(shape, on)])),
})
