import type { LocalDate } from '#kernel'
import type { Ctx } from '#platform/server'
import { type InstitutionName, institutionNames } from '../cases/institution-names.query.server.ts'
import { namesOf } from '../sharing/parties.query.server.ts'
import { decisionNumbers, type VoteOf } from './minutes.domain.ts'
import { type Sentence, tasksOfSentences, votesOf } from './sentence.store.server.ts'

/** A sentence as it is shown: with names for its ids. */
export type SentenceShown = Sentence & {
  readonly authorName: string
  readonly place: InstitutionName | null
  /** Whose dissent it is, or who rang. */
  readonly whoseName: string | null
  readonly whosePlace: InstitutionName | null
  readonly votes: readonly (VoteOf & { readonly place: InstitutionName | null })[]
  /** Of a decision its own number, of what follows from one that of the decision; nothing where it is hidden. */
  readonly decisionNo: number | null
  readonly task: {
    readonly place: InstitutionName | null
    readonly person: string
    readonly due: LocalDate | null
  } | null
}

/** Sentences with names for their ids. `all`: among which decisions are numbered. */
export async function sentencesShown(
  ctx: Ctx,
  caseId: string,
  sentences: readonly Sentence[],
  all: readonly Pick<Sentence, 'id' | 'kind'>[],
): Promise<readonly SentenceShown[]> {
  const decisions = sentences.filter(({ kind }) => kind === 'decision').map(({ id }) => id)
  const given = sentences.flatMap(({ taskId }) => taskId ?? [])
  const [votes, tasks] = await Promise.all([votesOf(ctx, caseId, decisions), tasksOfSentences(ctx, given)])
  const [people, places] = await Promise.all([
    namesOf(ctx, [
      ...new Set([
        ...sentences.flatMap(({ author, forPerson }) => [author, ...(forPerson ? [forPerson] : [])]),
        ...tasks.flatMap(({ person_id }) => person_id ?? []),
      ]),
    ]),
    institutionNames(ctx, [
      ...sentences.flatMap(({ institution, forInstitution }) => [institution, forInstitution]),
      ...[...votes.values()].flatMap((each) => each.map(({ institution }) => institution)),
      ...tasks.map(({ institution_id }) => institution_id),
    ]),
  ])
  const place = (id: string | null) => (id === null ? null : (places.get(id) ?? null))
  const numbers = decisionNumbers(all)
  const taskOf = new Map(tasks.map((one) => [one.id, one]))
  return sentences.map((one) => {
    const task = taskOf.get(one.taskId ?? '')
    return {
      ...one,
      authorName: people.get(one.author) ?? '',
      place: place(one.institution),
      whoseName: one.saidBy ?? people.get(one.forPerson ?? '') ?? null,
      whosePlace: place(one.forInstitution),
      votes: (votes.get(one.id) ?? []).map((vote) => ({ ...vote, place: place(vote.institution) })),
      decisionNo: numbers.get(one.kind === 'decision' ? one.id : (one.of ?? '')) ?? null,
      task: task
        ? {
            place: place(task.institution_id),
            person: people.get(task.person_id ?? '') ?? '',
            due: task.due_on as LocalDate | null,
          }
        : null,
    }
  })
}
