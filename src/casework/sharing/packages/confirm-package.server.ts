import { Forbidden, type LocalDate, type Outcome, ok, refused } from '#kernel'
import { mayDoStep, type PlacedStep } from '#model'
import { type Ctx, me } from '#platform/server'
import { caseToAct } from '../../cases/case-file.store.server.ts'
import { concludeAct } from '../../clocks/settle-clocks.server.ts'
import { markStep } from '../../steps/mark.store.server.ts'
import { seatsOfMine } from '../../team/seat.store.server.ts'
import { type BasisRefusal, chosenBasis } from '../basis-choice.domain.ts'
import { type BoundsRefusal, withinSharing } from '../bounds.domain.ts'
import { type DisclosureDecided, keepDisclosures } from '../disclosure.store.server.ts'
import { type RecordRefusal, recordOf } from '../ground-record.domain.ts'
import type { ConfirmPackageInput, LineConfirmed } from './confirm-package.schema.ts'
import type { PackageLine } from './package.domain.ts'
import { basesOfLine, type JoiningPackage, joiningPackage } from './package.query.server.ts'
import { packageStep } from './package-step.domain.ts'

export type ConfirmPackageRefusal =
  | BoundsRefusal
  | RecordRefusal
  | BasisRefusal
  | 'nothing_chosen'
  | 'not_proposed'
  | 'ends_too_late'
  | 'ends_before_today'
  | 'words_missing'
  | 'waits_for'
  | 'case_closed'
type Refusal = ConfirmPackageRefusal

/**
 * Shows an institution what its people need to take part: the proposed package or less of it, on record with one confirmation. Marks the
 * step of the model that asks for it, as long as the case stands where that step is done.
 */
export async function confirmPackage(ctx: Ctx, input: ConfirmPackageInput): Promise<Outcome<string, Refusal>> {
  const file = await caseToAct(ctx, input.caseId)
  const pack = await joiningPackage(ctx, file.id, input.institutionId)
  if (file.closedOn) return refused('case_closed')
  const step = await stepOf(ctx, pack)
  if (!step.ok) return step
  const outOfTime = checkEnd(input.until, pack, ctx.today)
  if (outOfTime) return outOfTime
  if (input.lines.length === 0 && pack.lines.some(({ ready }) => ready)) return refused('nothing_chosen')

  const decided = decidePackage(ctx, pack, input)
  if (!decided.ok) return decided
  const packageId = ctx.newId()
  await keepDisclosures(ctx, file, decided.value, packageId)
  if (step.value) await markPackage(ctx, pack, step.value)
  await concludeAct(ctx, file, {
    name: 'casework.package.confirmed',
    payload: { package: packageId, institution: input.institutionId },
  })
  return ok(packageId)
}

/** The step that this confirmation does, if the case is where it is done. `Forbidden` when it is not a step of the actor's seats here. */
async function stepOf(ctx: Ctx, { known }: JoiningPackage): Promise<Outcome<PlacedStep | null, 'waits_for'>> {
  const step = packageStep(known.model)
  if (!step) return ok(null)
  const seat = await seatToConfirm(ctx, known.file.id, step)
  const may = mayDoStep(known.model, known.facts, step.id, seat.role)
  if (may.ok) return ok(may.value)
  if (may.refusal === 'waits_for') return refused('waits_for', may.why)
  return ok(null)
}

/** Whether the package is the reader's to confirm; throws `Forbidden` when it is not. */
export async function mayConfirm(ctx: Ctx, { known }: JoiningPackage): Promise<void> {
  const step = packageStep(known.model)
  if (step) await seatToConfirm(ctx, known.file.id, step)
}

async function seatToConfirm(ctx: Ctx, caseId: string, step: PlacedStep) {
  const seat = (await seatsOfMine(ctx, caseId)).find(({ keeper, role }) => keeper && step.by.includes(role))
  if (!seat) throw new Forbidden('casework.package.confirm')
  return seat
}

export function checkEnd(until: LocalDate, pack: JoiningPackage, today: LocalDate) {
  if (until > pack.until) return refused('ends_too_late', { field: 'until', until: pack.until })
  if (until < today) return refused('ends_before_today', { field: 'until' })
  return null
}

/** Judges every ticked line of a package before anything is kept. */
export function decidePackage(
  ctx: Ctx,
  pack: JoiningPackage,
  input: ConfirmPackageInput,
): Outcome<readonly DisclosureDecided[], ConfirmPackageRefusal> {
  const decided: DisclosureDecided[] = []
  for (const line of input.lines) {
    const proposed = pack.lines.find(({ key, ready }) => ready && key === line.key)
    if (!proposed) return refused('not_proposed')
    for (const role of proposed.roles) {
      const one = decideFor(ctx, pack, input, { line, proposed, role })
      if (!one.ok) return refused(one.refusal, { ...one.why, field: fieldOf(line.key, one) })
      decided.push(one.value)
    }
  }
  return ok(decided)
}

/** The field of the line at which a refusal stands. */
function fieldOf(key: string, { why }: { why: Readonly<Record<string, unknown>> }): unknown {
  return why.field === 'extent' || why.field === 'words' ? `${why.field}.${key}` : why.field
}

type Choice = { readonly line: LineConfirmed; readonly proposed: PackageLine; readonly role: string }

function decideFor(
  ctx: Ctx,
  { model, giver, recipient, law }: JoiningPackage,
  { until, basis: code }: ConfirmPackageInput,
  { line, proposed, role }: Choice,
): Outcome<DisclosureDecided, Refusal> {
  const { category, purpose, ground } = proposed
  const bounds = withinSharing(model, { role, sector: recipient.sector, category, extent: line.extent, ground })
  if (!bounds.ok) return bounds
  const words = line.extent === 'extract' ? line.words : null
  if (words === '') return refused('words_missing', { field: 'words' })
  const fitting = basesOfLine(model, law, proposed)
  const basis = chosenBasis(fitting, code === '' ? fitting[0]?.code : code)
  if (!basis.ok) return refused(basis.refusal, { field: 'basis' })
  const kept = recordOf(
    { ground: bounds.value.ground, basis: basis.value },
    {},
    { purpose, recipient: recipient.id, decidedBy: me(ctx) },
    { special: false, until, today: ctx.today },
  )
  if (!kept.ok) return kept
  return ok({
    giver: giver.id,
    recipient: recipient.id,
    role,
    category,
    extent: line.extent,
    ground: bounds.value.ground,
    basis: basis.value,
    record: kept.value,
    purpose,
    until,
    words,
  })
}

async function markPackage(ctx: Ctx, { known, recipient }: JoiningPackage, step: PlacedStep): Promise<void> {
  await markStep(ctx, {
    caseId: known.file.id,
    step: step.id,
    visitNo: known.file.visitNo,
    forKey: recipient.id,
    onDay: ctx.today,
    institutionId: known.file.keeper,
  })
}
