import { sql } from 'kysely'
import { nameIn } from '#model'
import { showDate } from '#platform'
import { type Ctx, me } from '#platform/server'
import { caseFacts, type KnownCase } from '../../cases/case-facts.store.server.ts'
import { asOnPaper } from '../../compartments/without-shielded.query.server.ts'
import { type FamilyPerson, peopleOf } from '../../families/people.query.server.ts'
import { type PlanView, planView } from '../../plan/plan.query.server.ts'
import { lookAs } from '../../preview/look-as.query.server.ts'
import { recipientsIn } from '../../sharing/parties.query.server.ts'
import {
  type CaseField,
  type CaseLines,
  type CaseValues,
  filledFor,
  type LetterTo,
  NO_LINES,
  readByAll,
} from './letter-fields.domain.ts'

/**
 * The fields of a case as its recipient may read them today: an institution as every one of its people in the case reads them on the pages,
 * an adult what is theirs and of the whole family, anybody else nothing. Nothing shielded, whoever writes and whoever reads.
 */
export async function fieldsFor(
  ctx: Ctx,
  known: KnownCase,
  to: LetterTo,
): Promise<{ readonly values: CaseValues; readonly withheld: readonly CaseField[] }> {
  const caseId = known.file.id
  const institution = to.kind === 'institution' ? to.id : null
  const mine = await read(ctx, caseId, institution)
  return filledFor(linesOf(mine), await linesFor(ctx, known, to, mine))
}

async function linesFor(ctx: Ctx, known: KnownCase, to: LetterTo, mine: Known): Promise<CaseLines> {
  if (to.kind === 'outside') return NO_LINES
  if (to.kind === 'person') return linesOf(await ofAdult(ctx, known, mine, to.id))
  const found = (await recipientsIn(ctx, known)).find(({ id }) => id === to.id)
  const readers = [...new Set((found?.workers ?? []).map(({ personId }) => personId))].filter((id) => id !== me(ctx))
  const caseId = known.file.id
  const seen: CaseLines[] = []
  for (const personId of readers) {
    const { shown, frame } = await lookAs(ctx, { caseId, personId }, (other) => read(other, caseId, to.id))
    // Whoever reads no names there, or nothing at all, is not whom the letter is for.
    if (shown && frame.withContent) seen.push(linesOf(shown))
  }
  return readByAll(seen)
}

type Known = {
  readonly known: KnownCase
  readonly people: readonly FamilyPerson[]
  readonly plan: PlanView | null
  /** The institution whose own actions are named apart. */
  readonly institution: string | null
}

const read = (ctx: Ctx, caseId: string, institution: string | null): Promise<Known> =>
  asOnPaper(ctx, async (reading) => {
    const known = await caseFacts(reading, caseId)
    return { known, institution, people: await peopleOf(reading, caseId), plan: await planView(reading, known) }
  })

function linesOf({ known: { file }, people, plan, institution }: Known): CaseLines {
  const named = people.flatMap(({ identity, adult }) =>
    identity ? [{ adult, name: [identity.given, identity.family].filter(Boolean).join(' ') }] : [],
  )
  const names = (of: (one: { readonly adult: boolean }) => boolean) => named.filter(of).map(({ name }) => name)
  const actions = plan?.actions ?? []
  const said = ({ text, due }: (typeof actions)[number]) => (due ? `${text} (${showDate(due)})` : text)
  return {
    osoby: names(() => true),
    dorosli: names(({ adult }) => adult),
    dzieci: names(({ adult }) => !adult),
    cele: (plan?.goals ?? []).map(({ text }) => text).filter(Boolean),
    dzialania: actions.filter(({ text }) => text !== '').map(said),
    dzialania_adresata: actions
      .filter(({ responsible }) => institution !== null && responsible === institution)
      .map(said),
    termin_planu: plan ? [showDate(plan.plan.until)] : [],
    etap: [nameIn(file.model.stage(file.stage).name, 'pl')],
    kod_sprawy: [file.code],
  }
}

/** What is of one adult and of the whole family, without special content: as on the booklet that the adult gets. */
async function ofAdult(ctx: Ctx, { file }: KnownCase, mine: Known, subjectId: string): Promise<Known> {
  const people = mine.people.filter(({ id, adult }) => id === subjectId && adult)
  const { plan } = mine
  if (!plan || people.length === 0) return { ...mine, people, plan: null }
  const told = await notSpecial(ctx, file.id, plan.plan.id)
  const goals = plan.goals.filter(
    ({ subject, rowKey }) => told.has(rowKey) && (subject === null || subject === subjectId),
  )
  const theirs = new Set(goals.map(({ rowKey }) => rowKey))
  const actions = plan.actions.filter(
    ({ goalKey, rowKey }) => told.has(rowKey) && (goalKey === null || theirs.has(goalKey)),
  )
  return { ...mine, people, plan: { ...plan, goals, actions } }
}

/** Rows of a plan whose entries are of no special category. */
async function notSpecial(ctx: Ctx, caseId: string, planId: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ row_key: string }>`
    select r.row_key
    from (select g.case_id, g.item_id, g.row_key from casework.plan_goal g where g.plan_id = ${planId}::uuid
          union all select a.case_id, a.item_id, a.row_key from casework.plan_action a where a.plan_id = ${planId}::uuid) r
    join casework.item i on i.case_id = r.case_id and i.id = r.item_id
    join casework.case c on c.id = r.case_id
    join model.category k on k.version_id = c.version_id and k.category = i.category and k.sensitivity <> 'special'
    where r.case_id = ${caseId}::uuid`.execute(ctx.db)
  return new Set(rows.map(({ row_key }) => row_key))
}
