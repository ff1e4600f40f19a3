import type { z } from 'zod'
import { type InstitutionId, idOf, type LocalDate } from '#kernel'
import { type Hours, hoursOf } from './hours.domain.ts'

export const IncidentId = idOf('IncidentId')
export type IncidentId = z.infer<typeof IncidentId>

/** What was breached (RODO art. 4 point 12): somebody read, something was changed, something was lost. */
export const BREACHES = ['confidentiality', 'integrity', 'availability'] as const
export type Breach = (typeof BREACHES)[number]

/** What the form of the supervisory authority asks (RODO art. 33 par. 3), filled in as it becomes known (par. 4). */
export type Described = {
  readonly kinds: readonly Breach[]
  readonly happened: string | null
  /** How many people and records, about. */
  readonly peopleCount: number | null
  readonly people: string | null
  readonly recordsCount: number | null
  readonly records: string | null
  readonly consequences: string | null
  readonly measures: string | null
}

/** What was decided, why, and when it was done. */
export type Decided = {
  readonly notifyOffice: boolean | null
  readonly notifyReason: string | null
  readonly officeToldAt: Date | null
  readonly lateReason: string | null
  readonly tellPeople: boolean | null
  readonly tellReason: string | null
  readonly peopleToldOn: LocalDate | null
  readonly earlyWarningAt: Date | null
  readonly securityToldAt: Date | null
}

export type Incident = Described &
  Decided & {
    readonly id: IncidentId
    readonly institutionId: InstitutionId
    readonly no: number
    readonly foundAt: Date
    readonly reportedAt: Date
    readonly summary: string
    /** Also an incident of the security of systems that the CSIRT is told of. */
    readonly security: boolean
    readonly closedOn: LocalDate | null
    readonly version: number
    readonly canKeep: boolean
  }

/** The clocks of an incident: to the authority unless it was decided that it need not know, to the CSIRT for an incident of security. */
export function clocksOf(incident: Incident, now: Date): readonly Hours[] {
  const { foundAt, security, notifyOffice, officeToldAt, earlyWarningAt, securityToldAt } = incident
  return [
    ...(notifyOffice === false ? [] : [hoursOf('office', foundAt, officeToldAt, now)]),
    ...(security ? [hoursOf('early_warning', foundAt, earlyWarningAt, now)] : []),
    ...(security ? [hoursOf('security', foundAt, securityToldAt, now)] : []),
  ]
}

/** What keeps an incident from being closed: each decision has to be made, and what was decided done. */
export function openEnds(incident: Incident): readonly ('office' | 'people' | 'security')[] {
  const { notifyOffice, officeToldAt, tellPeople, peopleToldOn, security, earlyWarningAt, securityToldAt } = incident
  const office = notifyOffice === null || (notifyOffice && officeToldAt === null)
  const people = tellPeople === null || (tellPeople && peopleToldOn === null)
  const told = !security || (earlyWarningAt !== null && securityToldAt !== null)
  return [
    ...(office ? (['office'] as const) : []),
    ...(people ? (['people'] as const) : []),
    ...(told ? [] : (['security'] as const)),
  ]
}
