import { isWorkingDay, type LocalDate } from '#kernel'

/** What makes a look unusual. Each is a question to a person, never an answer: they are not added up and nobody is ranked by them. */
export const SIGNS = ['no_part', 'many_cases', 'own_surname', 'odd_hours'] as const
export type Sign = (typeof SIGNS)[number]
export const VERDICTS = ['explained', 'to_clear_up'] as const
export type Verdict = (typeof VERDICTS)[number]

/** So many different cases within an hour by the clock are many. Inferred: a coordinator goes through a team's agenda in half of that. */
export const MANY_CASES = 8
/** Hours of the day, from and to, in which looks are usual on working days. Inferred: with home visits after work. */
export const USUAL_HOURS = { from: 6, to: 20 } as const

/** Looks of one person at one case within an hour. */
export type AuditedLook = {
  readonly caseId: string
  readonly code: string
  readonly personId: string
  readonly day: LocalDate
  /** Hour by the clock in Poland, 0 to 23. */
  readonly hour: number
  readonly looks: number
  /** A seat was given to the person for this very case. */
  readonly seated: boolean
  /** By emergency access, which has a review of its own. */
  readonly inEmergency: boolean
  /** The person did something in the case within two weeks around. */
  readonly acted: boolean
  /** The person bears a surname of somebody in the case. */
  readonly namesake: boolean
}

export type UnusualLook = Pick<AuditedLook, 'caseId' | 'code' | 'personId' | 'day'> & { readonly sign: Sign }

/** The looks that somebody should ask about, each sign once for a case, person and day, in the order of the looks. */
export function unusualLooks(looks: readonly AuditedLook[]): readonly UnusualLook[] {
  const crowded = crowdedHours(looks)
  const found = looks.flatMap((look) => {
    const { caseId, code, personId, day } = look
    const first = crowded.get(hourOf(look)) === caseId
    return signsOf(look, first).map((sign) => ({ caseId, code, personId, day, sign }))
  })
  return [...new Map(found.map((one) => [keyOf(one), one])).values()]
}

/** Names one unusual look. */
export const keyOf = ({ caseId, personId, day, sign }: Omit<UnusualLook, 'code'>): string =>
  [caseId, personId, day, sign].join(' ')

function signsOf(look: AuditedLook, crowded: boolean): readonly Sign[] {
  const { seated, acted, inEmergency, namesake, hour, day } = look
  const usual = isWorkingDay(day) && hour >= USUAL_HOURS.from && hour < USUAL_HOURS.to
  const is: Readonly<Record<Sign, boolean>> = {
    no_part: !seated && !acted && !inEmergency,
    many_cases: crowded,
    own_surname: namesake,
    odd_hours: !usual && !inEmergency,
  }
  return SIGNS.filter((sign) => is[sign])
}

const hourOf = ({ personId, day, hour }: AuditedLook): string => `${personId} ${day} ${hour}`

/** Hours in which a person looked at many cases, with the case under which that is told. */
function crowdedHours(looks: readonly AuditedLook[]): ReadonlyMap<string, string> {
  const hours = Map.groupBy(looks, hourOf)
  return new Map(
    [...hours].flatMap(([hour, own]) => {
      const cases = new Map(own.map(({ code, caseId }) => [code, caseId]))
      const [first] = [...cases.keys()].sort()
      return cases.size >= MANY_CASES && first !== undefined ? [[hour, cases.get(first) ?? ''] as const] : []
    }),
  )
}
