import { type Outcome, ok, type Passage, refused } from '#kernel'
import { blacken, type Found, findWords } from './redaction/passage.domain.ts'

/** What a piece of somebody's data is, in the order in which a copy shows them. */
export const PIECE_KINDS = [
  'identity',
  'authority',
  'course',
  'form',
  'plan',
  'basket',
  'task',
  'meeting',
  'opinion',
  'request',
  'note',
  'disclosure',
  'look',
] as const
export type PieceKind = (typeof PIECE_KINDS)[number]

/** A question and its answer, or a text without a question. Labels are words of the model or of the product, never of people. */
export type Line = { readonly label: string; readonly text: string }
/** `own`: the name, birthday or telephone of whoever asks, in which nothing is somebody else's. */
export type LineFound = Line & { readonly own?: true }

/** One piece of data as it stands in the case today. */
export type Piece = {
  /** Where it comes from: an entry, or rows of a register. */
  readonly source: string
  readonly kind: PieceKind
  readonly title: string
  readonly lines: readonly LineFound[]
  /** What an informant said, or what names the institution that reported: proposed to be left out whole. */
  readonly informant: boolean
}

/** A piece with the places in each of its lines where others could be known. */
export type SearchedPiece = Piece & { readonly found: readonly (readonly Found[])[] }

export const DECISIONS = ['give', 'blacken', 'summary', 'leave_out'] as const
export type Decision = (typeof DECISIONS)[number]

export const searched = (piece: Piece, search: (text: string) => readonly Found[]): SearchedPiece => ({
  ...piece,
  found: piece.lines.map(({ text, own }) => (own ? [] : search(text))),
})

/** What is proposed before anybody looked. A proposal is never taken for a decision. */
export function proposalFor({ informant, found }: SearchedPiece): Decision {
  if (informant) return 'leave_out'
  return found.flat().some(({ sure }) => sure) ? 'blacken' : 'give'
}

/** How a place is named in a form. */
export const placeName = (line: number, { from, to }: Passage): string => `${line}:${from}-${to}`

/** The places that are proposed to be blackened. */
export const surePlaces = ({ found }: SearchedPiece): readonly string[] =>
  found.flatMap((places, line) => places.filter(({ sure }) => sure).map((place) => placeName(line, place)))

export type PieceAsked = {
  readonly decision: Decision
  readonly reason?: string | undefined
  /** Found places to blacken. */
  readonly places: readonly string[]
  /** Other words to blacken wherever they stand, in any form. */
  readonly words?: string | undefined
  /** What is given in place of the whole piece. */
  readonly summary?: string | undefined
  /** Whoever decides looked at what was found and keeps it. */
  readonly confirmed: boolean
}
export type PieceDecided = {
  readonly decision: Decision
  readonly reasons: readonly string[]
  /** What will be given; null when nothing is. */
  readonly lines: readonly Line[] | null
}
export type PieceRefusal =
  | 'informant_whole'
  | 'reason_missing'
  | 'summary_missing'
  | 'nothing_blackened'
  | 'words_not_found'
  | 'others_inside'

/** What becomes of a piece, with the words that will be given. Words that are not given are nowhere in the answer. */
export function decidePiece(
  piece: SearchedPiece,
  asked: PieceAsked,
  search: (text: string) => readonly Found[],
): Outcome<PieceDecided, PieceRefusal> {
  const { decision, reason } = asked
  if (piece.informant && (decision === 'give' || decision === 'blacken')) return refused('informant_whole')
  switch (decision) {
    case 'leave_out':
      return reason ? ok({ decision, reasons: [reason], lines: null }) : refused('reason_missing', { field: 'reason' })
    case 'summary':
      return summarised(asked, search)
    case 'give':
      return surePlaces(piece).length > 0 && !asked.confirmed
        ? refused('others_inside', { field: 'confirmed' })
        : ok({ decision, reasons: [], lines: piece.lines.map(({ label, text }) => ({ label, text })) })
    case 'blacken':
      return blackened(piece, asked)
  }
}

function summarised(
  { summary, reason, confirmed }: PieceAsked,
  search: (text: string) => readonly Found[],
): Outcome<PieceDecided, PieceRefusal> {
  if (!summary) return refused('summary_missing', { field: 'summary' })
  if (!reason) return refused('reason_missing', { field: 'reason' })
  if (!confirmed && search(summary).some(({ sure }) => sure)) return refused('others_inside', { field: 'confirmed' })
  return ok({ decision: 'summary', reasons: [reason], lines: [{ label: '', text: summary }] })
}

function blackened(piece: SearchedPiece, asked: PieceAsked): Outcome<PieceDecided, PieceRefusal> {
  const { places, words, reason, confirmed } = asked
  if (words && !reason) return refused('reason_missing', { field: 'reason' })
  const chosen = piece.found.map((found, line) => found.filter((place) => places.includes(placeName(line, place))))
  const named = piece.lines.map(({ text }) => (words ? findWords(text, words) : []))
  if (words && named.flat().length === 0) return refused('words_not_found', { field: 'words' })
  if (chosen.flat().length + named.flat().length === 0) return refused('nothing_blackened', { field: 'places' })
  if (!confirmed && surePlaces(piece).some((place) => !places.includes(place))) {
    return refused('others_inside', { field: 'confirmed' })
  }
  const reasons = new Set<string>([...chosen.flat().map(({ cause }) => cause), ...(words && reason ? [reason] : [])])
  return ok({
    decision: 'blacken',
    reasons: [...reasons].sort(),
    lines: piece.lines.map(({ label, text }, i) => ({
      label,
      text: blacken(text, [...(chosen[i] ?? []), ...(named[i] ?? [])]),
    })),
  })
}
