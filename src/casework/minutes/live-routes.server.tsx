import { z } from 'zod'
import { fields } from '#platform'
import { addFetched, addFollowed, addSent, type Changing, type Followed, type SiteParts } from '#platform/server'
import { scope } from '../cases/case-scope.ts'
import { MeetingParams } from '../meetings/meeting-paths.ts'
import { MINUTES_TOPIC } from './live-minutes.store.server.ts'
import { MOST_WORDS, WRITTEN_AS } from './minutes.domain.ts'
import { MinutesAside, MinutesTasks } from './minutes-aside.tsx'
import { type MinutesChanges, minutesChanges, minutesRevision } from './minutes-changes.query.server.ts'
import { LineHead, MinutesLine } from './minutes-lines.tsx'
import { minutesPath } from './minutes-paths.ts'
import { SentenceOnPage } from './sentence-shown.tsx'
import { finishSentence, typeWords } from './write-sentence.server.ts'

const Typed = z.object({
  sentence: z.uuid(),
  line: z.uuid(),
  text: z.preprocess((value) => value ?? '', z.string().max(MOST_WORDS)),
  typed: z.coerce.number().int().positive().max(1_000_000),
  /** The sentence is whole: as what it says itself, or as chosen. */
  done: z.enum([...WRITTEN_AS, 'itself']).optional(),
})
const readTyped = fields(Typed)

const WRITE_REFUSALS = {
  minutes_closed: 'casework.live.minutes_closed',
  no_words: 'casework.live.no_words',
  no_decision: 'casework.live.no_decision',
  no_quorum: 'casework.quorum.no_decision',
  finished_already: 'casework.live.finished_already',
} as const

type App = Parameters<typeof addFollowed>[0]
type Params = z.infer<typeof MeetingParams>

/** What changed in minutes, read by each reader's own query and shown by the parts of the page. */
const changing: Changing<Params, MinutesChanges> = {
  load: (ctx, params, { since = '0' }) => minutesChanges(ctx, params, Number.parseInt(since, 10) || 0),
  tell: ({ loaded, params, form, html }) => {
    const { whole, revision, sentences } = loaded
    const state = form(minutesPath.minutes(params))
    return {
      revision,
      sentences: sentences.map((one) => ({
        id: one.id,
        line: one.lineId,
        no: one.no,
        gone: one.withdrawn,
        html: one.withdrawn ? '' : html(<SentenceOnPage sentence={one} href={minutesPath.sentence(params, one.id)} />),
      })),
      ...(whole && {
        state: whole.state,
        lines: whole.lines.map((line) => ({
          id: line.line?.id ?? null,
          head: html(<LineHead line={line} />),
          html: html(<MinutesLine loaded={whole} line={line} form={state} />),
        })),
        aside: html(<MinutesAside loaded={whole} form={state} />),
        tasks: html(<MinutesTasks loaded={whole} />),
      }),
    }
  },
}

/** What an open page of minutes follows. */
export const minutesFollowed: Followed<'/cases/:caseId/meetings/:meetingId/minutes/live', Params, MinutesChanges> = {
  path: '/cases/:caseId/meetings/:meetingId/minutes/live',
  params: MeetingParams,
  topic: MINUTES_TOPIC,
  idOf: ({ meetingId }) => meetingId,
  scope,
  revision: (ctx, { meetingId }, after) => minutesRevision(ctx, meetingId, after),
  changes: changing,
}

/** What the page of minutes asks and sends by itself: that something changed, what, and words as they are typed. */
export function addLiveMinutesRoutes(app: App, parts: SiteParts): void {
  addFollowed(app, parts, minutesFollowed)
  // For whom a proxy holds the stream back.
  addFetched(app, parts, {
    path: '/cases/:caseId/meetings/:meetingId/minutes/changes',
    params: MeetingParams,
    scope,
    ...changing,
  })
  addSent(app, parts, {
    path: '/cases/:caseId/meetings/:meetingId/minutes/typed',
    params: MeetingParams,
    scope,
    form: (posted) => readTyped(posted),
    submit: (ctx, { caseId, meetingId, sentence, line, text, typed, done }) => {
      const typing = { caseId, meetingId, sentenceId: sentence, lineId: line, text, typed }
      return done === undefined
        ? typeWords(ctx, typing)
        : finishSentence(ctx, { ...typing, as: done === 'itself' ? null : done })
    },
    refusals: WRITE_REFUSALS,
    tell: (revision, { at }) => ({ revision, at: clockTime.format(at) }),
  })
}

const clockTime = new Intl.DateTimeFormat('pl-PL', { timeZone: 'Europe/Warsaw', hour: '2-digit', minute: '2-digit' })
