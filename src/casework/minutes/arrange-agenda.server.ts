import { type Outcome, refused } from '#kernel'
import { type Ctx, translator } from '#platform/server'
import { proposalsToTake, sayProposal } from './agenda.query.server.ts'
import { type AgendaRefusal, addAgendaLines, moveLine, removeLine } from './agenda-lines.server.ts'
import type { OfMeeting } from './minutes-here.server.ts'

/** What the forms on the page of an agenda ask for. */
export type AgendaAct =
  | { readonly act: 'take'; readonly keys: readonly string[] }
  | {
      readonly act: 'add'
      readonly text: string
      readonly category?: string | undefined
      readonly members: readonly string[]
    }
  | { readonly act: 'up' | 'down' | 'remove'; readonly lineId: string }

/** Whichever form of the page was sent leads to its own act. What is taken over is written in Polish, as all that several people read. */
export async function arrangeAgenda(
  ctx: Ctx,
  input: AgendaAct & OfMeeting,
): Promise<Outcome<null, AgendaRefusal | 'nothing_chosen'>> {
  switch (input.act) {
    case 'take': {
      const taken = await proposalsToTake(ctx, input, input.keys)
      if (taken.length === 0) return refused('nothing_chosen', { field: 'proposals' })
      const lines = taken.map((one) => ({ text: sayProposal(one, translator('pl'), 'pl'), proposed: one.key }))
      return addAgendaLines(ctx, { ...input, lines })
    }
    case 'add': {
      const { text, category, members } = input
      return addAgendaLines(ctx, { ...input, lines: [{ text, category }], members })
    }
    case 'remove':
      return removeLine(ctx, input)
    default:
      return moveLine(ctx, { ...input, by: input.act === 'up' ? -1 : 1 })
  }
}
