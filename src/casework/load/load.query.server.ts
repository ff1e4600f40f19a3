import { sql } from 'kysely'
import type { Ctx } from '#platform/server'

/** A limit that a provision sets for a role, and how much of it somebody carries. */
export type Limited = {
  readonly key: string
  readonly amount: number
  readonly basis: string
  /** Not checked against the text of the provision. */
  readonly inferred: boolean
  readonly families: number
}
/** What one worker carries for one institution. Counts; no case is named. */
export type Load = {
  readonly personId: string
  readonly name: string
  /** Open cases in which they have a place of their own. */
  readonly families: number
  /** Open cases that they only see by an office, such as coordinating the team of the gmina. */
  readonly byOffice: number
  /** Open cases of absent colleagues. */
  readonly stoodIn: number
  /** Meetings of the next 30 days to which they are invited. */
  readonly meetings: number
  /** Open tasks for which they answer. */
  readonly tasks: number
  readonly limited: readonly Limited[]
}
export type LoadAt = {
  readonly institutionId: string
  readonly institution: string
  /** Everybody who works there, for its head; otherwise oneself alone. In the order of the alphabet. */
  readonly people: readonly Load[]
}

/** What I carry in each institution where I work, and, as the head, what everybody there carries, in all cooperations. */
export async function loadKnown(ctx: Ctx): Promise<readonly LoadAt[]> {
  const { rows } = await sql<Omit<Load, 'limited'> & Omit<LoadAt, 'people'> & { limited: readonly Limited[] | null }>`
    select i.id as "institutionId", i.name as institution, l.person_id as "personId", p.family_name || ' ' || p.given_name as name,
      l.families, l.by_office as "byOffice", l.stood_in as "stoodIn", l.meetings, l.tasks, l.limited
    from authz.institutions_i_work_in() mine join institutions.institution i on i.id = mine
    cross join lateral casework.load_at(i.id) l join identity.person p on p.id = l.person_id
    order by i.name, p.family_name collate "pl-x-icu", p.given_name collate "pl-x-icu"`.execute(ctx.db)
  const places = new Map(rows.map(({ institutionId, institution }) => [institutionId, institution]))
  return [...places].map(([institutionId, institution]) => ({
    institutionId,
    institution,
    people: rows
      .filter((row) => row.institutionId === institutionId)
      .map(({ institutionId: _, institution: __, limited, ...load }) => ({ ...load, limited: limited ?? [] })),
  }))
}

/** A limit of work that the administrator may set. */
export type WorkLimit = Omit<Limited, 'families'> & { readonly can: boolean }

export async function workLimits(ctx: Ctx): Promise<readonly WorkLimit[]> {
  const found = await sql<WorkLimit>`
    select l.limit_key as key, l.amount, l.basis, l.inferred, authz.i_administer() as can
    from casework.work_limit l order by l.limit_key`.execute(ctx.db)
  return found.rows
}
