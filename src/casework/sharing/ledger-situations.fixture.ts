import fc from 'fast-check'
import { LEAD, MEMBER } from './ledger.fixture.ts'

const ASSISTANT = 'asystent-rodziny'
export const CODED = 'czlonek-pzk'
export const SPECIAL = 'zdrowie'
/** All that is not special here is protected by the model. */
const CATEGORIES = ['nauka', 'opieka', SPECIAL] as const
/** When every entry was written. */
export const YEAR = 2026
export const TODAY = '2026-11-23'
export const YESTERDAY = '2026-11-22'

type Reader = {
  /** The place of their institution among the three; the first keeps the case. */
  readonly of: number
  /** Nothing that a seat rests on is missing or ended. */
  readonly able: boolean
  /** Employed today in an institution that takes part in the gmina or keeps the case, and sworn: may open a case in an emergency. */
  readonly answers: boolean
  /** Employed today: may carry out an inspection of their institution, or print its set. */
  readonly employed: boolean
}
/**
 * One works for the keeper, one for a school, one for police whose accession ended; then of the school one who left, one no longer sworn, one never
 * nominated; then two more of the keeper, of whom the first has seats too.
 */
export const READERS: readonly Reader[] = [
  { of: 0, able: true, answers: true, employed: true },
  { of: 1, able: true, answers: true, employed: true },
  { of: 2, able: true, answers: false, employed: true },
  { of: 1, able: false, answers: false, employed: false },
  { of: 1, able: false, answers: false, employed: true },
  { of: 1, able: false, answers: true, employed: true },
  { of: 0, able: true, answers: true, employed: true },
  { of: 0, able: true, answers: true, employed: true },
]
/**
 * Leaves with a stand-in, in every situation: the keeper's worker by the second one of the keeper, that one by the third; the one who left the
 * school by its worker; and two of which one is over and one was ended.
 */
export const STOOD_IN: readonly {
  readonly absent: number
  readonly by: number
  readonly days: readonly [string, string]
  readonly ended?: true
}[] = [
  { absent: 0, by: 6, days: ['2026-11-01', TODAY] },
  { absent: 6, by: 7, days: [TODAY, '2027-01-15'] },
  { absent: 3, by: 1, days: ['2026-11-01', '2027-01-15'] },
  { absent: 1, by: 5, days: ['2026-11-01', '2027-01-15'] },
  { absent: 0, by: 7, days: ['2026-11-01', YESTERDAY] },
  { absent: 0, by: 7, days: ['2026-11-01', '2027-01-15'], ended: true },
]
/** Whoever comes after this one has no seat, but for the second worker of the keeper. */
const SEATED = 4
/** So many persons are in each family; entries are about the first two. */
export const PERSONS = 3

const index = (most: number) => fc.integer({ min: 0, max: most })
/** Nothing twice as often as something: several narrowings at once leave nothing to read. */
const maybe = <T>(one: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: one })
const seldom = (outOf: number) => fc.integer({ min: 1, max: outOf }).map((n) => n === outOf)
const day = fc.constantFrom('2026-11-01', YESTERDAY, TODAY, '2026-11-24', '2027-05-24')
const days = fc.oneof(
  { weight: 2, arbitrary: fc.constant(['2026-11-01', '2027-05-24']) },
  { weight: 1, arbitrary: fc.tuple(day, day).map(([a, b]) => (a < b ? [a, b] : [b, a])) },
)
/** Half of all families have nothing of this. */
const few = <T>(one: fc.Arbitrary<T>, alike: (one: T) => unknown) =>
  fc.oneof(fc.constant<T[]>([]), fc.uniqueArray(one, { minLength: 1, maxLength: 2, selector: alike }))

