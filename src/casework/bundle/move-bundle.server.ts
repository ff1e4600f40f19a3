import { type CaseId, Conflict, type LocalDate, type Outcome, ok, refused } from '#kernel'
import { type Ctx, me, record } from '#platform/server'
import { actsIn, type Bundle, type BundleAct, type BundleId, type GivenHow, isSecondPair } from './bundle.domain.ts'
import { addPieces, bundleToAct, changeBundle, endPieces, movePiece } from './bundle.store.server.ts'
import { isStale, type Standing, standingOf } from './standing.query.server.ts'

type OfBundle = { readonly caseId: CaseId; readonly bundleId: BundleId }
export type MoveInput = OfBundle & {
  readonly version: number
  readonly elsewhere?: readonly string[] | undefined
  readonly words?: string | undefined
}
export type MoveRefusal = 'not_possible_now' | 'changed_since' | 'undecided' | 'own_work' | 'words_missing'

async function toMove(ctx: Ctx, at: OfBundle & { readonly version: number }): Promise<Bundle> {
  const bundle = await bundleToAct(ctx, at)
  if (bundle.rowVersion !== at.version) throw new Conflict('somebody else acted on the copy of data meanwhile')
  return bundle
}

const NOT_HANDED_IN = {
  state: 'draft',
  handed_in_by: null,
  handed_in_at: null,
  checked_by: null,
  checked_at: null,
  approved_by: null,
  approved_at: null,
} as const

/** Makes one act on a copy. Throws `Conflict` when somebody else acted since it was shown. */
export async function moveBundle(ctx: Ctx, act: BundleAct, input: MoveInput): Promise<Outcome<BundleId, MoveRefusal>> {
  const bundle = await toMove(ctx, input)
  if (!actsIn(bundle.state).includes(act)) return refused('not_possible_now')
  const done = await MOVES[act](ctx, bundle, input)
  if (!done.ok) return done
  const payload = { bundle: bundle.id, request: bundle.requestId }
  await record(ctx, { chain: 'case', about: bundle.id, name: FACTS[act], payload })
  return ok(bundle.id)
}

const FACTS: Readonly<Record<BundleAct, `casework.bundle.${string}`>> = {
  gather: 'casework.bundle.gathered',
  hand_in: 'casework.bundle.handed_in',
  confirm: 'casework.bundle.confirmed',
  return: 'casework.bundle.returned',
  drop: 'casework.bundle.dropped',
}

type Move = (ctx: Ctx, bundle: Bundle, input: MoveInput) => Promise<Outcome<null, MoveRefusal>>
const MOVES: Readonly<Record<BundleAct, Move>> = {
  gather: gatherAgain,
  hand_in: handIn,
  confirm,
  return: giveBack,
  drop: async (ctx, bundle) => {
    await changeBundle(ctx, bundle, { state: 'dropped' })
    return ok(null)
  },
}

/** Gathers anew: what did not change stays decided, what is new or changed is to be decided, what is gone ends. */
async function gatherAgain(ctx: Ctx, bundle: Bundle): Promise<Outcome<null, MoveRefusal>> {
  await changeBundle(ctx, bundle, { ...NOT_HANDED_IN, gathered_at: ctx.now })
  const standing = await standingOf(ctx, { ...bundle, gatheredAt: ctx.now })
  await endPieces(
    ctx,
    [...standing.gone, ...standing.changed.map(({ kept }) => kept)].map(({ id }) => id),
  )
  const again = [...standing.added, ...standing.changed.map(({ now }) => now)]
  const places = standing.gathered.pieces.map(({ source }) => source)
  for (const { kept } of standing.pieces) await movePiece(ctx, kept.id, places.indexOf(kept.source))
  await addPieces(
    ctx,
    bundle,
    again.map((piece) => ({ ...piece, place: places.indexOf(piece.source) })),
  )
  return ok(null)
}

const isDecided = ({ pieces }: Standing): boolean => pieces.every(({ kept }) => kept.decision !== null)

async function handIn(ctx: Ctx, bundle: Bundle, { elsewhere }: MoveInput): Promise<Outcome<null, MoveRefusal>> {
  const standing = await standingOf(ctx, bundle)
  if (isStale(standing)) return refused('changed_since')
  if (!isDecided(standing)) return refused('undecided')
  const known = standing.gathered.elsewhere.map(({ id }) => id)
  await changeBundle(ctx, bundle, {
    state: 'checking',
    handed_in_by: me(ctx),
    handed_in_at: ctx.now,
    elsewhere: (elsewhere ?? []).filter((id) => known.includes(id)),
    returned_words: null,
  })
  return ok(null)
}

/** Four eyes: whoever began it, handed it in or decided about a piece of it does not check it. */
async function mayCheck(ctx: Ctx, bundle: Bundle, { pieces }: Standing): Promise<boolean> {
  const decided = pieces.flatMap(({ kept }) => kept.decidedBy ?? [])
  return isSecondPair(bundle, decided, me(ctx))
}

async function confirm(ctx: Ctx, bundle: Bundle): Promise<Outcome<null, MoveRefusal>> {
  const standing = await standingOf(ctx, bundle)
  if (!(await mayCheck(ctx, bundle, standing))) return refused('own_work')
  if (isStale(standing)) return refused('changed_since')
  await changeBundle(ctx, bundle, { state: 'checked', checked_by: me(ctx), checked_at: ctx.now })
  return ok(null)
}

async function giveBack(ctx: Ctx, bundle: Bundle, { words }: MoveInput): Promise<Outcome<null, MoveRefusal>> {
  if (!words) return refused('words_missing', { field: 'words' })
  const standing = await standingOf(ctx, bundle)
  if (!(await mayCheck(ctx, bundle, standing))) return refused('own_work')
  await changeBundle(ctx, bundle, { ...NOT_HANDED_IN, returned_words: words })
  return ok(null)
}

export type GiveInput = OfBundle & { readonly version: number; readonly how: GivenHow; readonly on: LocalDate }
export type GiveRefusal = 'not_possible_now' | 'changed_since' | 'day_ahead'

/** Writes down that an approved copy was given, how and on which day. From then on it stays as it is. */
export async function giveBundle(ctx: Ctx, input: GiveInput): Promise<Outcome<BundleId, GiveRefusal>> {
  const bundle = await toMove(ctx, input)
  if (bundle.state !== 'approved') return refused('not_possible_now')
  if (input.on > ctx.today) return refused('day_ahead', { field: 'on' })
  if (isStale(await standingOf(ctx, bundle))) return refused('changed_since')
  await changeBundle(ctx, bundle, { state: 'given', given_by: me(ctx), given_on: input.on, given_how: input.how })
  const payload = { bundle: bundle.id, request: bundle.requestId, how: input.how, on: input.on }
  await record(ctx, { chain: 'case', about: bundle.id, name: 'casework.bundle.given', payload })
  return ok(bundle.id)
}
