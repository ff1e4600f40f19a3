import { CaseId, Forbidden, InstitutionId, type Outcome, ok, refused } from '#kernel'
import type { Model, SubjectKind } from '#model'
import { type AdoptedVersion, versionFor } from '#model/server'
import { type Ctx, me, record } from '#platform/server'
import { institutionsWithoutClause } from '#protection/server'
import { settleClocks } from '../clocks/settle-clocks.server.ts'
import { familyCategories } from '../families/categories.domain.ts'
import { addSubject } from '../families/person.store.server.ts'
import { writeItem } from '../sharing/item.store.server.ts'
import { discloseReport } from '../sharing/packages/report-disclosure.store.server.ts'
import { giveSeat, missingNeeds } from '../team/seat.store.server.ts'
import type { OpenCaseInput } from './open-case.schema.ts'
import { opening } from './opening.domain.ts'
import { nextCode, saveCase, saveVisit, type UnitToOpenIn, unitsToOpenIn } from './opening.store.server.ts'

export type OpenCaseRefusal =
  | 'group_has_no_given'
  | 'unit_missing'
  | 'no_model'
  | 'no_keeper'
  | 'no_role'
  | 'needs_missing'
  | 'no_clause'

/**
 * Begins the work with a family: draws a code, pins the model version of the gmina, enters one adult, or how the group is called, and gives the opener a seat. Only
 * whoever the model lets begin cases in the gmina may; others get `Forbidden`.
 */
export async function openCase(ctx: Ctx, input: OpenCaseInput): Promise<Outcome<CaseId, OpenCaseRefusal>> {
  const prepared = await prepare(ctx, input)
  if (!prepared.ok) return prepared
  const { unit, adopted, role, opener, keeper, kind } = prepared.value
  const id = CaseId.parse(ctx.newId())
  const process = adopted.model.caseProcess(kind)
  const { unitCode } = unit
  const begun = { id, unitCode, keeper: InstitutionId.parse(keeper), versionId: adopted.versionId, kind }
  await saveCase(ctx, { ...begun, code: await nextCode(ctx), process: process.id, stage: process.start })
  await giveSeat(ctx, { caseId: id, personId: me(ctx), institutionId: opener, role, fromOn: ctx.today, by: me(ctx) })
  const subjectId = kind === 'group' ? null : await addSubject(ctx, id, true)
  await writeItem(ctx, {
    caseId: id,
    keeper,
    owner: opener,
    kind: 'identity',
    category: familyCategories(adopted.model).identity,
    subjectId,
    body: { given: input.given ?? null, family: input.family, born: null, phone: null, safeContact: null },
  })
  await saveVisit(ctx, { caseId: id, no: 1, stage: process.start })
  if (opener !== keeper)
    await discloseReport(ctx, {
      caseId: id,
      model: adopted.model,
      versionId: adopted.versionId,
      owner: opener,
      keeper,
      kind,
    })
  await settleClocks(ctx, { id, model: adopted.model, migrations: 0 })
  await record(ctx, { chain: 'case', about: id, name: 'casework.case.opened', payload: { unit: unitCode, keeper } })
  return ok(id)
}

type Prepared = {
  readonly unit: UnitToOpenIn
  readonly adopted: AdoptedVersion
  readonly role: string
  readonly opener: string
  readonly keeper: string
  readonly kind: SubjectKind
}

/** Everything that can be refused is asked before anything is written. */
async function prepare(ctx: Ctx, input: OpenCaseInput): Promise<Outcome<Prepared, OpenCaseRefusal>> {
  const units = await unitsToOpenIn(ctx)
  if (units.length === 0) throw new Forbidden('casework.case.open')
  const unit = units.length === 1 ? units[0] : units.find(({ unitCode }) => unitCode === input.unitCode)
  if (!unit) return refused('unit_missing', { field: 'unitCode' })
  const adopted = await versionFor(ctx, unit.unitCode)
  const kind = input.kind ?? 'family'
  if (kind === 'group' && input.given !== undefined) return refused('group_has_no_given', { field: 'given' })
  if (!adopted?.model.findProcessFor({ case: kind })) return refused('no_model', { field: 'kind' })
  const way = opening(adopted.model, kind, unit.mine, unit.keepers)
  if (!way) return refused('no_keeper')
  if (!way.role) return refused('no_role')
  const { opener, keeper, role } = way
  // RODO art. 13: people are told before anything is asked of them, by whoever will answer for their data.
  const [silent] = await institutionsWithoutClause(ctx, [keeper])
  if (silent) return refused('no_clause', { institution: silent.name })
  const seat = { versionId: adopted.versionId, personId: me(ctx), institutionId: opener.id, role: role.id }
  const lacking = await missingNeeds(ctx, { ...seat, keeper: keeper === opener.id })
  if (lacking.length > 0) return refused('needs_missing', { agreements: agreementNames(adopted.model, lacking) })
  return ok({ unit, adopted, kind, role: role.id, opener: opener.id, keeper })
}

const agreementNames = (model: Model, ids: readonly string[]): string =>
  ids.map((id) => model.agreement(id).name.pl).join(', ')
