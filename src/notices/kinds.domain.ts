/** How somebody hears of a thing: only in the product, by mail at once, in the mail of the day or of the week, or not at all. */
export const CHANNELS = ['now', 'daily', 'weekly', 'product', 'off'] as const
export type Channel = (typeof CHANNELS)[number]

export type KindRules = {
  /** What a law or a duty of this product says must be told: by the usual channel, whatever anybody chose, also to somebody who stopped mails. */
  readonly statutory: boolean
  /** Leaves in quiet hours too. */
  readonly urgent: boolean
  /** The usual channel, for those who chose none. */
  readonly channel: Channel
  /** Whom such a notice is for, as preferences are grouped. */
  readonly concerns: 'cases' | 'tasks' | 'meetings' | 'models' | 'learning'
}

const usual = { statutory: false, urgent: false, channel: 'now' } as const

/**
 * The register of everything that people are told of. The texts of a kind are `notices.kind.<kind>.name` (in preferences), `.text` (in the
 * product) and `.mail` (in a mail, after a colon); the last two take `count`. None of them takes a word of what it is about.
 */
export const KINDS = {
  // RODO art. 6 par. 1 letter d: whoever keeps a case and the data protection officer learn at once that it was opened.
  emergency_opened: { statutory: true, urgent: true, channel: 'now', concerns: 'cases' },
  meeting_called: { ...usual, concerns: 'meetings' },
  task_given: { ...usual, concerns: 'tasks' },
  task_reminder: { ...usual, concerns: 'tasks' },
  task_to_support: { ...usual, concerns: 'tasks' },
  task_in_place: { ...usual, channel: 'daily', concerns: 'tasks' },
  meeting_moved: { ...usual, concerns: 'meetings' },
  meeting_called_off: { ...usual, concerns: 'meetings' },
  meeting_dates_asked: { ...usual, concerns: 'meetings' },
  meeting_dates_given_up: { ...usual, channel: 'daily', concerns: 'meetings' },
  minutes_for_remarks: { ...usual, concerns: 'meetings' },
  clock_reminder: { ...usual, concerns: 'cases' },
  clock_escalation: { ...usual, concerns: 'cases' },
  stand_in_named: { ...usual, concerns: 'tasks' },
  stand_in_ended: { ...usual, concerns: 'tasks' },
  unit_free: { ...usual, concerns: 'cases' },
  family_order: { ...usual, channel: 'daily', concerns: 'cases' },
  request_answered: { ...usual, channel: 'daily', concerns: 'cases' },
  remark_answered: { ...usual, channel: 'daily', concerns: 'models' },
  certificate_issued: { ...usual, channel: 'daily', concerns: 'learning' },
  certificate_ended: { ...usual, concerns: 'learning' },
  consultation_closed: { ...usual, channel: 'daily', concerns: 'models' },
} as const satisfies Readonly<Record<string, KindRules>>

export type NoticeKind = keyof typeof KINDS

// The keys of an object are those it was written with.
export const NOTICE_KINDS = Object.keys(KINDS) as readonly NoticeKind[]
export const isKind = (kind: string): kind is NoticeKind => Object.hasOwn(KINDS, kind)
export const rulesOf = (kind: NoticeKind): KindRules => KINDS[kind]

/** Kinds of which everybody chooses how to hear: all but the statutory ones. */
export type ChosenKind = {
  [kind in NoticeKind]: (typeof KINDS)[kind]['statutory'] extends true ? never : kind
}[NoticeKind]
export const isChosen = (kind: NoticeKind): kind is ChosenKind => !rulesOf(kind).statutory

/** The channel that holds: the chosen one, or the usual one where nothing was chosen or nothing may be. */
export function channelOf(kind: NoticeKind, chosen: string | undefined): Channel {
  const own = isChosen(kind) ? CHANNELS.find((one) => one === chosen) : undefined
  return own ?? rulesOf(kind).channel
}
