import { NotFound } from '#kernel'
import { type Ctx, me } from '#platform/server'
import { pointerRights } from '../blue-card/pointer.store.server.ts'
import type { CaseFile } from '../cases/case-file.store.server.ts'
import { caseFile } from '../cases/case-file.store.server.ts'
import { type CaseFrame, caseFrame } from '../cases/case-frame.query.server.ts'
import { keeps } from '../cases/may-keep.query.server.ts'
import { type FamilyPerson, peopleOf } from '../families/people.query.server.ts'
import { personLabel } from '../families/person-label.domain.ts'
import { candidates, seatsHeld } from '../team/team.store.server.ts'
import { type Apart, apartIn } from './apart.store.server.ts'
import { caseOfSides, knowsOfSides } from './one-sided.store.server.ts'
import { type SafeContact, safeContactsIn } from './safe-contact.store.server.ts'
import { type Shield, type ShieldReader, shieldIn, shieldReaders, shieldsIn } from './shield.store.server.ts'
import { type Side, sidesIn } from './side.store.server.ts'

type Option = { readonly value: string; readonly label: string }

/** A case with its persons by name, for choices. */
export type FamilyToPart = {
  readonly frame: CaseFrame
  readonly people: readonly Option[]
}

async function familyOf(ctx: Ctx, file: CaseFile): Promise<FamilyToPart> {
  const people = await peopleOf(ctx, file.id)
  return {
    frame: await caseFrame(ctx, file),
    people: people.map((one) => ({ value: one.id, label: personLabel(one, file.code) })),
  }
}

/** Everything about compartments of a case: who is kept apart, what is shielded, who stands on whose side. */
export type Compartments = FamilyToPart & {
  readonly pairs: readonly Apart[]
  readonly shields: readonly Shield[]
  readonly sides: readonly Side[]
}

/** For those who keep the case and stand on nobody's side. */
export async function compartmentsOf(ctx: Ctx, caseId: string): Promise<Compartments> {
  const file = await caseOfSides(ctx, caseId)
  return {
    ...(await familyOf(ctx, file)),
    pairs: await apartIn(ctx, file.id),
    shields: await shieldsIn(ctx, file.id),
    sides: await sidesIn(ctx, file.id),
  }
}

export type ToPart = FamilyToPart & {
  /** Whether a Blue Card may be named as the basis. */
  readonly mayPoint: boolean
  readonly workers: readonly Option[]
}

/** What a pair, or a side, is chosen from. */
export async function toPart(ctx: Ctx, caseId: string): Promise<ToPart> {
  const file = await caseOfSides(ctx, caseId)
  const all = [...(await seatsHeld(ctx, file.id)), ...(await candidates(ctx, file.id))]
  const workers = new Map(all.map(({ personId, institution, person }) => [personId, `${institution}: ${person}`]))
  return {
    ...(await familyOf(ctx, file)),
    mayPoint: (await pointerRights(ctx, file.id)).read,
    workers: [...workers].map(([value, label]) => ({ value, label })),
  }
}

export async function pairToEnd(
  ctx: Ctx,
  caseId: string,
  apartId: string,
): Promise<FamilyToPart & { readonly pair: Apart }> {
  const { pairs, ...family } = await compartmentsOf(ctx, caseId)
  const pair = pairs.find(({ id, state }) => id === apartId && state !== 'over')
  if (!pair) throw new NotFound('pair')
  return { ...family, pair }
}

export async function sideToEnd(
  ctx: Ctx,
  caseId: string,
  sideId: string,
): Promise<FamilyToPart & { readonly side: Side }> {
  const { sides, ...family } = await compartmentsOf(ctx, caseId)
  const side = sides.find(({ id }) => id === sideId)
  if (!side) throw new NotFound('side')
  return { ...family, side }
}

export type PersonToShield = {
  readonly frame: CaseFrame
  readonly person: FamilyPerson
  readonly label: string
  readonly others: readonly Option[]
  readonly contacts: readonly SafeContact[]
}

/** A person whose contact or address is written down, for those who keep the case and stand on nobody's side. */
export async function personToShield(ctx: Ctx, caseId: string, subjectId: string): Promise<PersonToShield> {
  const file = await caseOfSides(ctx, caseId)
  const person = (await peopleOf(ctx, file.id)).find(({ id }) => id === subjectId)
  if (!person) throw new NotFound('person')
  const { frame, people } = await familyOf(ctx, file)
  return {
    frame,
    person,
    label: personLabel(person, file.code),
    others: people.filter(({ value }) => value !== subjectId),
    contacts: (await safeContactsIn(ctx, file.id)).filter((one) => one.subjectId === subjectId),
  }
}

/** What of compartments stands on the page of a person; null for those who may not know of it. */
export type Protection = { readonly contact: SafeContact | null; readonly shields: readonly Shield[] }

export async function protectionOf(ctx: Ctx, caseId: string, subjectId: string): Promise<Protection | null> {
  if (!(await knowsOfSides(ctx, caseId, await keeps(ctx, caseId)))) return null
  const contacts = await safeContactsIn(ctx, caseId)
  return {
    contact: contacts.find((one) => one.subjectId === subjectId && !one.replaced) ?? null,
    shields: (await shieldsIn(ctx, caseId)).filter((one) => one.subjectId === subjectId && one.state !== 'lifted'),
  }
}

export type OpenedShield = {
  readonly frame: CaseFrame
  readonly shield: Shield
  readonly label: string
  /** From whom of the family, by name; empty: from everybody else. */
  readonly from: readonly string[]
  /** Whether I decide to whom it is opened, and to whom it is. */
  readonly decides: boolean
  readonly readers: readonly ShieldReader[]
  readonly team: readonly Option[]
}

/** One shield, for everybody to whom it is open. `NotFound` for everybody else. */
export async function openedShield(ctx: Ctx, caseId: string, shieldId: string): Promise<OpenedShield> {
  const file = await caseFile(ctx, caseId)
  const shield = await shieldIn(ctx, file.id, shieldId)
  const decides = await knowsOfSides(ctx, file.id, await keeps(ctx, file.id))
  const { frame, people } = await familyOf(ctx, file)
  const nameOf = (id: string) => people.find(({ value }) => value === id)?.label ?? file.code
  return {
    ...{ frame, shield, decides },
    label: nameOf(shield.subjectId),
    from: shield.from.map(nameOf),
    readers: decides ? (await shieldReaders(ctx, shield.id)).filter(({ ended }) => !ended) : [],
    team: decides ? await teamToOpenTo(ctx, file) : [],
  }
}

/** Members of the team and their institutions, those of the keeper left out: what it keeps is open to it. */
async function teamToOpenTo(ctx: Ctx, file: CaseFile): Promise<readonly Option[]> {
  const others = (await seatsHeld(ctx, file.id)).filter(
    ({ institutionId, personId }) => institutionId !== file.keeper && personId !== me(ctx),
  )
  const people = others.map((one) => [`person:${one.personId}`, `${one.person} (${one.shortName})`] as const)
  const places = others.map((one) => [`institution:${one.institutionId}`, one.institution] as const)
  return [...new Map([...people, ...places])].map(([value, label]) => ({ value, label }))
}
