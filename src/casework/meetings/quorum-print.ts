import type { Model, QuorumCount } from '#model'
import type { PrintFact } from '#platform'
import type { Reader } from '../prints/print-words.ts'
import { sayQuorum, sayQuorumAsked } from './quorum-words.ts'

type Printed = {
  readonly known: { readonly model: Model }
  readonly meeting: { readonly heldOn: string | null }
  readonly live?: object | null
  readonly quorum: QuorumCount | null
}

/** The line about the quorum, on minutes and lists: of a meeting to come what it needs. No line where the model asks for none. */
export function quorumFacts(
  { known: { model }, meeting, live, quorum }: Printed,
  reader: Reader,
): readonly PrintFact[] {
  if (quorum === null) return []
  const ahead = meeting.heldOn === null && !live
  const words = ahead ? sayQuorumAsked(quorum, { ...reader, model }) : sayQuorum(quorum, { ...reader, model })
  return [{ label: reader.t('casework.quorum.label'), text: words.join(' ') }]
}
