import type { LocalDate } from '#kernel'

/**
 * What is printed, before anybody thinks of paper: one page after another of plain parts, in the order in which they are read. Every
 * text is plain; nothing in it is markup. A heading is at most one level below the one before it, the title being level 1.
 */
export type PrintDocument = {
  readonly title: string
  /** The institution that prints. */
  readonly institution: string
  /** The code of the case, or another mark without a name. */
  readonly mark: string
  /** In type of 16 points and more, for somebody who does not read small print. */
  readonly large?: true
  /** The language it is written in, where that is not the reader's. */
  readonly lang?: string
  /** Set above the title, as the head of a letter or a place for a stamp; without headings. */
  readonly above?: readonly PrintBlock[]
  readonly blocks: readonly PrintBlock[]
}

export type PrintBlock =
  | { readonly kind: 'heading'; readonly level: HeadingLevel; readonly text: string }
  | { readonly kind: 'text'; readonly text: PrintWords; readonly as?: 'small' | 'quote' }
  | { readonly kind: 'facts'; readonly items: readonly PrintFact[] }
  | PrintList
  | PrintTable
  | PrintRedline
  | PrintChoices
  | PrintLines
  | { readonly kind: 'signatures'; readonly places: readonly SignaturePlace[] }
  | PrintSides
  | PrintQr
  | { readonly kind: 'new_page' }
  /** A contents list of the headings of the second level, each leading to its place. */
  | { readonly kind: 'contents' }

export type HeadingLevel = 2 | 3 | 4 | 5
export type PrintFact = { readonly label: string; readonly text: string }
/** A text of one look, or in pieces that follow each other, each with its own spaces at both ends. */
export type PrintWords = string | readonly PrintPiece[]
export type PrintPiece = { readonly text: string; readonly bold?: true; readonly mark?: MarkedRun['mark'] }
/** Where pieces are marked as changed: the day of the change, as a word processor tells it of each. */
type Changed = { readonly on?: LocalDate }
export type PrintList = Changed & {
  readonly kind: 'list'
  readonly items: readonly PrintWords[]
  /** Counted from one. */
  readonly ordered?: true
}
/** Rows of texts under named columns; `share` is how wide a column is beside the others (1 when not said). */
export type PrintTable = Changed & {
  readonly kind: 'table'
  /** What it tells, above it. */
  readonly caption?: PrintWords
  readonly columns: readonly { readonly label: PrintWords; readonly share?: number }[]
  readonly rows: readonly (readonly PrintWords[])[]
  /** How high empty cells are at least, in millimetres, so that they can be written in by hand. */
  readonly byHand?: number
}
/** A text beside its earlier wording: with what was removed left out it reads as the new one, with what was added left out as the old one. */
export type PrintRedline = {
  readonly kind: 'redline'
  readonly runs: readonly MarkedRun[]
  /** The day of the change, as a word processor tells it of each mark. */
  readonly on: LocalDate
}
/** `kept` stands in both wordings. The text has its own spaces at both ends. */
export type MarkedRun = { readonly text: string; readonly mark: 'kept' | 'added' | 'removed'; readonly bold?: true }
/** A question answered by ticking boxes. */
export type PrintChoices = {
  readonly kind: 'choices'
  readonly label: string
  readonly note: string
  readonly options: readonly { readonly text: string; readonly ticked: boolean }[]
}
/** A question answered by hand on empty lines. */
export type PrintLines = {
  readonly kind: 'lines'
  readonly label: string
  readonly note: string
  readonly count: number
}
/** Two texts beside each other, the second at the right edge: who writes, and where and when. */
export type PrintSides = { readonly kind: 'sides'; readonly left: string; readonly right: string }
/** An address as a picture for the camera of a phone; `alt` says where it leads, and the address stands in the text as well. At most 180 bytes. */
export type PrintQr = { readonly kind: 'qr'; readonly address: string; readonly alt: string }
export type SignaturePlace = { readonly who: string; readonly note: string }

/** The same parts further down: their headings so many levels lower, never below the last. */
export const deeper = (blocks: readonly PrintBlock[], by: number): readonly PrintBlock[] =>
  blocks.map((block) => (block.kind === 'heading' ? { ...block, level: lower(block.level, by) } : block))

const LEVELS: readonly HeadingLevel[] = [2, 3, 4, 5]
const lower = (level: HeadingLevel, by: number): HeadingLevel => LEVELS[LEVELS.indexOf(level) + by] ?? 5
