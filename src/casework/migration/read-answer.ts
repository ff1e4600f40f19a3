import { z } from 'zod'
import { fields, optionalChoice } from '#platform'
import { rolesToChoose } from './answer-question.server.ts'
import type { CaseOfMigration } from './migration-view.query.server.ts'

type Posted = Parameters<ReturnType<typeof fields>>[0]

const readOption = fields(z.object({ question: z.string(), seat: z.uuid().optional(), option: z.string() }))
const CHOSEN = 'chosen.'

/** What the page of a question sends: the option, and who takes each role that it leaves to be chosen. */
export function readAnswer(posted: Posted, { mine }: CaseOfMigration) {
  const roles = [...new Set(mine.flatMap(({ question }) => question.options.flatMap(rolesToChoose)))]
  const people = fields(z.object(Object.fromEntries(roles.map((role) => [CHOSEN + role, optionalChoice(z.uuid())]))))(
    posted,
  )
  if (!people.ok) return people
  const chosen = Object.entries(people.value).flatMap(([name, who]): readonly (readonly [string, string])[] =>
    typeof who === 'string' ? [[name.slice(CHOSEN.length), who]] : [],
  )
  const read = readOption(posted)
  if (!read.ok) return read
  const { question, option, seat } = read.value
  return { ok: true as const, value: { question, option, seat: seat ?? null, chosen: Object.fromEntries(chosen) } }
}
