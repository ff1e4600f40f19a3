import { NotFound, type Outcome, ok, refused } from '#kernel'
import { modelOf } from '#model/server'
import { type Ctx, record } from '#platform/server'
import { caseFile, caseToAct } from '../cases/case-file.store.server.ts'
import { mayKeep } from '../cases/may-keep.query.server.ts'
import { forbidsChannel, type ReachWay } from '../compartments/safe-contact.domain.ts'
import { safeContactOf } from '../compartments/safe-contact.store.server.ts'
import { type FamilyPerson, peopleOf } from '../families/people.query.server.ts'
import type { Channel, Helped, Way } from './family-contact.domain.ts'
import { codeAtHand, endCodes, safeContact, saveCode, saveContact, saveSaid } from './family-page.store.server.ts'
import { type FamilyView, familyView } from './family-view.query.server.ts'

type OfPerson = { readonly caseId: string; readonly subjectId: string }

/** An adult of a case that I keep. `NotFound` for a child and for somebody of another case. */
export async function adultOf(ctx: Ctx, { caseId, subjectId }: OfPerson): Promise<FamilyPerson> {
  await caseFile(ctx, caseId)
  await mayKeep(ctx, caseId)
  const person = (await peopleOf(ctx, caseId)).find(({ id }) => id === subjectId)
  if (!person?.adult) throw new NotFound('adult')
  return person
}

type Confirmed = OfPerson & { readonly channel: Channel; readonly how: Way }

/** Confirms that a way to reach an adult is safe, as that person said it; never one by which the person is never to be reached. */
export async function confirmContact(ctx: Ctx, input: Confirmed): Promise<Outcome<null, 'way_closed'>> {
  await caseToAct(ctx, input.caseId)
  await adultOf(ctx, input)
  const closed = await closedWays(ctx, input)
  if (forbidsChannel(closed, input.channel)) return refused('way_closed', { field: 'channel' })
  if (forbidsChannel(closed, input.how)) return refused('way_closed', { field: 'how' })
  await saveContact(ctx, input)
  await told(ctx, input, 'casework.family.contact_confirmed')
  return ok(null)
}

const closedWays = async (ctx: Ctx, { caseId, subjectId }: OfPerson): Promise<readonly ReachWay[]> =>
  (await safeContactOf(ctx, caseId, subjectId))?.never ?? []

/** Makes the code by which an adult opens a page of their own. Answers the code: nobody can read it again. */
export async function openFamilyPage(
  ctx: Ctx,
  person: OfPerson,
): Promise<Outcome<string, 'contact_missing' | 'way_closed'>> {
  await caseToAct(ctx, person.caseId)
  await adultOf(ctx, person)
  const contact = await safeContact(ctx, person)
  if (!contact) return refused('contact_missing')
  // It may have been closed since it was confirmed.
  if (forbidsChannel(await closedWays(ctx, person), contact.channel)) return refused('way_closed')
  const code = await saveCode(ctx, person, contact.id)
  await told(ctx, person, 'casework.family.page_opened')
  return ok(code)
}

/** The page is closed at once. */
export async function closeFamilyPage(ctx: Ctx, person: OfPerson): Promise<Outcome<null, never>> {
  await caseToAct(ctx, person.caseId)
  await adultOf(ctx, person)
  await endCodes(ctx, person)
  await told(ctx, person, 'casework.family.page_closed')
  return ok(null)
}

/** Whether a code opens a page. Acts as its holder. */
export async function codeWorks(ctx: Ctx): Promise<boolean> {
  try {
    await codeAtHand(ctx)
    return true
  } catch (error) {
    if (error instanceof NotFound) return false
    throw error
  }
}

/** What the code opens, and the look at it put on record. Acts as the holder of the code. */
export async function lookByCode(ctx: Ctx): Promise<FamilyView> {
  const person = await codeAtHand(ctx)
  const view = await familyView(ctx, person.subjectId)
  await told(ctx, person, 'casework.family.page_looked')
  return view
}

/** Files whether the plan helps, in the person's own words, for those who keep the case. Acts as the holder of the code. */
export async function tellHelped(
  ctx: Ctx,
  { answer, words }: { readonly answer: Helped; readonly words?: string | undefined },
): Promise<Outcome<null, never>> {
  const category = await voiceCategory(ctx)
  const { id, caseId } = await saveSaid(ctx, { category, answer, words: words ?? '' })
  await record(ctx, { chain: 'case', about: caseId, name: 'casework.family.told', item: id })
  return ok(null)
}

/** Under which category the model keeps the family's own voice. */
async function voiceCategory(ctx: Ctx): Promise<string> {
  const { subjectId } = await codeAtHand(ctx)
  const { versionId } = await familyView(ctx, subjectId)
  const fields = (await modelOf(ctx, versionId)).form.all.flatMap(({ sections }) =>
    sections.flatMap((one) => one.fields),
  )
  const voice = fields.find(({ binds }) => binds === 'diagnosis.family_voice')
  if (!voice?.category) throw new Error('the model has no place for the voice of a family')
  return voice.category
}

const told = (ctx: Ctx, { caseId, subjectId }: OfPerson, name: string): Promise<void> =>
  record(ctx, { chain: 'case', about: caseId, name, payload: { subject: subjectId } })
