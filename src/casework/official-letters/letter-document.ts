import { powerCited } from '#model'
import { type PrintBlock, type PrintDocument, showDate, type T } from '#platform'
import type { LetterPart } from './letter-part.store.server.ts'
import type { Signature } from './letter-sent.store.server.ts'
import { WITHHELD_LABELS } from './letter-words.ts'
import type { AnswerDraft } from './official-letter.domain.ts'
import type { OfficialLetter } from './official-letter.store.server.ts'

export type LetterToPrint = {
  readonly letter: OfficialLetter
  readonly answer: AnswerDraft
  readonly parts: readonly LetterPart[]
  /** The institution that answers, with where it gets its post. */
  readonly institution: string
  readonly address: string
  /** Nobody yet, on a draft. */
  readonly signature: Signature | null
}

/** The answer as a letter. Always in Polish; it holds no code of the case, only its own number and the reference of the authority. */
export function letterDocument({ letter, answer, parts, ...from }: LetterToPrint, t: T): PrintDocument {
  const { signature, institution, address } = from
  return {
    title: t('casework.letter.print.title', { date: showDate(letter.datedOn), reference: letter.reference }),
    institution,
    mark: letter.number,
    lang: 'pl',
    blocks: [
      ...known([
        [t('casework.letter.print.from'), [institution, address].filter(Boolean).join(', ')],
        [t('casework.letter.print.to'), [letter.sender, letter.address].filter(Boolean).join(', ')],
        [t('casework.letter.print.on'), signature ? showDate(signature.on) : t('casework.letter.print.draft')],
        [t('casework.letter.print.number'), letter.number],
        [t('casework.letter.reference'), letter.reference],
        [t('casework.letter.power'), powerCited(letter.power)],
      ]),
      text(answer.opening),
      ...parts.flatMap(({ heading, words }): readonly PrintBlock[] => [
        { kind: 'heading', level: 2, text: heading },
        text(words),
      ]),
      ...withheld(answer, t),
      ...(answer.closing ? [text(answer.closing)] : []),
      ...signed(signature, t),
    ],
  }
}

const text = (words: string): PrintBlock => ({ kind: 'text', text: words })
const known = (items: readonly (readonly [label: string, text: string])[]): readonly PrintBlock[] => [
  { kind: 'facts', items: items.filter(([, words]) => words !== '').map(([label, words]) => ({ label, text: words })) },
]

/** What is not given, and why; to whom the letter was passed on. */
function withheld({ kind, withheld: why, reason, forwardedTo }: AnswerDraft, t: T): readonly PrintBlock[] {
  if (kind === 'full') return []
  return [
    { kind: 'heading', level: 2, text: t(`casework.letter.print.${kind}`) },
    ...known([
      [t('casework.letter.withheld'), why ? t(WITHHELD_LABELS[why]) : ''],
      [t('casework.letter.forwarded_to'), kind === 'forwarded' ? (forwardedTo ?? '') : ''],
    ]),
    ...(reason ? [text(reason)] : []),
  ]
}

function signed(signature: Signature | null, t: T): readonly PrintBlock[] {
  const who = signature ? `${signature.name}, ${signature.function}` : t('casework.letter.print.signature')
  return [{ kind: 'signatures', places: [{ who, note: t('casework.letter.print.signature_note') }] }]
}
