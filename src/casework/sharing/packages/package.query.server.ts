import { NotFound } from '#kernel'
import type { LegalBasis, Model } from '#model'
import { basesOn } from '#model/server'
import type { Ctx } from '#platform/server'
import { caseFacts, type KnownCase } from '../../cases/case-facts.store.server.ts'
import { familyCategories } from '../../families/categories.domain.ts'
import { peopleOf } from '../../families/people.query.server.ts'
import { basesFor, confirmable, type LawHere } from '../basis-choice.domain.ts'
import { mustGiveFor, shownNow } from '../disclosure.store.server.ts'
import { type Party, partyOf, planEnd, type Recipients, recipientsIn } from '../parties.query.server.ts'
import { type Package, type PackageLine, proposePackage } from './package.domain.ts'

export type ProposedPackage = Package & {
  readonly model: Model
  readonly giver: Party
  readonly recipient: Recipients
  readonly law: LawHere
  /** The provisions on which every line that can be confirmed may rest, the nearest first. */
  readonly bases: readonly LegalBasis[]
}
export type JoiningPackage = ProposedPackage & {
  readonly known: KnownCase
  /** The text that stands ready for the recipient of a line: who the people are and how to reach them safely. */
  readonly words: Readonly<Record<string, string>>
}

/**
 * What the institution that keeps a case would show one that joins its team. `NotFound` when that institution has nobody in the case;
 * `Forbidden` when the actor does not write for the institution that keeps it.
 */
export async function joiningPackage(ctx: Ctx, caseId: string, institutionId: string): Promise<JoiningPackage> {
  const known = await caseFacts(ctx, caseId)
  const { keeper } = known.file
  await mustGiveFor(ctx, caseId, keeper)
  const recipient = institutionId === keeper ? undefined : await recipientIn(ctx, known, institutionId)
  if (!recipient) throw new NotFound('recipient')
  const proposed = await propose(ctx, known, { giver: keeper, recipient })
  const ready = await joiningWords(ctx, known)
  const words = proposed.lines.flatMap(({ key, category, extent }) => {
    const contact = extent === 'extract' ? ready.get(category) : undefined
    return contact ? [[key, contact] as const] : []
  })
  return { ...proposed, known, words: Object.fromEntries(words) }
}

/** The text that stands ready by category: who the people are and how to reach them safely. */
export async function joiningWords(ctx: Ctx, { file, model }: KnownCase): Promise<ReadonlyMap<string, string>> {
  return new Map([[familyCategories(model).identity, await contactWords(ctx, file.id)]])
}

/** Names, and the way to reach each adult that puts nobody at risk: the agreed one before a telephone. */
async function contactWords(ctx: Ctx, caseId: string): Promise<string> {
  const people = (await peopleOf(ctx, caseId)).filter(({ leftOn }) => leftOn === null)
  return people
    .flatMap(({ identity, adult }) => {
      if (!identity) return []
      const name = [identity.given, identity.family].filter(Boolean).join(' ')
      const reach = adult ? (identity.safeContact ?? identity.phone) : null
      return [reach ? `${name}, ${reach}` : name]
    })
    .join('\n')
}

/**
 * What an institution would show the one that keeps the case when it signs what it wrote. Only what can be confirmed without typing;
 * `categories` narrows it to those which the signed form holds.
 */
export async function returnPackage(
  ctx: Ctx,
  caseId: string,
  institutionId: string,
  categories?: readonly string[],
): Promise<ProposedPackage> {
  const known = await caseFacts(ctx, caseId)
  await mustGiveFor(ctx, caseId, institutionId)
  const keeper = await recipientIn(ctx, known, known.file.keeper)
  const recipient = keeper ?? { ...(await partyOf(ctx, known.file.keeper)), workers: [] }
  const proposed = await propose(ctx, known, { giver: institutionId, recipient })
  const lines = proposed.lines.filter(
    ({ ready, extent, category }) => ready && extent !== 'extract' && (categories?.includes(category) ?? true),
  )
  return { ...proposed, lines: institutionId === known.file.keeper ? [] : lines }
}

async function recipientIn(ctx: Ctx, known: KnownCase, institutionId: string): Promise<Recipients | undefined> {
  return (await recipientsIn(ctx, known)).find(({ id }) => id === institutionId)
}

/** The package for one recipient, and the categories it sees already. */
export async function propose(
  ctx: Ctx,
  { file, model }: KnownCase,
  { giver, recipient }: { giver: string; recipient: Recipients },
): Promise<ProposedPackage & { readonly shownCategories: readonly string[] }> {
  const shown = await shownNow(ctx, file.id, giver, recipient.id)
  const proposed = proposePackage(model, {
    recipient: { sector: recipient.sector, roles: [...new Set(recipient.workers.map(({ role }) => role))] },
    today: ctx.today,
    planEnd: await planEnd(ctx, file.id),
    shown,
  })
  const shownCategories = shown.map(({ category }) => category)
  const giving = await partyOf(ctx, giver)
  const law = { bases: await basesOn(ctx, ctx.today), giver: giving.sector, recipient: recipient.sector, on: ctx.today }
  const lines = proposed.lines.map((line) => ({
    ...line,
    ready: line.ready && basesOfLine(model, law, line).length > 0,
  }))
  const bases = sharedBases(model, law, lines)
  return { ...proposed, lines, model, giver: giving, recipient, law, bases, shownCategories }
}

/** The provisions on which a line may be confirmed as it stands, without typing. */
export const basesOfLine = (
  model: Model,
  law: LawHere,
  { ground, category }: Pick<PackageLine, 'ground' | 'category'>,
) => confirmable(basesFor(model, law, model.ground(ground), category))

/** Those that every line with a ground in place may rest on: one choice for the whole package. */
function sharedBases(model: Model, law: LawHere, lines: readonly PackageLine[]): readonly LegalBasis[] {
  const each = lines.filter(({ ready }) => ready).map((line) => basesOfLine(model, law, line))
  return (each[0] ?? []).filter((basis) => each.every((bases) => bases.includes(basis)))
}
