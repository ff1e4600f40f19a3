import { Forbidden, type InstitutionId, type Outcome, ok, refused } from '#kernel'
import { type AuthorityPower, powersOn, textOfPower } from '#model'
import { type Ctx, record } from '#platform/server'
import { codesIn, inspectionState, opens, seesCases } from './inspection.domain.ts'
import type { LetInInput } from './inspection.schema.ts'
import {
  casesCalled,
  type Inspection,
  inspectionAt,
  inspectorsOf,
  letInBefore,
  mustBeMine,
  nameable,
  saveEnd,
  saveInspection,
  saveInspector,
} from './inspection.store.server.ts'

export type LetInRefusal =
  | 'unknown_power'
  | 'warrant_ahead'
  | 'before_warrant'
  | 'period_turned'
  | 'years_turned'
  | 'let_in_before'
  | 'unknown_code'
  | 'no_case'
  | 'no_cases_in_project'
  | 'special_not_covered'
  | 'own_institution'

/**
 * Lets an inspection in: for the days and cases of its warrant and for nothing else. A longer one needs another warrant, so nothing here is
 * ever edited. An inspection of a project sees no case. By the head of the institution. Throws `Forbidden`.
 */
export async function letIn(
  ctx: Ctx,
  input: LetInInput & { readonly institutionId: InstitutionId },
): Promise<Outcome<string, LetInRefusal>> {
  await mustBeMine(ctx, input.institutionId, 'letIn')
  const power = powersOn('inspection', input.warrantOn).find(({ code }) => code === input.power)
  if (!power) return refused('unknown_power', { field: 'power' })
  const codes = codesIn(input.codes ?? '')
  const wrong = wrongPeriod(ctx, input) ?? wrongScope(power, codes, input)
  if (wrong) return wrong
  if (await letInBefore(ctx, input)) return refused('let_in_before', { field: 'warrantNo' })
  const cases = codes.length === 0 ? [] : await casesCalled(ctx, input.institutionId, codes)
  // Absent, another institution's, and denied: one answer.
  if (cases.length < codes.length) return refused('unknown_code', { field: 'codes' })
  const id = ctx.newId()
  await saveInspection(ctx, {
    ...{ id, institutionId: input.institutionId, authority: input.authority, authorityId: input.authorityId ?? null },
    ...{ power: textOfPower(power), covers: opens(power, input.specialNamed) },
    ...{ warrantNo: input.warrantNo, warrantOn: input.warrantOn, fromOn: input.fromOn, untilOn: input.untilOn },
    ...{ yearFrom: input.yearFrom, yearUntil: input.yearUntil, cases: cases.map((one) => one.id) },
  })
  await tell(ctx, { id, institutionId: input.institutionId }, 'let_in', { cases: cases.length })
  return ok(id)
}

function wrongPeriod(ctx: Ctx, { warrantOn, fromOn, untilOn, yearFrom, yearUntil }: LetInInput) {
  if (warrantOn > ctx.today) return refused('warrant_ahead', { field: 'warrantOn' })
  if (fromOn < warrantOn) return refused('before_warrant', { field: 'fromOn' })
  if (untilOn < fromOn || untilOn < ctx.today) return refused('period_turned', { field: 'untilOn' })
  return yearUntil < yearFrom ? refused('years_turned', { field: 'yearUntil' }) : null
}

function wrongScope(power: AuthorityPower, codes: readonly string[], { specialNamed, ...input }: LetInInput & Place) {
  if (!seesCases(power) && codes.length > 0) return refused('no_cases_in_project', { field: 'codes' })
  if (seesCases(power) && codes.length === 0) return refused('no_case', { field: 'codes' })
  if (specialNamed && !power.covers.includes('special')) {
    return refused('special_not_covered', { field: 'specialNamed' })
  }
  return input.authorityId === input.institutionId ? refused('own_institution', { field: 'authorityId' }) : null
}
type Place = { readonly institutionId: InstitutionId }

export type NameRefusal = 'over' | 'nobody_named' | 'both_named' | 'not_nameable' | 'named_before'

/** Names somebody of the warrant: with an account of the authority, or by name alone; or the own worker who prints the set. */
export async function nameInspector(
  ctx: Ctx,
  input: {
    readonly inspectionId: string
    readonly personId?: string | undefined
    readonly name?: string | undefined
    readonly function: string
  },
): Promise<Outcome<null, NameRefusal>> {
  const inspection = await headed(ctx, input.inspectionId)
  if (isOver(ctx, inspection)) return refused('over')
  const { personId, name } = input
  if (!personId && !name) return refused('nobody_named', { field: 'name' })
  if (personId && name) return refused('both_named', { field: 'name' })
  const worker = (await nameable(ctx, inspection.id)).find(({ id }) => id === personId)
  if (personId && !worker) return refused('not_nameable', { field: 'personId' })
  const named = await inspectorsOf(ctx, inspection.id)
  if (personId && named.some((one) => one.personId === personId)) return refused('named_before', { field: 'personId' })
  const called = worker?.name ?? name ?? ''
  await saveInspector(ctx, inspection, { name: called, function: input.function, personId: personId ?? null })
  await tell(ctx, inspection, 'named', personId ? { person: personId } : {})
  return ok(null)
}

/** Ends an inspection before its last day, at once. */
export async function endInspection(
  ctx: Ctx,
  input: { readonly inspectionId: string; readonly reason: string },
): Promise<Outcome<InstitutionId, 'over'>> {
  const inspection = await headed(ctx, input.inspectionId)
  if (isOver(ctx, inspection)) return refused('over')
  await saveEnd(ctx, inspection.id, input.reason)
  await tell(ctx, inspection, 'ended')
  return ok(inspection.institutionId)
}

async function headed(ctx: Ctx, id: string): Promise<Inspection> {
  const inspection = await inspectionAt(ctx, id)
  if (!inspection.canEnd) throw new Forbidden('casework.inspection.end')
  return inspection
}

const isOver = (ctx: Ctx, one: Inspection): boolean => ['over', 'ended'].includes(inspectionState(one, ctx.today))

const tell = (
  ctx: Ctx,
  { id, institutionId }: Pick<Inspection, 'id' | 'institutionId'>,
  what: 'let_in' | 'named' | 'ended',
  more: Readonly<Record<string, string | number>> = {},
): Promise<void> =>
  record(ctx, {
    chain: 'institution',
    about: institutionId,
    name: `casework.inspection.${what}`,
    payload: { inspection: id, ...more },
  })
