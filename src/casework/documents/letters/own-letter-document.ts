import type { LocalDate } from '#kernel'
import type { PrintBlock, PrintDocument, T } from '#platform'
import { type LetterWords, letterDay } from './letter-fields.domain.ts'

export type LetterOnPaper = {
  readonly words: LetterWords
  readonly sender: { readonly name: string; readonly address: string; readonly place: string }
  readonly recipient: string
  /** Null on a draft. */
  readonly number: string | null
  readonly day: LocalDate
}

/** What the fields of a template say: of the letter itself, and of the case as its recipient may read it. */
export const templateValues = ({ words, sender, recipient, number, day }: LetterOnPaper, t: T) => ({
  nadawca: sender.name,
  nadawca_adres: sender.address,
  miejscowosc: sender.place,
  data: letterDay(day),
  znak: number ?? t('casework.own_letter.print.no_number'),
  adresat: recipient,
  adresat_adres: words.address,
  zwrot: words.salutation,
  dotyczy: words.subject,
  tresc: words.body,
  zalaczniki: words.attachments,
  do_wiadomosci: words.copies,
  podpis: words.signer,
  stanowisko: words.signerFunction,
  rodo: t('casework.own_letter.print.data', { institution: sender.name }),
  ...words.values,
})

/** An official letter: who writes and where top left, place and day top right, mark, addressee, subject, salutation, words, signature. */
export function ownLetterDocument(letter: LetterOnPaper, t: T): PrintDocument {
  const { words, sender, recipient, number, day } = letter
  return {
    ...headOf(letter, t),
    title: t('casework.own_letter.print.about', { subject: words.subject }),
    above: [
      sides([sender.name, sender.address], [`${sender.place}, ${letterDay(day)}`]),
      text(t('casework.own_letter.print.number', { number: number ?? t('casework.own_letter.print.no_number') })),
      sides([], [recipient, words.address]),
    ],
    blocks: [
      text(`${words.salutation},`),
      ...paragraphs(words.body),
      sides([], [words.signer, words.signerFunction]),
      ...listed(t('casework.own_letter.attachments'), words.attachments),
      ...listed(t('casework.own_letter.copies'), words.copies),
      { kind: 'text', as: 'small', text: t('casework.own_letter.print.data', { institution: sender.name }) },
    ],
  }
}

/** A letter of a template as it reads, for paper: its paragraphs under the subject. */
export const ofTemplate = (letter: LetterOnPaper, said: readonly string[], t: T): PrintDocument => ({
  ...headOf(letter, t),
  title: t('casework.own_letter.print.about', { subject: letter.words.subject }),
  blocks: said.map(text),
})

const headOf = ({ sender, number }: LetterOnPaper, t: T) => ({
  institution: sender.name,
  mark: number ?? t('casework.own_letter.print.draft'),
  lang: 'pl' as const,
})
const text = (words: string): PrintBlock => ({ kind: 'text', text: words })
const sides = (left: readonly string[], right: readonly string[]): PrintBlock => ({
  kind: 'sides',
  left: left.filter(Boolean).join('\n'),
  right: right.filter(Boolean).join('\n'),
})
const paragraphs = (words: string): readonly PrintBlock[] =>
  words
    .split(/\n{2,}/)
    .filter((one) => one.trim() !== '')
    .map(text)
const listed = (label: string, words: string): readonly PrintBlock[] => {
  const items = words.split('\n').filter((one) => one.trim() !== '')
  return items.length === 0 ? [] : [text(label), { kind: 'list', items }]
}
