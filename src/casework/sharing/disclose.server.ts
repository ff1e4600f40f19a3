import { type Outcome, ok, refused } from '#kernel'
import { type Ctx, me } from '#platform/server'
import { caseToAct } from '../cases/case-file.store.server.ts'
import { concludeAct } from '../clocks/settle-clocks.server.ts'
import { tellsShielded } from '../compartments/shield.store.server.ts'
import { consentsCounted, type LedgerConsentRefusal } from '../consents/consent-in-ledger.server.ts'
import { type BasisRefusal, chosenBasis, readChoice } from './basis-choice.domain.ts'
import { type BoundsRefusal, isSpecial, withinSharing } from './bounds.domain.ts'
import { disclosureToMake, type ToDisclose } from './disclose.query.server.ts'
import type { DiscloseInput } from './disclose.schema.ts'
import {
  type DisclosureDecided,
  isKeptFromFamily,
  keepDisclosures,
  keepReplacement,
  ownItem,
} from './disclosure.store.server.ts'
import { type RecordRefusal, recordOf } from './ground-record.domain.ts'

export type DiscloseRefusal =
  | BoundsRefusal
  | RecordRefusal
  | BasisRefusal
  | LedgerConsentRefusal
  | 'unknown_choice'
  | 'not_own_entry'
  | 'cannot_be_narrowed'
  | 'ends_before_today'
  | 'words_missing'
  | 'tells_shielded'
  | 'case_closed'

/**
 * Shows one recipient one category, the entries about one person or one entry that the actor's institution wrote: within the sharing of the
 * model, on a ground with everything it must leave on record, for a purpose, until a day. `follows`: the disclosure that it renews or narrows,
 * which ends if it still ran.
 */
export async function disclose(
  ctx: Ctx,
  input: DiscloseInput,
  follows: string | null = null,
): Promise<Outcome<string, DiscloseRefusal>> {
  const file = await caseToAct(ctx, input.caseId)
  const about = await disclosureToMake(ctx, input)
  if (file.closedOn) return refused('case_closed')
  const aimed = await checkAim(ctx, about, input)
  if (!aimed.ok) return aimed
  const decided = decide(ctx, about, input)
  if (!decided.ok) return decided
  for (const field of ['words', 'purpose'] as const) {
    if (await tellsShielded(ctx, file.id, input[field] ?? '')) return refused('tells_shielded', { field })
  }
  const { ground, record } = decided.value
  const special = isSpecial(about.known.model, input.category)
  const counted = await consentsCounted(ctx, {
    caseId: file.id,
    ground,
    giver: input.person,
    on: input.date ?? ctx.today,
    subject: aimed.value,
    second: input.secondParent,
    share: { ...decided.value, special, validUntil: input.validUntil },
  })
  if (!counted.ok) return counted
  const { second, consents } = counted.value
  const kept = second === null ? record : { ...record, second_parent: second }
  const [id] = await keepDisclosures(ctx, file, [{ ...decided.value, record: kept, follows, consents }])
  if (id === undefined) throw new Error('a disclosure was not kept')
  if (follows !== null) await keepReplacement(ctx, follows)
  await concludeAct(ctx, file, {
    name: 'casework.disclosure.made',
    payload: { disclosure: id, institution: input.institutionId, ...(follows === null ? {} : { follows }) },
    ...factOf({
      id,
      itemId: input.itemId ?? null,
      special,
      notForFamily: isKeptFromFamily(decided.value),
    }),
  })
  return ok(id)
}

type Shown = { id: string; itemId: string | null; special: boolean; notForFamily: boolean }

/**
 * Tied to a piece of content, a fact is seen only with it. Special content leaves no trace for others: a fact about showing it is tied to its
 * entry, or to the disclosure itself, which nobody reads as an entry. So is a legal duty that was done, because a history may be shown to the
 * family; it stands in the ledger.
 */
export const factOf = ({ id, itemId, special, notForFamily }: Shown): { readonly item?: string } => {
  if (notForFamily) return { item: id }
  return special ? { item: itemId ?? id } : {}
}

/** The people and the entry chosen belong to this case, this recipient and this institution. Answers whom the content is about, if one person. */
async function checkAim(
  ctx: Ctx,
  { known, giver, recipient, people, category }: ToDisclose,
  { personId, subjectId, itemId, person, extent }: DiscloseInput,
): Promise<Outcome<string | null, 'unknown_choice' | 'not_own_entry' | 'cannot_be_narrowed'>> {
  if (personId && !recipient.workers.some((worker) => worker.personId === personId)) {
    return refused('unknown_choice', { field: 'personId' })
  }
  if (subjectId && !people.some(({ id }) => id === subjectId)) return refused('unknown_choice', { field: 'subjectId' })
  if (person && !people.some(({ id }) => id === person)) return refused('unknown_choice', { field: 'person' })
  if ((subjectId || itemId) && !NARROWED.includes(extent)) return refused('cannot_be_narrowed', { field: 'extent' })
  if (!itemId) return ok(subjectId ?? null)
  const item = await ownItem(ctx, known.file.id, giver.id, itemId)
  if (item?.category !== category) return refused('not_own_entry', { field: 'itemId' })
  return subjectId && item.subjectId !== subjectId
    ? refused('unknown_choice', { field: 'subjectId' })
    : ok(item.subjectId)
}
/** Only these can concern one person or one entry; an own part is always that of the recipient. */
const NARROWED: readonly DiscloseInput['extent'][] = ['full', 'extract', 'existence']

function decide(
  ctx: Ctx,
  { known, giver, recipient, role, category, choices }: ToDisclose,
  input: DiscloseInput,
): Outcome<DisclosureDecided, DiscloseRefusal> {
  const { extent, purpose, until } = input
  const { model } = known
  const { ground: asked, code } = readChoice(input.ground)
  const bounds = withinSharing(model, { role, sector: recipient.sector, category, extent, ground: asked })
  if (!bounds.ok) return bounds
  if (until < ctx.today) return refused('ends_before_today', { field: 'until' })
  const { ground } = bounds.value
  const fitting = choices.flatMap((choice) => (choice.ground.id === ground.id ? [choice.basis] : []))
  const basis = chosenBasis(fitting, code)
  if (!basis.ok) return basis
  const derived = { purpose, recipient: recipient.id, decidedBy: me(ctx) }
  const special = isSpecial(model, category)
  const kept = recordOf({ ground, basis: basis.value }, input, derived, { special, until, today: ctx.today })
  if (!kept.ok) return kept
  const words = extent === 'extract' ? input.words : null
  if (words === undefined) return refused('words_missing', { field: 'words' })
  return ok({
    giver: giver.id,
    recipient: recipient.id,
    role,
    personId: input.personId ?? null,
    category,
    itemId: input.itemId ?? null,
    subjectId: input.subjectId ?? null,
    extent,
    ground,
    basis: basis.value,
    record: kept.value,
    purpose,
    until,
    words,
  })
}
