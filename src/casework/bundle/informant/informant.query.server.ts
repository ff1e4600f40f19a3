import { sql } from 'kysely'
import { InstitutionId, LocalDate, NotFound } from '#kernel'
import type { Ctx } from '#platform/server'
import { caseFile } from '../../cases/case-file.store.server.ts'
import { caseToCopy } from '../bundle.query.server.ts'

/** An entry of an institution I write for, and whether it comes from an informant. */
export type OwnEntry = {
  readonly id: string
  readonly institutionId: InstitutionId
  readonly kind: string
  readonly form: string | null
  readonly category: string
  readonly on: LocalDate
  readonly words: string
  readonly markId: string | null
  readonly names: string | null
}

type Row = Omit<OwnEntry, 'institutionId' | 'on' | 'words'> & {
  readonly institution: string
  readonly day: string
  readonly body: unknown
}

/** Entries that I may mark: those that institutions of my writing seats wrote, the newest first; marked ones first of all. */
export async function ownEntries(ctx: Ctx, caseId: string, itemId?: string): Promise<readonly OwnEntry[]> {
  const { rows } = await sql<Row>`
    select i.id, i.owner_institution_id as institution, i.kind, f.form, i.category, i.body, m.id as "markId", m.names,
      (i.created_at at time zone 'Europe/Warsaw')::date::text as day
    from authz.my_writing_seats() s join casework.item i on i.case_id = s.case_id and i.owner_institution_id = s.institution_id
    left join casework.form_instance f on f.case_id = i.case_id and f.id = i.form_instance_id
    left join casework.informant_mark m on m.case_id = i.case_id and m.item_id = i.id and m.lifted_at is null
    where s.case_id = ${caseId}::uuid and i.replaced_at is null and i.kind <> 'identity' and (${itemId ?? null}::uuid is null or i.id = ${itemId ?? null}::uuid)
    group by i.case_id, i.id, f.form, m.id, m.names order by (m.id is null), i.created_at desc, i.id`.execute(ctx.db)
  return rows.map(({ institution, day, body, ...row }) => ({
    ...row,
    institutionId: InstitutionId.parse(institution),
    on: LocalDate.parse(day),
    words: wordsOf(body).join(' · '),
  }))
}

const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/
const wordsOf = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return ID.test(value) ? [] : [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsOf) : []
}

/** One of them. `NotFound` for an entry of somebody else's. */
export async function ownEntry(ctx: Ctx, caseId: string, itemId: string): Promise<OwnEntry> {
  const [found] = await ownEntries(ctx, caseId, itemId)
  if (!found) throw new NotFound('entry')
  return found
}

/** A case with the entries of it that I may mark. `NotFound` for those who write nothing in it. */
export async function informantsOf(ctx: Ctx, caseId: string) {
  const frame = await caseToCopy(ctx, caseId)
  const { model } = await caseFile(ctx, caseId)
  return { frame, model, entries: await ownEntries(ctx, caseId) }
}

/** The same for one entry. */
export async function entryToMark(ctx: Ctx, { caseId, itemId }: { readonly caseId: string; readonly itemId: string }) {
  const frame = await caseToCopy(ctx, caseId)
  const { model } = await caseFile(ctx, caseId)
  return { frame, model, entry: await ownEntry(ctx, caseId, itemId) }
}
