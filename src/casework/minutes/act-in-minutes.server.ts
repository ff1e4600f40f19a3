import type { Outcome } from '#kernel'
import type { Ctx } from '#platform/server'
import { type ConfirmMinutesRefusal, confirmMinutes } from '../meetings/confirm-minutes.server.ts'
import { type BeginRefusal, beginMinutes, notePresence, type PresenceRefusal } from './begin-minutes.server.ts'
import { type ReplyRefusal, replyToMinutes } from './close-minutes.server.ts'
import { touchFrame } from './live-minutes.store.server.ts'
import type { OfMeeting } from './minutes-here.server.ts'
import type { Begun, MinutesAct } from './read-minutes.ts'
import { finishSentence, type WriteRefusal, writeSentence } from './write-sentence.server.ts'

export type ActRefusal = BeginRefusal | PresenceRefusal | WriteRefusal | ReplyRefusal | ConfirmMinutesRefusal

/** Whichever form of the page was sent leads to its own act. */
export async function actInMinutes(ctx: Ctx, input: MinutesAct & OfMeeting): Promise<Outcome<unknown, ActRefusal>> {
  switch (input.act) {
    case 'begin':
      return beginMinutes(ctx, input)
    case 'write':
      return input.begun ? finishBegun(ctx, input, input.begun) : writeSentence(ctx, input)
    case 'phone':
      return writeSentence(ctx, { ...input, as: 'phone_note' })
    case 'off':
      return writeSentence(ctx, { ...input, as: 'off_record', text: '' })
    case 'presence':
      return notePresence(ctx, input)
    case 'reply':
      return replyToMinutes(ctx, input)
    case 'confirm': {
      const done = await confirmMinutes(ctx, input)
      if (done.ok) await touchFrame(ctx, input.meetingId)
      return done
    }
  }
}

type Writing = Extract<MinutesAct, { act: 'write' }> & OfMeeting

/** Words that were kept while they were typed, sent from a page that was opened anew. */
const finishBegun = (ctx: Ctx, { caseId, meetingId, lineId, text, as }: Writing, { id, typed }: Begun) =>
  finishSentence(ctx, {
    ...{ caseId, meetingId, lineId, text },
    ...{ sentenceId: id, typed: typed + 1, as: as === 'said' ? null : as },
  })
