import type { MeetingState } from '../meetings/meeting-row.domain.ts'

/** What a sentence of minutes is. `off_record` stands for a part that is not written down, `correction` for what is said after closing. */
export const SENTENCE_KINDS = ['said', 'decision', 'task', 'dissent', 'phone_note', 'off_record', 'correction'] as const
export type SentenceKind = (typeof SENTENCE_KINDS)[number]

/** What whoever writes may say that a sentence is, by a button, a key or its first word. */
export const WRITTEN_AS = ['said', 'decision', 'task', 'dissent'] as const
export type WrittenAs = (typeof WRITTEN_AS)[number]

/** Longest first, so that one is not taken for another. */
const FIRST_WORDS: readonly (readonly [kind: WrittenAs, words: RegExp])[] = [
  ['dissent', /^zdanie\s+odr[ęe]bne(?![\p{L}\p{N}])[\s:,.–-]*/iu],
  ['decision', /^ustalenie(?![\p{L}\p{N}])[\s:,.–-]*/iu],
  ['task', /^zadanie(?![\p{L}\p{N}])[\s:,.–-]*/iu],
]

export type Understood = { readonly kind: WrittenAs; readonly text: string }

/** What a sentence says it is by its first word, without that word. A word alone says nothing yet. */
export function understand(typed: string): Understood {
  const text = typed.trim()
  for (const [kind, words] of FIRST_WORDS) {
    const rest = text.replace(words, '')
    if (rest !== text && rest !== '') return { kind, text: rest.charAt(0).toLocaleUpperCase('pl') + rest.slice(1) }
  }
  return { kind: 'said', text }
}

/** `before`: nobody writes yet; `remarks`: closed, those who were there say what they think of it. */
export type MinutesState = 'before' | 'open' | 'remarks' | 'confirmed'

/** How far the minutes of a meeting are. */
export function minutesState(meeting: { state: MeetingState }, live: { closedAt: Date | null } | null): MinutesState {
  if (live === null) return 'before'
  if (meeting.state === 'confirmed') return 'confirmed'
  return live.closedAt === null ? 'open' : 'remarks'
}

/** Whether a sentence of a kind may be added: notes of a call before the meeting too, corrections only once nothing can be changed any more. */
export function admitsSentence(state: MinutesState, kind: SentenceKind): boolean {
  if (kind === 'correction') return state === 'remarks' || state === 'confirmed'
  if (kind === 'phone_note') return state === 'before' || state === 'open'
  return state === 'open'
}

type Placed = { readonly id: string; readonly place: number }

/** The order of an agenda after one line went one place up or down; null where it stands at the end already. */
export function moved<L extends Placed>(lines: readonly L[], id: string, by: -1 | 1): readonly Placed[] | null {
  const at = lines.findIndex((line) => line.id === id)
  const other = lines[at + by]
  const one = lines[at]
  if (!one || !other) return null
  return [
    { id: one.id, place: other.place },
    { id: other.id, place: one.place },
  ]
}

export type CheckKey = 'tasks' | 'heard' | 'next'
export type Check = { readonly key: CheckKey; readonly met: boolean }

type ToClose = {
  readonly sentences: readonly { readonly kind: SentenceKind; readonly taskId: string | null }[]
  readonly familyHeard: boolean | null
  readonly nextPlanned: boolean
}

/** What is to be seen to before minutes are closed. Only a task without a person and a day keeps them open. */
export const beforeClosing = ({ sentences, familyHeard, nextPlanned }: ToClose): readonly Check[] => [
  { key: 'tasks', met: sentences.every(({ kind, taskId }) => kind !== 'task' || taskId !== null) },
  { key: 'heard', met: familyHeard === true },
  { key: 'next', met: nextPlanned },
]

/** The numbers of decisions, in the order in which a reader finds them: nothing that is hidden leaves a gap. */
export function decisionNumbers(
  sentences: readonly { readonly id: string; readonly kind: SentenceKind }[],
): ReadonlyMap<string, number> {
  const decisions = sentences.filter(({ kind }) => kind === 'decision')
  return new Map(decisions.map(({ id }, index) => [id, index + 1]))
}

export const VOTES = ['for', 'against', 'abstained'] as const
export type Vote = (typeof VOTES)[number]
/** An institution's vote, or the family's where none is named. */
export type VoteOf = { readonly institution: string | null; readonly vote: Vote }

export const WAYS = ['room', 'video', 'excused', 'absent'] as const
/** How somebody takes part in a meeting. */
export type Way = (typeof WAYS)[number]

/** The longest sentence. */
export const MOST_WORDS = 4000
