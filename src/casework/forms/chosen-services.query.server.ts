import { sql } from 'kysely'
import { servicesByIds } from '#directory/server'
import type { Offered } from '#model'
import type { Ctx } from '#platform/server'

/**
 * Entries of the directory that were chosen for this case: in the basket that stands, or in a form that is being written. Only these are
 * offered by name; the directory itself is searched on its own pages. What the reader may not see is not among them.
 */
export async function chosenServices(ctx: Ctx, caseId: string): Promise<Offered['services']> {
  const found = await sql<{ id: string }>`
    select distinct c.id from (
      select jsonb_path_query(d.answers, 'lax $.**.service ? (@.type() == "string")') #>> '{}' as id
      from casework.form_draft d where d.case_id = ${caseId}::uuid
      union all
      select b.what_key from casework.basket_item b where b.case_id = ${caseId}::uuid and b.current
    ) c where c.id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'`.execute(ctx.db)
  const services = await servicesByIds(
    ctx,
    found.rows.map(({ id }) => id),
  )
  return services.map(({ id, entry }) => ({ id, label: entry.name }))
}
