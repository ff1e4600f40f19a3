import { sql } from 'kysely'
import { knownBy } from '../redaction/known-by.domain.ts'
import type { Sought } from '../redaction/passage.domain.ts'
import type { Gathering } from './gathering.ts'

export type Others = {
  readonly sought: readonly Sought[]
  /** How whoever asks for the copy is or was called. */
  readonly own: string
}

type Row = {
  readonly mine: boolean
  readonly cause: 'informant' | 'third_person'
  readonly body: Readonly<Record<string, unknown>>
}

/** By which words and numbers the other persons of the case and its informants would be known, and those of whoever asks. */
export async function othersOf(gathering: Gathering): Promise<Others> {
  const { ctx, known, institutionId, subjectId } = gathering
  const { rows } = await sql<Row>`
    select i.subject_id is not null and i.subject_id = ${subjectId}::uuid and i.kind = 'identity' as mine, 'third_person' as cause, i.body
    from casework.item i
    where i.case_id = ${known.file.id}::uuid and (i.kind = 'identity' and i.subject_id is not null or i.kind = 'authority')
    union all
    select false, 'informant', jsonb_build_object('names', m.names) || i.body
    from casework.informant_mark m join casework.item i on i.case_id = m.case_id and i.id = m.item_id
    where m.case_id = ${known.file.id}::uuid and m.institution_id = ${institutionId}::uuid and m.lifted_at is null`.execute(
    ctx.db,
  )
  const own = rows.filter(({ mine }) => mine).map(({ body }) => nameOf(body))
  const family = rows.filter(({ cause, mine }) => cause === 'third_person' && !mine)
  const kin = [...own, ...family.map(({ body }) => nameOf(body))].join(' ')
  const informants = rows.filter(({ cause }) => cause === 'informant')
  return {
    own: own.join(' '),
    sought: [
      ...family.map(({ body }) => ({ cause: 'third_person' as const, words: `${nameOf(body)} ${textOf(body.phone)}` })),
      ...informants.map(({ body }) => ({
        cause: 'informant' as const,
        words: [textOf(body.names), ...knownBy(textsIn(body).join('\n'), kin)].join(', '),
      })),
    ].filter(({ words }) => words.trim() !== ''),
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const nameOf = ({ given, family, holder }: Row['body']): string => [given, family, holder].map(textOf).join(' ').trim()

/** Every text in an entry, however deep: answers of a form stand under their fields. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}
