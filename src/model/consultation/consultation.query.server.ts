import { sql } from 'kysely'
import { type LocalDate, NotFound } from '#kernel'
import { abilities, type Ctx } from '#platform/server'
import { type Circle, type ConsultationState, consultationState } from './consultation.domain.ts'
import { consultationPolicy } from './consultation.policy.ts'
import type { ConsultationId } from './consultation-ids.ts'
import { type ConsultedText, readConsulted } from './consulted-text.domain.ts'

export type ListedConsultation = {
  readonly id: string
  readonly modelId: string
  readonly name: string
  readonly version: string
  readonly circle: Circle
  readonly opensOn: LocalDate
  readonly closesOn: LocalDate
  readonly state: ConsultationState
}

const consultations = (ctx: Ctx) =>
  ctx.db
    .selectFrom('model.consultation as c')
    .select(['c.id', 'c.model_id', 'c.version', 'c.circle', 'c.opens_on', 'c.closes_on', 'c.closed_at'])
    .select(sql<string>`coalesce(c.document #>> '{name,pl}', '')`.as('name'))
type Row = Awaited<ReturnType<ReturnType<typeof consultations>['execute']>>[number]

function listed(row: Row, today: LocalDate): ListedConsultation {
  // The driver reads a day as text; the columns are dates, and the circle is checked.
  const days = { opensOn: row.opens_on as LocalDate, closesOn: row.closes_on as LocalDate }
  return {
    id: row.id,
    modelId: row.model_id,
    name: row.name,
    version: row.version,
    circle: row.circle as Circle,
    ...days,
    state: consultationState({ ...days, closed: row.closed_at !== null }, today),
  }
}

/** Consultations in which the acting person is asked, or which their team holds; the latest first. */
export async function listConsultations(ctx: Ctx): Promise<readonly ListedConsultation[]> {
  const rows = await consultations(ctx).orderBy('c.closes_on', 'desc').orderBy('c.id').execute()
  return rows.map((row) => listed(row, ctx.today))
}

export type Consultation = ListedConsultation & {
  readonly draftId: string
  readonly invitation: string
  readonly basedOnId: string | null
  readonly document: unknown
  readonly text: ConsultedText
  /** Text of the version that is changed, where there is one. */
  readonly before: ConsultedText | null
  readonly beforeVersion: string | null
  readonly takesMine: boolean
  readonly can: Readonly<Record<'answer' | 'close', boolean>>
}

/** One consultation. `NotFound` for whoever is not asked and not of the team. */
export async function readConsultation(ctx: Ctx, id: ConsultationId): Promise<Consultation> {
  const row = await consultations(ctx)
    .leftJoin('model.version as v', 'v.id', 'c.based_on_id')
    .select(['c.draft_id', 'c.invitation', 'c.based_on_id', 'c.document', 'v.document as before', 'v.version as older'])
    .select([
      abilities(consultationPolicy, ['answer', 'close'], 'c').as('can'),
      sql<boolean>`c.id in (select authz.consultations_that_take_my_remark())`.as('takes_mine'),
    ])
    .where('c.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new NotFound('consultation')
  return {
    ...listed(row, ctx.today),
    draftId: row.draft_id,
    invitation: row.invitation,
    basedOnId: row.based_on_id,
    document: row.document,
    text: readConsulted(row.document),
    before: row.before ? readConsulted(row.before) : null,
    beforeVersion: row.older,
    takesMine: row.takes_mine,
    can: row.can,
  }
}

export type HeldMeeting = {
  readonly id: string
  readonly no: number
  readonly onDay: LocalDate
  readonly place: string
  readonly party: string
  readonly people: Readonly<Record<string, number>>
}

/** The meetings of a consultation in the order of their days. */
export async function meetingsOf(ctx: Ctx, consultationId: string): Promise<readonly HeldMeeting[]> {
  const rows = await ctx.db
    .selectFrom('model.consultation_meeting')
    .select(['id', 'no', 'on_day', 'place', 'party', 'people'])
    .where('consultation_id', '=', consultationId)
    .orderBy('on_day')
    .orderBy('no')
    .execute()
  return rows.map(({ on_day, people, ...row }) => ({
    ...row,
    // Only `saveMeeting` writes this column, as numbers by sector.
    people: people as Record<string, number>,
    onDay: on_day as LocalDate,
  }))
}

export type AskedByName = { readonly people: readonly string[]; readonly institutions: readonly string[] }

/** Who is asked by name, for the team. */
export async function circleOf(ctx: Ctx, consultationId: string): Promise<AskedByName> {
  const rows = await ctx.db
    .selectFrom('model.consultation_circle as m')
    .leftJoin('identity.person as p', 'p.id', 'm.person_id')
    .leftJoin('institutions.institution as i', 'i.id', 'm.institution_id')
    .select(['p.given_name', 'p.family_name', 'i.name'])
    .where('m.consultation_id', '=', consultationId)
    .orderBy('m.added_at')
    .execute()
  return {
    people: rows.flatMap((row) => (row.family_name ? [`${row.given_name} ${row.family_name}`] : [])),
    institutions: rows.flatMap((row) => row.name ?? []),
  }
}
