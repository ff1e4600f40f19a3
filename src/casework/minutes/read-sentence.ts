import { z } from 'zod'
import { day, fields, line, optionalChoice, type Posted, type Read, textOf } from '#platform'
import { MOST_WORDS, VOTES, type VoteOf } from './minutes.domain.ts'

type Version = { readonly rowVersion: number }
/** What the forms on the page of one sentence ask for. */
export type SentenceAct = Version &
  (
    | { readonly act: 'words'; readonly text: string }
    | { readonly act: 'withdraw' }
    | { readonly act: 'decide'; readonly votes: readonly VoteOf[] }
    | {
        readonly act: 'task'
        readonly person: string
        readonly institution: string
        readonly due: z.infer<typeof day>
        readonly of: string | null
      }
    | { readonly act: 'dissent'; readonly who: string; readonly text: string }
    | { readonly act: 'correct'; readonly text: string }
  )

/** Stands for the family among those who vote. */
export const FAMILY_VOTE = 'family'
export const voteField = (of: string): string => `vote-${of}`

const rowVersion = z.coerce.number().int().positive()
const OWNER = /^worker:([0-9a-f-]{36}):([0-9a-f-]{36})$/
const WHO = /^(family|worker:[0-9a-f-]{36}:[0-9a-f-]{36})$/

const readVersion = fields(z.object({ rowVersion }))
const readWords = fields(z.object({ rowVersion, text: line(MOST_WORDS) }))
const readTask = fields(
  z.object({ rowVersion, owner: z.string().regex(OWNER), due: day, of: optionalChoice(z.uuid()) }),
)
const readDissent = fields(z.object({ rowVersion, who: z.string().regex(WHO), dissent: line(MOST_WORDS) }))
const readCorrection = fields(z.object({ rowVersion, correction: line(MOST_WORDS) }))

/** Reads whichever form of the page was sent. */
export function readSentence(posted: Posted): Read<SentenceAct> {
  const act = textOf(posted, 'act')
  switch (act) {
    case 'words':
      return become(readWords(posted), (sent) => ({ act, ...sent }))
    case 'decide':
      return become(readVersion(posted), (sent) => ({ act, ...sent, votes: votesSent(posted) }))
    case 'task':
      return become(readTask(posted), ({ owner, due, of, ...sent }) => {
        const [, person = '', institution = ''] = OWNER.exec(owner) ?? []
        return { act, ...sent, person, institution, due, of: of ?? null }
      })
    case 'dissent':
      return become(readDissent(posted), ({ dissent, ...sent }) => ({ act, ...sent, text: dissent }))
    case 'correct':
      return become(readCorrection(posted), ({ correction, ...sent }) => ({ act, ...sent, text: correction }))
    default:
      return become(readVersion(posted), (sent) => ({ act: 'withdraw', ...sent }))
  }
}

const become = <I, O>(read: Read<I>, to: (value: I) => O): Read<O> =>
  read.ok ? { ok: true, value: to(read.value) } : read

function votesSent(posted: Posted): readonly VoteOf[] {
  return Object.keys(posted.fields).flatMap((name) => {
    const [, of] = /^vote-(family|[0-9a-f-]{36})$/.exec(name) ?? []
    const vote = VOTES.find((one) => one === textOf(posted, name))
    return of === undefined || vote === undefined ? [] : [{ institution: of === FAMILY_VOTE ? null : of, vote }]
  })
}
