import { addDays, Forbidden, type Outcome, ok, refused } from '#kernel'
import type { Question, QuestionOption } from '#model'
import { type Ctx, enqueue, me, record } from '#platform/server'
import { caseFile } from '../cases/case-file.store.server.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'
import { seatsHeld } from '../team/team.store.server.ts'
import { waysOf } from './judge-cases.server.ts'
import { migrationAt } from './migration.store.server.ts'
import { MIGRATE_CASES } from './plan-migration.server.ts'
import { addAnswer, type JudgedCase, judgedCase } from './verdict.store.server.ts'

export type AnswerQuestionInput = {
  readonly judgedId: string
  readonly question: string
  readonly seat: string | null
  readonly option: string
  /** Who takes each role that the option leaves to be chosen. */
  readonly chosen: Readonly<Record<string, string>>
}
export type AnswerQuestionRefusal = 'not_asked' | 'unknown_option' | 'nobody_chosen' | 'carried_over'

/**
 * Answers what a migration asks about a case, or about one holder of a role in it. May be answered again until the case is judged anew.
 * Throws Forbidden for whoever does not hold the role that is asked. Answers the migration.
 */
export async function answerQuestion(
  ctx: Ctx,
  input: AnswerQuestionInput,
): Promise<Outcome<string, AnswerQuestionRefusal>> {
  const judged = await judgedCase(ctx, input.judgedId)
  const file = await caseFile(ctx, judged.caseId)
  const migration = await migrationAt(ctx, judged.migrationId)
  const { mapping } = await waysOf(ctx, migration.mappingId)
  const question = mapping.questions.find(({ id }) => id === input.question)
  if (!question || !isAsked(judged, input)) return refused('not_asked')
  const mine = await seatsOfMine(ctx, file.id)
  if (!mine.some(({ role }) => role === question.to)) throw new Forbidden('answer a question of a migration')
  if (judged.state !== 'planned') return refused('carried_over')
  const option = question.options.find(({ id }) => id === input.option)
  if (!option) return refused('unknown_option', { field: 'option' })
  // Only somebody with a place in the case takes over a role in it.
  const people = (await seatsHeld(ctx, file.id)).map(({ personId }) => personId)
  const open = rolesToChoose(option).find((role) => !people.some((one) => one === input.chosen[role]))
  if (open !== undefined) return refused('nobody_chosen', { field: `chosen.${open}` })

  await addAnswer(ctx, judged, { ...input, by: me(ctx) })
  if (migration.state === 'done') await enqueue(ctx, { name: MIGRATE_CASES, id: migration.id })
  await record(ctx, {
    chain: 'case',
    about: file.id,
    name: 'casework.migration.answered',
    payload: { question: question.id, option: option.id, version: mapping.to },
  })
  return ok(migration.id)
}

const isAsked = ({ asked }: JudgedCase, { question, seat }: AnswerQuestionInput): boolean =>
  asked.some((one) => one.question === question && one.seat === seat)

/** Roles of an option for which a person must be named. */
export const rolesToChoose = ({ effect }: QuestionOption): readonly string[] =>
  'assign' in effect
    ? Object.entries(effect.assign)
        .filter(([, who]) => who === 'chosen')
        .map(([role]) => role)
    : []

/** The last day on which an answer is awaited; afterwards what holds without one holds. */
export const answerBy = ({ askedOn }: Pick<JudgedCase, 'askedOn'>, { days }: Question) => addDays(askedOn, days)
