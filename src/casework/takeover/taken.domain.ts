import type { CaseId, LocalDate, ModelVersionId } from '#kernel'
import type { Model, SubjectKind } from '#model'
import type { PaperConsent } from './papers.domain.ts'
import { activates, type Brought, type PaperVisit, type Place } from './way.domain.ts'

export type Named = { readonly id: string; readonly name: string }
/** A gmina in which I may take cases over for the institution I work in, by the model in force there today. */
export type UnitToTakeOverIn = {
  readonly unitCode: string
  readonly name: string
  readonly model: Model
  readonly versionId: ModelVersionId
  readonly kinds: readonly SubjectKind[]
  /** By which role of the model, for which institution I take a case of this kind over. */
  readonly seats: Readonly<Partial<Record<SubjectKind, { readonly role: string; readonly keeper: string }>>>
  readonly places: Readonly<Partial<Record<SubjectKind, readonly Place[]>>>
  /** Institutions that may be responsible for an action. */
  readonly institutions: readonly Named[]
  /** Workers of the institution that will keep the case. */
  readonly workers: readonly Named[]
}
export type TakeoverOffer = { readonly today: LocalDate; readonly units: readonly UnitToTakeOverIn[] }

/** A case being taken over: where, by which seat, and the way it came on paper. */
export type Taken = {
  readonly id: CaseId
  readonly unit: UnitToTakeOverIn
  readonly kind: SubjectKind
  readonly role: string
  readonly keeper: string
  readonly visits: readonly PaperVisit[]
  readonly brought: Brought
}
export type PersonEntered = { readonly row: number; readonly id: string; readonly consent: PaperConsent | null }

/** The stay in which the case stands now. */
export function passed({ visits }: Pick<Taken, 'visits'>): PaperVisit {
  const last = visits.at(-1)
  if (!last) throw new Error('a way without a stage')
  return last
}

/** The stay whose entry made the plan the active one: its place on the way, and its day. */
export function activation({
  visits,
}: Pick<Taken, 'visits'>): { readonly index: number; readonly on: LocalDate } | null {
  const index = visits.findIndex(({ gate }) => activates(gate))
  const visit = visits[index]
  return visit ? { index, on: visit.on } : null
}
