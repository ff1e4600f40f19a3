import { nameIn } from '#model'
import { useReader } from '#platform'
import { KeyValues, Tag } from '#platform/ui'
import type { KeptPiece } from './bundle.domain.ts'
import { DECISION_LABELS } from './copy-words.ts'
import type { Line, SearchedPiece } from './piece.domain.ts'
import { reasonCalled } from './reasons.ts'
import type { Found } from './redaction/passage.domain.ts'

/** Lines of a piece as they will be given. */
export function GivenLines({ lines }: { readonly lines: readonly Line[] }) {
  return (
    <KeyValues items={lines.map(({ label, text }) => ({ term: label, value: <span class="pre-line">{text}</span> }))} />
  )
}

/** Lines of a piece as they stand in the case, with the places marked where others could be known. */
export function SourceLines({ piece }: { readonly piece: SearchedPiece }) {
  return (
    <KeyValues
      items={piece.lines.map(({ label, text }, i) => ({
        term: label,
        value: <Marked text={text} found={piece.found[i] ?? []} />,
      }))}
    />
  )
}

function Marked({ text, found }: { readonly text: string; readonly found: readonly Found[] }) {
  const parts = found.map(({ from, to }, i) => (
    <>
      {text.slice(found[i - 1]?.to ?? 0, from)}
      <mark>{text.slice(from, to)}</mark>
    </>
  ))
  return (
    <span class="pre-line">
      {parts}
      {text.slice(found.at(-1)?.to ?? 0)}
    </span>
  )
}

/** What was decided about a piece, and why. */
export function DecisionTag({ piece: { decision, reasons } }: { readonly piece: KeptPiece }) {
  const { t, locale } = useReader()
  if (decision === null) return <Tag tone="turn">{t('casework.copy.undecided')}</Tag>
  const why = reasons.map((id) => nameIn(reasonCalled(id).name, locale)).join(', ')
  const words = t(DECISION_LABELS[decision])
  return <Tag tone={decision === 'give' ? 'ok' : 'info'}>{why ? `${words}: ${why}` : words}</Tag>
}