const item = fc.record({
  author: index(2),
  category: fc.constantFrom(...CATEGORIES),
  subject: maybe(index(1)),
  responsible: maybe(index(2)),
  /** What a form says; what somebody is called; why two persons are kept apart. */
  kind: fc.constantFrom<'answer' | 'identity' | 'apart' | 'minutes'>(
    ...(['answer', 'answer', 'answer', 'answer', 'identity', 'identity', 'identity', 'apart'] as const),
  ),
  /** Says by what number the person is reached. */
  reached: fc.boolean(),
  informant: fc.constantFrom(null, null, null, null, 'standing', 'lifted'),
  /** The shielded address or contact whose very words it has, if the family has so many. */
  tells: fc.constantFrom(null, 0, 0, 1),
  /** Follows a goal of the plan. */
  planned: seldom(6),
  /** The first two persons kept apart: what of, when, and whether somebody ended it. */
  pair: fc.record({ kind: fc.constantFrom('no_meeting', 'no_contact_details', 'both'), days, ended: seldom(5) }),
  /** The line of the agenda about which it was said, of what stands in minutes. */
  line: index(1),
})
const emergency = fc.record({
  reader: fc.constantFrom(5, 5, 1, 1, 0, 0, 2, 3, 4),
  /** How long ago it was opened, and for how long. */
  hoursAgo: fc.constantFrom(-1, 0, 0, 1, 1, 3, 3, 4, 20),
  hours: fc.constantFrom(1, 4, 4, 24),
  ended: seldom(5),
})
/** An inspection of the institution that keeps the case, by one of the other two. */
const inspection = fc.record({
  reader: fc.constantFrom(2, 2, 1, 5, 5, 4, 3, 0),
  authority: fc.constantFrom(1, 1, 2),
  covers: fc.constantFrom<readonly ('ordinary' | 'protected' | 'special')[]>(
    ['ordinary', 'protected'],
    ['ordinary', 'protected'],
    ['ordinary', 'protected', 'special'],
    ['ordinary'],
    [],
  ),
  years: fc.constantFrom(
    ...[
      [YEAR, YEAR],
      [YEAR, YEAR],
      [YEAR - 1, YEAR],
      [YEAR, YEAR + 1],
    ],
    ...[
      [YEAR - 2, YEAR - 1],
      [YEAR + 1, YEAR + 1],
    ],
  ),
  days,
  ended: seldom(5),
})
const shield = fc.record({
  of: index(1),
  what: fc.constantFrom('address', 'contact'),
  /** From whom of the family; nobody named: from everybody else in it. */
  from: fc.subarray([0, 1, 2], { maxLength: 1 }),
  lifted: seldom(6),
  opened: fc.array(
    fc.record({
      /** A person; nobody: whoever works for that institution. */
      reader: fc.constantFrom(null, null, 1, 2, 2, 4),
      institution: fc.constantFrom(1, 2, 2),
      days,
      ended: fc.boolean(),
    }),
    {
      maxLength: 2,
    },
  ),
})
/** A line of an agenda; where it is closed, it is for those named alone. */
const line = fc.record({
  closed: fc.boolean(),
  named: fc.array(
    fc.record({
      /** A person; nobody: whoever works for that institution. */
      reader: fc.constantFrom(null, null, 0, 1, 2, 6),
      institution: index(2),
    }),
    { maxLength: 2 },
  ),
})
const drawn = fc.record({
  seats: fc.array(
    fc.record({
      reader: fc.constantFrom(0, 0, 1, 1, 2, 2, 3, 4, 6),
      role: fc.constantFrom(LEAD, MEMBER, MEMBER, ASSISTANT, CODED),
      until: maybe(fc.constantFrom(YESTERDAY, TODAY)),
    }),
    { minLength: 4, maxLength: 8 },
  ),
  denied: fc.subarray([0, 1, 2, 5, 6], { maxLength: 1 }),
  items: fc.array(item, { minLength: 1, maxLength: 4 }),
  disclosures: fc.array(
    fc.record({
      from: index(2),
      to: fc.constantFrom(0, 0, 1, 2),
      role: maybe(fc.constantFrom(MEMBER, ASSISTANT)),
      reader: maybe(index(SEATED)),
      category: fc.constantFrom(...CATEGORIES),
      item: maybe(index(3)),
      subject: maybe(index(1)),
      extent: fc.constantFrom('full', 'full', 'full', 'own_part', 'own_part', 'extract', 'existence', 'coded'),
      days,
      withdrawn: seldom(5),
      restsOnEnded: seldom(6),
      /** Shows what was drawn for it, and not, as most do, what somebody wrote. */
      astray: seldom(4),
      like: index(3),
    }),
    { minLength: 2, maxLength: 6 },
  ),
  emergencies: fc.array(emergency, { maxLength: 2 }),
  shields: few(shield, ({ of, what }) => `${of} ${what}`),
  /** Who stands on the side of which person. */
  sides: few(
    fc.record({ reader: fc.constantFrom(0, 0, 1, 2, 5, 6), of: index(PERSONS - 1), ended: seldom(4) }),
    ({ reader, of }) => `${reader} ${of}`,
  ),
  inspections: fc.array(inspection, { maxLength: 3 }),
  /** What is said at a meeting. */
  minutes: fc.array(item, { maxLength: 3 }),
  /** The agenda of that meeting. */
  lines: fc.tuple(line, line),
})
type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never

/** Most disclosures show a category that their giver wrote something in: else hardly any would show a thing. */
export const situation = drawn.map(({ disclosures, minutes, ...rest }: Drawn) => {
  const items = [...rest.items.map(plausible), ...minutes.map(ofMinutes)]
  return {
    ...rest,
    items,
    shields: rest.shields.map((one) => ({ ...one, from: one.from.filter((person) => person !== one.of) })),
    disclosures: disclosures.map(({ astray, like, ...one }) => {
      const written = items[like % items.length]
      return astray || !written ? one : { ...one, from: written.author, category: written.category }
    }),
  }
})
export type Situation = typeof situation extends fc.Arbitrary<infer T> ? T : never

/** What somebody is called is about them; why a pair is kept apart the keeper wrote; neither comes from an informant or stands in a plan. */
function plausible(one: Drawn['items'][number]): Drawn['items'][number] {
  if (one.kind === 'answer') return one
  const plain = { ...one, informant: null, planned: false }
  return one.kind === 'identity' ? { ...plain, subject: one.subject ?? 0 } : { ...plain, author: 0, subject: null }
}

/** Everything about a line is of its category, and about nobody alone. The first that is said about it is what the line is called. */
function ofMinutes(one: Drawn['items'][number], _: number, all: Drawn['minutes']): Drawn['items'][number] {
  const head = all.find(({ line: about }) => about === one.line) ?? one
  const plain = { informant: null, planned: false, subject: null, responsible: null }
  return { ...one, ...plain, kind: 'minutes', category: head.category }
}
