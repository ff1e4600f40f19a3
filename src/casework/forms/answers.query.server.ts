import type { Answers, Form, Row, Values } from '#model'
import type { Ctx } from '#platform/server'

type Entry = { readonly section: string | null; readonly row_key: string | null; readonly fields: Values }

/** What a completed form says to this reader: the entries shown to them, put back in their places. Others leave no gap to count. */
export async function answersShown(ctx: Ctx, caseId: string, instanceId: string, form: Form): Promise<Answers> {
  const rows = await ctx.db
    .selectFrom('casework.item')
    .select(['section', 'row_key', 'body'])
    .where('case_id', '=', caseId)
    .where('form_instance_id', '=', instanceId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  // Only complete-form writes entries of a form, with their answers under `fields`.
  const entries = rows.map((row) => ({ ...row, fields: (row.body as { fields: Values }).fields }))
  return Object.fromEntries(
    form.sections.flatMap((section) => {
      const own = entries.filter((entry) => entry.section === section.id)
      if (own.length === 0) return []
      return [[section.id, section.repeat ? rowsFrom(own) : together(own)]]
    }),
  )
}

const together = (entries: readonly Entry[]): Values => Object.assign({}, ...entries.map(({ fields }) => fields))

function rowsFrom(entries: readonly Entry[]): readonly Row[] {
  const byRow = Map.groupBy(entries, ({ row_key }) => row_key ?? '')
  return [...byRow].map(([rowId, own]) => ({ rowId, values: together(own) }))
}

/** The same of the form completed last. */
export async function latestAnswers(ctx: Ctx, caseId: string, form: Form): Promise<Answers> {
  const latest = await ctx.db
    .selectFrom('casework.form_instance')
    .select('id')
    .where('case_id', '=', caseId)
    .where('form', '=', form.id)
    .where('state', '=', 'completed')
    .orderBy('completed_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return latest ? answersShown(ctx, caseId, latest.id, form) : {}
}
