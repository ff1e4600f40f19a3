import { asSuperuser } from './postmaster.ts'
import type { RunningSite } from './site.ts'

/** An answer chosen from a list, a day or an id gives nobody away, and stands elsewhere too. */
const TELLING = /^\p{Lu}\p{L}{2,}|\s|\d{9}/u
const OF_THE_PROGRAM = /^(\d{4}-\d\d-\d\d(T.*)?|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** What people wrote about families since a moment, every text by itself: what must stand on pages alone. */
export async function writtenSince({ dataDir }: RunningSite, since: Date): Promise<ReadonlySet<string>> {
  const { rows } = await asSuperuser(
    dataDir,
    `select distinct trim(leaf #>> '{}') as text
     from casework.item i, jsonb_path_query(i.body, '$.** ? (@.type() == "string")') leaf
     where i.created_at >= '${since.toISOString()}'
     union select trim(x.words) from casework.extract x join casework.disclosure d on d.id = x.disclosure_id
     where d.decided_at >= '${since.toISOString()}'`,
  )
  const texts = rows.map(({ text }) => String(text))
  return new Set(texts.filter((text) => text.length > 2 && TELLING.test(text) && !OF_THE_PROGRAM.test(text)))
}
