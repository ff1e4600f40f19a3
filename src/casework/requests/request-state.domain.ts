/** How far a request is answered. The last three close it. */
export const REQUEST_STATES = ['sent', 'accepted', 'partly', 'answered', 'refused', 'not_ours'] as const
export type RequestState = (typeof REQUEST_STATES)[number]

/** What whoever was asked may do: promise an answer, give a part, give the last part, refuse, say that they are the wrong address. */
export const ANSWER_ACTS = ['accept', 'part', 'complete', 'refuse', 'not_ours'] as const
export type AnswerAct = (typeof ANSWER_ACTS)[number]
/** Whoever answers by a link does it once. */
export const ACTS_BY_LINK: readonly AnswerAct[] = ['complete', 'refuse', 'not_ours']

const LEADS_TO: Readonly<Record<AnswerAct, RequestState>> = {
  accept: 'accepted',
  part: 'partly',
  complete: 'answered',
  refuse: 'refused',
  not_ours: 'not_ours',
}

export const isClosed = (state: RequestState): boolean => ['answered', 'refused', 'not_ours'].includes(state)

/** The acts that the state of a request admits. */
export const actsIn = (state: RequestState): readonly AnswerAct[] =>
  isClosed(state)
    ? []
    : ANSWER_ACTS.filter((act) => {
        if (act === 'accept') return state === 'sent'
        return act !== 'not_ours' || state !== 'partly'
      })

export type AnswerWritten = {
  readonly act: AnswerAct
  readonly words?: string | undefined
  readonly reason?: string | undefined
}
export type AnswerObjection = 'act_impossible' | 'words_missing' | 'words_not_sent' | 'reason_missing'

/**
 * What is wrong with an answer, or nothing. A part has words, and so has the whole unless parts were given. Who has a duty to answer refuses
 * with a reason (act on social assistance, art. 105); a voluntary answer may be refused without one.
 */
export function answerObjection(
  asked: { readonly state: RequestState; readonly duty: boolean },
  { act, words, reason }: AnswerWritten,
): AnswerObjection | null {
  if (!actsIn(asked.state).includes(act)) return 'act_impossible'
  const bare = act === 'part' || (act === 'complete' && asked.state !== 'partly')
  if (bare && !words) return 'words_missing'
  if (words && act !== 'part' && act !== 'complete') return 'words_not_sent'
  return act === 'refuse' && asked.duty && !reason ? 'reason_missing' : null
}

export const stateAfter = (act: AnswerAct): RequestState => LEADS_TO[act]

/** Says what a request is called outside the case: nothing about whom it concerns. */
export const requestNumber = (no: number | string): string => `PI-${no}`
