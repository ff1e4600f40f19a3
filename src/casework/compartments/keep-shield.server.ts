import { type LocalDate, NotFound, type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import type { CaseFile } from '../cases/case-file.store.server.ts'
import { familyCategories } from '../families/categories.domain.ts'
import { peopleOf } from '../families/people.query.server.ts'
import { currentEntry, subjectToCorrect } from '../families/person.store.server.ts'
import { unmaskedValue } from '../families/secret.store.server.ts'
import type { UnmaskPurpose } from '../families/unmask-purpose.domain.ts'
import { replaceItem, writeItem } from '../sharing/item.store.server.ts'
import { seatsHeld } from '../team/team.store.server.ts'
import { caseOfSidesToAct } from './one-sided.store.server.ts'
import type { Shielded } from './shield.domain.ts'
import {
  type Shield,
  saveLift,
  saveReaderEnd,
  saveShield,
  saveShieldReader,
  shieldIn,
  shieldReaders,
} from './shield.store.server.ts'
import { sidesIn } from './side.store.server.ts'
import { tellingPatterns } from './telling-patterns.domain.ts'

export type ShieldInput = {
  readonly caseId: string
  readonly subjectId: string
  readonly what: Shielded
  readonly value: string
  readonly reason: string
  /** Of the family; nobody named: from everybody else in it. */
  readonly from: readonly string[]
}

/**
 * Shields an address or a contact of a person. The value is masked, takes the place of the one before, and every entry of the case that tells it
 * is covered for those to whom it is not open, from the next statement on. Allowed in a closed case too: protection is never late.
 */
export async function keepShield(
  ctx: Ctx,
  input: ShieldInput,
): Promise<Outcome<string, 'too_short' | 'unknown_person'>> {
  const file = await caseOfSidesToAct(ctx, input.caseId)
  const { id: subjectId } = await subjectToCorrect(ctx, file.id, input.subjectId)
  const { what, value, from, reason } = input
  const patterns = tellingPatterns(value)
  if (patterns.length === 0) return refused('too_short', { field: 'value' })
  const others = (await peopleOf(ctx, file.id)).filter(({ id }) => id !== subjectId)
  if (!from.every((one) => others.some(({ id }) => id === one))) return refused('unknown_person', { field: 'from' })
  const itemId = await writeReason(ctx, file, { of: 'shield', text: reason })
  const id = await saveShield(ctx, { caseId: file.id, subjectId, what, value, patterns, from, itemId })
  if (what === 'contact') await withoutContact(ctx, file, subjectId)
  await record(ctx, { chain: 'case', about: id, name: 'casework.shield.kept' })
  return ok(id)
}

/** Words about compartments, for those who keep the case and stand on nobody's side. */
export const writeReason = (ctx: Ctx, file: CaseFile, body: Readonly<Record<string, string>>): Promise<string> =>
  writeItem(ctx, {
    ...{ caseId: file.id, keeper: file.keeper, owner: file.keeper, kind: 'apart', body },
    category: familyCategories(file.model).identity,
  })

/** The name stays known to whoever it is shown to; the telephone and free words beside it do not. */
async function withoutContact(ctx: Ctx, file: CaseFile, subjectId: string): Promise<void> {
  const entry = await currentEntry(ctx, { caseId: file.id, subjectId, kind: 'identity', owner: file.keeper })
  const person = (await peopleOf(ctx, file.id)).find(({ id }) => id === subjectId)
  if (entry === null || !person?.identity || (!person.identity.phone && !person.identity.safeContact)) return
  await replaceItem(ctx, entry, {
    ...{ caseId: file.id, keeper: file.keeper, owner: file.keeper, subjectId, kind: 'identity' },
    category: familyCategories(file.model).identity,
    body: { ...person.identity, phone: null, safeContact: null },
  })
}

/**
 * Shows a shielded value once to anybody to whom it is open. The database puts on record who saw it and what for. `NotFound` for everybody
 * else, and for a value that a newer one replaced.
 */
export async function unmaskShielded(
  ctx: Ctx,
  {
    caseId,
    shieldId,
    purpose,
  }: { readonly caseId: string; readonly shieldId: string; readonly purpose: UnmaskPurpose },
): Promise<string> {
  const { subjectId, what, state } = await shieldIn(ctx, caseId, shieldId)
  const value = state === 'current' ? await unmaskedValue(ctx, subjectId, { kind: `shielded_${what}`, purpose }) : null
  if (value === null) throw new NotFound('secret')
  return value
}

/** Lifts a shield: what it covered is shown again as far as anything else shows it. `NotFound` when there is none to lift. */
export async function liftShield(
  ctx: Ctx,
  input: { readonly caseId: string; readonly shieldId: string },
): Promise<Outcome<null, never>> {
  const shield = await shieldToKeep(ctx, input)
  if (shield.state === 'lifted') throw new NotFound('shield')
  await saveLift(ctx, shield.id)
  await record(ctx, { chain: 'case', about: shield.id, name: 'casework.shield.lifted' })
  return ok(null)
}

export type OpenShieldRefusal = 'not_in_team' | 'on_other_side' | 'named_already' | 'ends_before_today'

/** Opens what is shielded to one member of the team (`person:`) or one institution in it (`institution:`), with the reason and until a day. */
export async function openShield(
  ctx: Ctx,
  input: {
    readonly caseId: string
    readonly shieldId: string
    readonly who: string
    readonly reason: string
    readonly until: LocalDate
  },
): Promise<Outcome<null, OpenShieldRefusal>> {
  const shield = await shieldToKeep(ctx, input)
  const [kind, id = ''] = input.who.split(':')
  const team = await seatsHeld(ctx, input.caseId)
  const named = team.find((seat) => (kind === 'person' ? seat.personId : seat.institutionId) === id)
  if (!named || (kind !== 'person' && kind !== 'institution')) return refused('not_in_team', { field: 'who' })
  if (input.until < ctx.today) return refused('ends_before_today', { field: 'until' })
  const keeps = (one: { personId: string | null; institutionId: string | null; ended: boolean }) =>
    !one.ended && (kind === 'person' ? one.personId : one.institutionId) === id
  if ((await shieldReaders(ctx, shield.id)).some(keeps)) return refused('named_already', { field: 'who' })
  if (kind === 'person' && (await standsAgainst(ctx, input.caseId, shield, id))) {
    return refused('on_other_side', { field: 'who' })
  }
  const who = kind === 'person' ? { personId: id, institutionId: null } : { personId: null, institutionId: id }
  const { caseId, reason, until } = input
  await saveShieldReader(ctx, { caseId, shieldId: shield.id, ...who, reason, until })
  await record(ctx, { chain: 'case', about: shield.id, name: 'casework.shield.opened', payload: { ...who } })
  return ok(null)
}

async function standsAgainst(ctx: Ctx, caseId: string, shield: Shield, personId: string): Promise<boolean> {
  const sides = (await sidesIn(ctx, caseId)).filter((one) => one.personId === personId)
  return sides.some(
    ({ subjectId }) => subjectId !== shield.subjectId && (shield.from.length === 0 || shield.from.includes(subjectId)),
  )
}

/** Closes it to them again, from the next statement on. `NotFound` when nobody is named so. */
export async function closeShield(
  ctx: Ctx,
  input: { readonly caseId: string; readonly shieldId: string; readonly readerId: string },
): Promise<Outcome<null, never>> {
  const shield = await shieldToKeep(ctx, input)
  const reader = (await shieldReaders(ctx, shield.id)).find(({ id, ended }) => id === input.readerId && !ended)
  if (!reader) throw new NotFound('reader')
  await saveReaderEnd(ctx, reader.id)
  await record(ctx, { chain: 'case', about: shield.id, name: 'casework.shield.closed' })
  return ok(null)
}

async function shieldToKeep(ctx: Ctx, { caseId, shieldId }: { caseId: string; shieldId: string }): Promise<Shield> {
  await caseOfSidesToAct(ctx, caseId)
  return shieldIn(ctx, caseId, shieldId)
}
