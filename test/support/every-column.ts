import type pg from 'pg'

/** One place where something stands in plain. */
export type Found = { readonly table: string; readonly text: string }

/**
 * Reads the whole database as whoever has a copy of it would: every row of every table of the product, bytes among them, and answers where one
 * of these texts stands in plain. Bytes are looked through as UTF-8 and as UTF-16, which is how programs write text into files.
 */
export async function standsInPlain(owner: pg.Pool, texts: readonly string[]): Promise<readonly Found[]> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'm') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_' order by 1`,
  )
  const needles = texts.flatMap((text) =>
    [text, Buffer.from(text).toString('hex'), Buffer.from(text, 'utf16le').toString('hex')].map((as) => ({ text, as })),
  )
  const found: Found[] = []
  for (const { name } of tables) {
    for (const { text, as } of needles) {
      const { rows } = await owner.query(`select 1 from ${name} t where strpos(to_jsonb(t)::text, $1) > 0 limit 1`, [
        as,
      ])
      if (rows.length > 0) found.push({ table: name, text })
    }
  }
  return found
}
