import { Forbidden, type LocalDate } from '#kernel'
import type { Form, Ground, Model } from '#model'
import type { Ctx } from '#platform/server'
import { TAKE_PART } from '../authority/authority.domain.ts'
import { authorityRows } from '../authority/authority.store.server.ts'
import { namesOfHolders } from '../authority/deciders.query.server.ts'
import { caseFacts } from '../cases/case-facts.store.server.ts'
import { type CaseFrame, caseFrame } from '../cases/case-frame.query.server.ts'
import { keeps } from '../cases/may-keep.query.server.ts'
import type { Recorded } from '../cases/recorded.domain.ts'
import { type FamilyPerson, peopleOf } from '../families/people.query.server.ts'
import { personLabel } from '../families/person-label.domain.ts'
import { formsAtHand } from '../forms/form-at-hand.domain.ts'
import { type Recipients, recipientsIn } from '../sharing/parties.query.server.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'
import { consentGrounds } from './consent-grounds.domain.ts'
import { filesOfItems, takingPart } from './registers.store.server.ts'
import { type SharingConsentRow, sharingConsentOf, sharingConsents } from './sharing-consent.store.server.ts'
import type { ConsentText } from './texts/consent-text.domain.ts'
import { consentTexts } from './texts/consent-text.store.server.ts'

/** One consent to take part, of an adult for themselves or for somebody they decide for. */
export type TakingPart = {
  readonly id: string
  readonly subjectId: string
  readonly person: string
  /** Who gave it for the person; null: they themselves. */
  readonly by: string | null
  readonly givenOn: LocalDate
  readonly withdrawnOn: LocalDate | null
  readonly how: Recorded['how'] | null
  readonly recordedBy: string
  /** The form that was filled in: the text agreed to, in the version it was made with. */
  readonly formInstanceId: string | null
  readonly text: ConsentText | null
  readonly files: readonly string[]
}
export type Sharing = SharingConsentRow & {
  readonly person: string
  readonly giverName: string | null
  readonly takenBackBy: string | null
  readonly text: ConsentText | null
  readonly files: readonly string[]
}
export type Registers = {
  readonly frame: CaseFrame
  readonly model: Model
  readonly people: readonly (FamilyPerson & { readonly label: string })[]
  readonly takingPart: readonly TakingPart[]
  readonly sharing: readonly Sharing[]
  /** The form by which an adult consents to take part, where it is the reader's to fill in now. */
  readonly form: string | null
  readonly mayKeep: boolean
}

/** Both registers of a case, each with its history. `NotFound` for strangers, `Forbidden` for those who write nothing in the case. */
export async function registersOf(ctx: Ctx, caseId: string): Promise<Registers> {
  const known = await caseFacts(ctx, caseId)
  const { file, model } = known
  const seats = await seatsOfMine(ctx, file.id)
  if (!seats.some(({ sees }) => sees === 'names')) {
    throw new Forbidden('casework.consents.look')
  }
  const people = await peopleOf(ctx, file.id)
  const nameOf = await namesOfHolders(ctx, file.id, file.code, people)
  const texts = new Map((await consentTexts(ctx)).map((text) => [text.id, text]))
  const given = await takingPart(ctx, file.id)
  const shown = await sharingConsents(ctx, file.id)
  const files = await filesOfItems(
    ctx,
    file.id,
    [...given, ...shown].flatMap(({ itemId }) => itemId ?? []),
  )
  const about = ({ itemId, textId }: { readonly itemId: string | null; readonly textId: string | null }) => ({
    text: texts.get(textId ?? '') ?? null,
    files: files.get(itemId ?? '') ?? [],
  })
  return {
    frame: await caseFrame(ctx, file),
    model,
    people: people.map((one) => ({ ...one, label: personLabel(one, file.code) })),
    takingPart: given
      .filter(({ matter }) => matter === TAKE_PART)
      .map(({ giver, ...one }) => ({
        ...one,
        ...about(one),
        person: nameOf(one.subjectId) ?? file.code,
        by: giver === null ? null : nameOf(giver),
      })),
    sharing: shown.map((one) => ({
      ...one,
      ...about(one),
      person: nameOf(one.subjectId) ?? file.code,
      giverName: nameOf(one.giver),
      takenBackBy: one.withdrawnBy === null ? null : nameOf(one.withdrawnBy),
    })),
    form:
      formsAtHand(
        model,
        known.facts,
        seats.map(({ role }) => role),
      ).find(takesPart)?.id ?? null,
    mayKeep: await keeps(ctx, file.id),
  }
}

const takesPart = ({ record }: Form): boolean => record === 'participation_consent'

type Named = { readonly id: string; readonly label: string }
/** What a form about a consent offers. */
export type ToConsent = {
  readonly frame: CaseFrame
  readonly model: Model
  readonly people: readonly Named[]
  /** Adults of the case, and holders of authority from outside it; who is not entitled is refused with the reason. A name may be hidden. */
  readonly givers: readonly { readonly id: string; readonly label: string | null }[]
  readonly recipients: readonly Recipients[]
  readonly grounds: readonly Ground[]
}

/** For those who keep the case. */
export async function sharingToRecord(ctx: Ctx, caseId: string): Promise<ToConsent> {
  const known = await caseFacts(ctx, caseId)
  if (!(await keeps(ctx, caseId))) throw new Forbidden('casework.sharing_consent.record')
  return {
    frame: await caseFrame(ctx, known.file),
    model: known.model,
    ...(await namedIn(ctx, caseId, known.file.code)),
    recipients: await recipientsIn(ctx, known),
    grounds: consentGrounds(known.model),
  }
}

async function namedIn(ctx: Ctx, caseId: string, code: string): Promise<Pick<ToConsent, 'people' | 'givers'>> {
  const people = await peopleOf(ctx, caseId)
  const nameOf = await namesOfHolders(ctx, caseId, code, people)
  const outside = await outsiders(ctx, caseId)
  const adults = people.filter(({ adult }) => adult).map(({ id }) => id)
  return {
    people: people.map((one) => ({ id: one.id, label: personLabel(one, code) })),
    givers: [...new Set([...adults, ...outside])].map((id) => ({ id, label: nameOf(id) })),
  }
}

const outsiders = async (ctx: Ctx, caseId: string): Promise<readonly string[]> =>
  (await authorityRows(ctx, caseId)).map(({ outside }) => outside).filter((one) => one !== null)

export type ToTakeBack = {
  readonly frame: CaseFrame
  readonly model: Model
  readonly consent: SharingConsentRow
  readonly person: string
  readonly givers: ToConsent['givers']
}

/** One consent of the register of showing, to withdraw it. `Forbidden` where that is not the reader's. */
export async function sharingToTakeBack(ctx: Ctx, caseId: string, consentId: string): Promise<ToTakeBack> {
  const known = await caseFacts(ctx, caseId)
  const consent = await sharingConsentOf(ctx, caseId, consentId)
  if (!consent.mayWithdraw) throw new Forbidden('casework.sharing_consent.withdraw')
  const { people, givers } = await namedIn(ctx, caseId, known.file.code)
  const person = people.find(({ id }) => id === consent.subjectId)?.label ?? known.file.code
  const first = givers.toSorted((a, b) => Number(b.id === consent.giver) - Number(a.id === consent.giver))
  return { frame: await caseFrame(ctx, known.file), model: known.model, consent, person, givers: first }
}
