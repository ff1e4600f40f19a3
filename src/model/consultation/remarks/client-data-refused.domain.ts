import { type ClientFind, clientDataIn, type KnownClients, NOBODY_KNOWN } from '../client-data.domain.ts'

type Words = { readonly words: string; readonly proposed?: string | undefined; readonly reason?: string | undefined }
export const FREE_TEXTS = ['words', 'proposed', 'reason'] as const
export type FreeText = (typeof FREE_TEXTS)[number]
export type FoundIn = { readonly field: FreeText; readonly text: string; readonly finds: readonly ClientFind[] }

/** Every text of a remark in which somebody's client could be known, with the places. */
export const clientDataOf = (texts: Words, known: KnownClients = NOBODY_KNOWN): readonly FoundIn[] =>
  FREE_TEXTS.flatMap((field) => {
    const text = texts[field] ?? ''
    const finds = clientDataIn(text, known)
    return finds.length > 0 ? [{ field, text, finds }] : []
  })

/** What stops a remark: anything sure, and anything at all until whoever writes says that these are ordinary words. */
export function stoppedBy(texts: Words, ordinary: boolean, known?: KnownClients): FoundIn | null {
  const found = clientDataOf(texts, known)
  return found.find(({ finds }) => finds.some(({ sure }) => sure)) ?? (ordinary ? null : (found[0] ?? null))
}
