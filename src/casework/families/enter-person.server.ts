import { type Outcome, ok, refused, type SubjectId } from '#kernel'
import { type Ctx, record } from '#platform/server'
import { type CaseFile, caseToAct } from '../cases/case-file.store.server.ts'
import { mayKeep } from '../cases/may-keep.query.server.ts'
import { saveShield } from '../compartments/shield.store.server.ts'
import { tellingPatterns } from '../compartments/telling-patterns.domain.ts'
import { type ItemWritten, replaceItem, writeItem } from '../sharing/item.store.server.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'
import { familyCategories } from './categories.domain.ts'
import type { PersonInput } from './person.schema.ts'
import { addSubject, changeSubject, currentEntry, subjectToCorrect } from './person.store.server.ts'
import { keepSecret, secretsKept } from './secret.store.server.ts'

type Entered = Pick<PersonInput, 'given' | 'family'> & Partial<Omit<PersonInput, 'given' | 'family'>>
export type CorrectPersonRefusal =
  | 'pesel_already_kept'
  | 'address_already_shielded'
  | 'contact_shielded'
  | 'case_closed'

/** Adds a person of the family to a case: the act of the institution that keeps it. */
export async function enterPerson(
  ctx: Ctx,
  input: PersonInput & { caseId: string },
): Promise<Outcome<SubjectId, 'case_closed'>> {
  const file = await caseToAct(ctx, input.caseId)
  await mayKeep(ctx, file.id)
  if (file.closedOn) return refused('case_closed')
  const subjectId = await addSubject(ctx, file.id, input.adult)
  await writeAbout(ctx, file, subjectId, input)
  await keepMasked(ctx, file.id, subjectId, input)
  await record(ctx, { chain: 'case', about: file.id, name: 'casework.person.entered', payload: { subject: subjectId } })
  return ok(subjectId)
}

/** Corrects what is known about a person. The older entries stay on record; a masked number once kept is not overwritten. */
export async function correctPerson(
  ctx: Ctx,
  input: PersonInput & { caseId: string; subjectId: string },
): Promise<Outcome<null, CorrectPersonRefusal>> {
  const file = await caseToAct(ctx, input.caseId)
  const subject = await subjectToCorrect(ctx, file.id, input.subjectId)
  if (file.closedOn) return refused('case_closed')
  const kept = (await secretsKept(ctx, file.id)).filter(({ subjectId }) => subjectId === subject.id)
  if (input.pesel !== undefined && kept.some(({ kind }) => kind === 'pesel')) {
    return refused('pesel_already_kept', { field: 'pesel' })
  }
  if (input.shieldedAddress !== undefined && kept.some(({ kind }) => kind === 'shielded_address')) {
    return refused('address_already_shielded', { field: 'shieldedAddress' })
  }
  if ((input.phone || input.safeContact) && kept.some(({ kind }) => kind === 'shielded_contact')) {
    return refused('contact_shielded', { field: input.phone ? 'phone' : 'safeContact' })
  }
  if (input.adult !== subject.adult) await changeSubject(ctx, subject.id, { adult: input.adult })
  await writeAbout(ctx, file, subject.id, input)
  await keepMasked(ctx, file.id, subject.id, input)
  await record(ctx, {
    chain: 'case',
    about: file.id,
    name: 'casework.person.corrected',
    payload: { subject: subject.id },
  })
  return ok(null)
}

/** Writes who a person is, and how they belong to the household, as entries of the institution the actor writes for here. */
export async function writeAbout(ctx: Ctx, file: CaseFile, subjectId: string, person: Entered): Promise<void> {
  const seats = (await seatsOfMine(ctx, file.id)).filter(({ sees }) => sees === 'names')
  const owner = seats[0]?.institution
  if (!owner) throw new Error('nobody to write for: the caller checks the right first')
  const { identity, household } = familyCategories(file.model)
  const about = { caseId: file.id, keeper: file.keeper, owner, subjectId }
  const { given = null, family, born = null, phone = null, safeContact = null, relation } = person
  const names: ItemWritten = {
    ...about,
    kind: 'identity',
    category: identity,
    body: { given, family, born, phone, safeContact },
  }
  await putEntry(ctx, names, subjectId)
  if (relation === undefined) return
  await putEntry(ctx, { ...about, kind: 'household', category: household, body: { relation } }, subjectId)
}

async function putEntry(ctx: Ctx, item: ItemWritten, subjectId: string): Promise<void> {
  const kind = item.kind === 'identity' ? 'identity' : 'household'
  const earlier = await currentEntry(ctx, { caseId: item.caseId, subjectId, kind, owner: item.owner })
  if (earlier === null) await writeItem(ctx, item)
  else await replaceItem(ctx, earlier, item)
}

async function keepMasked(ctx: Ctx, caseId: string, subjectId: string, input: PersonInput): Promise<void> {
  const { pesel, shieldedAddress } = input
  if (pesel !== undefined) await keepSecret(ctx, { caseId, subjectId, kind: 'pesel', value: pesel })
  if (shieldedAddress === undefined) return
  const shield = { caseId, subjectId, what: 'address', value: shieldedAddress, from: [], itemId: null } as const
  await saveShield(ctx, { ...shield, patterns: tellingPatterns(shieldedAddress) })
}
