import type { FormContext } from '#model'
import { modelWith } from '#model/server'
import type { Ctx } from '#platform/server'
import { type InstitutionNames, institutionNames } from '../cases/institution-names.query.server.ts'
import { type Overview, overviewOf } from '../cases/overview.query.server.ts'
import { type Diagnosis, diagnosisOf } from '../diagnosis/diagnosis.query.server.ts'
import { answersShown } from '../forms/answers.query.server.ts'
import type { FormInstanceRow } from '../forms/form-instance.store.server.ts'
import { begunForm, type FormToFill } from '../forms/form-to-fill.query.server.ts'
import { type Genogram, genogramOf } from '../kinship/kinship.query.server.ts'
import { type MeetingView, meetingViews } from '../meetings/meeting.query.server.ts'
import { type GivenOutside, givenOutside } from '../official-letters/given-outside.store.server.ts'
import { ledgerEntries } from '../sharing/ledger.query.server.ts'
import type { LedgerEntry } from '../sharing/ledger-entry.domain.ts'
import { type TasksOfCase, tasksOfCase } from '../tasks/task.query.server.ts'
import { type HistoryEntry, historyOf } from '../timeline/history.query.server.ts'
import { printingInstitution } from './printing-institution.query.server.ts'

/** A completed form with what it says to this reader. */
export type FormInFile = Pick<FormToFill, 'form' | 'answers' | 'context'> & { readonly instance: FormInstanceRow }

/** Everything that pages of a case show to one reader, by the queries of those pages. */
export type WholeCase = {
  readonly overview: Overview
  readonly tasks: TasksOfCase
  /** Where names may be known; nobody else has pages with content. */
  readonly content: {
    readonly forms: readonly FormInFile[]
    readonly diagnosis: Diagnosis
    readonly meetings: readonly MeetingView[]
    readonly ledger: readonly LedgerEntry[]
    readonly outside: readonly GivenOutside[]
    readonly kinship: Genogram
    readonly history: readonly HistoryEntry[]
  } | null
  readonly names: InstitutionNames
  readonly printing: string
}

/** More than any case holds. */
const WHOLE_HISTORY = 5000

export async function wholeCase(ctx: Ctx, caseId: string): Promise<WholeCase> {
  const overview = await overviewOf(ctx, caseId)
  const { known, frame, forms } = overview
  return {
    overview,
    tasks: await tasksOfCase(ctx, caseId),
    content: frame.withContent
      ? {
          forms: await formsSaying(ctx, caseId, forms),
          diagnosis: await diagnosisOf(ctx, caseId),
          meetings: await meetingViews(ctx, caseId),
          ledger: await ledgerEntries(ctx, known),
          outside: await givenOutside(ctx, caseId),
          kinship: await genogramOf(ctx, known.file.id),
          history: await historyOf(ctx, known.file.id, { limit: WHOLE_HISTORY }),
        }
      : null,
    names: await institutionNames(
      ctx,
      forms.map(({ institution }) => institution),
    ),
    printing: await printingInstitution(ctx, caseId),
  }
}

/** Completed forms that say something to this reader, each in the version it was made with. Of the others nothing is told. */
async function formsSaying(
  ctx: Ctx,
  caseId: string,
  instances: readonly FormInstanceRow[],
): Promise<readonly FormInFile[]> {
  let shared: FormContext | null = null
  const saying: FormInFile[] = []
  for (const instance of instances.filter(({ state }) => state === 'completed')) {
    const model = await modelWith(ctx, instance.versionId, instance.localSettings)
    const form = model.form(instance.form)
    const answers = await answersShown(ctx, caseId, instance.id, form)
    if (Object.keys(answers).length === 0) continue
    // What may be named on a form is the same for every form of the case.
    shared ??= (await begunForm(ctx, caseId, instance.id)).context
    saying.push({ instance, form, answers, context: { ...shared, model } })
  }
  return saying
}
