/** A place in the text of a paragraph where the model's own number is written (FORMAT.md, section 4). */
export type Placeholder =
  | { readonly kind: 'deadline'; readonly id: string; readonly grammar: 'genitive' | 'accusative' }
  | { readonly kind: 'param'; readonly id: string }

/** A paragraph's text cut into words and placeholders; what has braces and is no placeholder is `unreadable`. */
export type TextPiece =
  | { readonly text: string }
  | { readonly placeholder: Placeholder; readonly written: string }
  | { readonly unreadable: string }

const BRACED = /(\{[^{}]*\}|[{}])/
const PLACEHOLDER = /^\{(?:deadline:(?<deadline>[a-z0-9-]+)(?<accusative>\|acc)?|param:(?<param>[a-z0-9-]+))\}$/

export function textPieces(text: string): readonly TextPiece[] {
  return text.split(BRACED).flatMap((piece): readonly TextPiece[] => {
    if (piece === '') return []
    return BRACED.test(piece) ? [bracedPiece(piece)] : [{ text: piece }]
  })
}

function bracedPiece(written: string): TextPiece {
  const { deadline, accusative, param } = PLACEHOLDER.exec(written)?.groups ?? {}
  if (param !== undefined) return { placeholder: { kind: 'param', id: param }, written }
  if (deadline === undefined) return { unreadable: written }
  return { placeholder: { kind: 'deadline', id: deadline, grammar: accusative ? 'accusative' : 'genitive' }, written }
}
