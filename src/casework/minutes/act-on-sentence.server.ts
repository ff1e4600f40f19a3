import type { Outcome } from '#kernel'
import type { Ctx } from '#platform/server'
import type { OfMeeting } from './minutes-here.server.ts'
import type { SentenceAct } from './read-sentence.ts'
import { sentenceOf } from './sentence.store.server.ts'
import { changeWords, decide, makeTask, type TurnRefusal, withdrawSentence } from './turn-sentence.server.ts'
import { type WriteRefusal, writeSentence } from './write-sentence.server.ts'

type Sent = SentenceAct & OfMeeting & { readonly sentenceId: string }

/** Whichever form of the page was sent leads to its own act. */
export async function actOnSentence(ctx: Ctx, input: Sent): Promise<Outcome<unknown, TurnRefusal | WriteRefusal>> {
  switch (input.act) {
    case 'words':
      return changeWords(ctx, input)
    case 'withdraw':
      return withdrawSentence(ctx, input)
    case 'decide':
      return decide(ctx, input)
    case 'task':
      return makeTask(ctx, input)
    case 'dissent':
    case 'correct': {
      const { lineId } = await sentenceOf(ctx, input.meetingId, input.sentenceId)
      const as = input.act === 'dissent' ? 'dissent' : 'correction'
      const who = input.act === 'dissent' ? { who: input.who } : {}
      return writeSentence(ctx, { ...input, lineId, as, of: input.sentenceId, ...who })
    }
  }
}
