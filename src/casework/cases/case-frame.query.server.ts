import type { CaseId } from '#kernel'
import type { Name, SubjectKind } from '#model'
import type { Ctx } from '#platform/server'
import { groupName, peopleOf, surnameOf } from '../families/people.query.server.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'
import type { CaseFile } from './case-file.store.server.ts'

/** What the frame of every page of a case shows to this reader. */
export type CaseFrame = {
  readonly caseId: CaseId
  readonly code: string
  readonly kind: SubjectKind
  /** What the family or group is called. */
  readonly surname: string | undefined
  readonly unitName: string
  readonly stageName: Name
  readonly modelName: Name
  readonly modelVersion: string
  readonly closed: boolean
  /** Something about the family is kept masked. */
  readonly masked: boolean
  /** The reader may know names, so the pages with content are offered. */
  readonly withContent: boolean
  /** When the page was read, in milliseconds: what changed later is told to it. */
  readonly readAt: number
}

export async function caseFrame(ctx: Ctx, file: CaseFile): Promise<CaseFrame> {
  const [people, seats, unit] = await Promise.all([
    peopleOf(ctx, file.id),
    seatsOfMine(ctx, file.id),
    ctx.db
      .selectFrom('territory.unit_period')
      .select('name')
      .where('code', '=', file.unitCode)
      .where('valid_from', '<=', ctx.today)
      .orderBy('valid_from', 'desc')
      .executeTakeFirst(),
  ])
  const { document } = file.model
  return {
    caseId: file.id,
    code: file.code,
    kind: file.subjectKind,
    surname: file.subjectKind === 'group' ? await groupName(ctx, file.id) : surnameOf(people),
    unitName: unit?.name ?? file.unitCode,
    stageName: file.model.stage(file.stage).name,
    modelName: document.name,
    modelVersion: document.version,
    closed: file.closedOn !== null,
    masked: people.some(({ masked }) => masked.length > 0),
    withContent: seats.some(({ sees }) => sees === 'names'),
    readAt: ctx.now.getTime(),
  }
}
