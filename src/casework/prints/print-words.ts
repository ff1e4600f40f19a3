import type { Model } from '#model'
import { nameIn } from '#model'
import type { Locale, PrintBlock, PrintFact, T } from '#platform'
import type { CaseFrame } from '../cases/case-frame.query.server.ts'

/** Whoever reads the print: their messages and language. */
export type Reader = { readonly t: T; readonly locale: Locale }

export const heading = (level: 2 | 3 | 4, text: string): PrintBlock => ({ kind: 'heading', level, text })
export const text = (words: string): PrintBlock => ({ kind: 'text', text: words })
export const small = (words: string): PrintBlock => ({ kind: 'text', text: words, as: 'small' })
/** What is known, by name; facts without words are left out. */
export function facts(items: readonly (PrintFact | null)[]): readonly PrintBlock[] {
  const known = items.filter((one): one is PrintFact => one !== null && one.text !== '')
  return known.length === 0 ? [] : [{ kind: 'facts', items: known }]
}

/** Neighbouring facts as one list. */
export function together(blocks: readonly PrintBlock[]): readonly PrintBlock[] {
  const joined: PrintBlock[] = []
  for (const block of blocks) {
    const last = joined.at(-1)
    if (block.kind !== 'facts' || last?.kind !== 'facts') joined.push(block)
    else joined.splice(-1, 1, { kind: 'facts', items: [...last.items, ...block.items] })
  }
  return joined
}

/** The code of the case, and the version of the model it is pinned to. */
export const aboutCase = (frame: CaseFrame, { t, locale }: Reader): readonly PrintFact[] => [
  { label: t('casework.print.case'), text: frame.code },
  { label: t('casework.print.model'), text: `${nameIn(frame.modelName, locale)} ${frame.modelVersion}` },
]

/** A part of a case with its heading, or nothing when it has no content. */
export const part = (title: string, blocks: readonly PrintBlock[]): readonly PrintBlock[] =>
  blocks.length === 0 ? [] : [heading(2, title), ...blocks]

export const rolesInWords = (model: Model, roles: readonly string[], { locale }: Reader): readonly string[] =>
  roles.map((id) => nameIn(model.role(id).name, locale))
