import { Forbidden, NotFound, type Outcome, ok, refused } from '#kernel'
import { type Ctx, record } from '#platform/server'
import {
  addEntry,
  addSource,
  entriesOf,
  holdSource,
  mayOpenSource,
  sourceOfMine,
  sourcesIn,
} from './envelope.store.server.ts'
import { type ReverseRefusal, reversible } from './ledger.domain.ts'
import type { OpenSourceInput } from './money.schema.ts'
import { saveStateAfterReversal } from './purchase.store.server.ts'

/** Opens a source of the envelope with the amount that it begins with. Throws `Forbidden` to whoever does not govern the gmina. */
export async function openSource(
  ctx: Ctx,
  input: OpenSourceInput & { readonly unitCode: string },
): Promise<Outcome<string, 'ends_before_start'>> {
  if (!(await mayOpenSource(ctx, input.unitCode))) throw new Forbidden('casework.envelope_source.open')
  if (input.until < input.from) return refused('ends_before_start', { field: 'until' })
  const sourceId = await addSource(ctx, input)
  await addEntry(ctx, { sourceId, kind: 'planned', amount: input.amount, onDay: ctx.today })
  const payload = { source: sourceId, unit: input.unitCode, from: input.from, until: input.until }
  await record(ctx, { chain: 'institution', about: input.payerId, name: 'casework.envelope_source.opened', payload })
  return ok(sourceId)
}

/** Adds money to a source, as an annex to a grant does. */
export async function raiseSource(
  ctx: Ctx,
  input: { readonly unitCode: string; readonly sourceId: string; readonly amount: number },
): Promise<Outcome<string>> {
  const source = await sourceOfMine(ctx, input.unitCode, input.sourceId)
  const entry = await addEntry(ctx, {
    sourceId: source.id,
    kind: 'planned',
    amount: input.amount,
    onDay: ctx.today,
  })
  const payload = { source: source.id, entry }
  await record(ctx, { chain: 'institution', about: source.payerId, name: 'casework.envelope_source.raised', payload })
  return ok(source.id)
}

/**
 * Corrects an entry of the ledger by one that reverses it, with a reason: a plan and a payment whole, a commitment as far as it was not paid.
 * Nothing is changed or taken out. Throws `Forbidden` and `NotFound`.
 */
export async function reverseEntry(
  ctx: Ctx,
  input: { readonly unitCode: string; readonly entryId: string; readonly reason: string },
): Promise<Outcome<string, ReverseRefusal>> {
  const entry = await entryOfMine(ctx, input.unitCode, input.entryId)
  const source = await sourceOfMine(ctx, input.unitCode, entry.sourceId)
  const sums = await holdSource(ctx, source.id)
  const all = await entriesOf(ctx, [source.id])
  const entries = entry.purchaseId === null ? all : all.filter(({ purchaseId }) => purchaseId === entry.purchaseId)
  const found = reversible(entry, { entries, source: sums })
  if ('refusal' in found) return refused(found.refusal)
  const { kind, purchaseId } = entry
  const reversal = await addEntry(ctx, {
    ...{ sourceId: source.id, kind, amount: found.amount, onDay: ctx.today, reverses: entry.id, reason: input.reason },
    ...(purchaseId === null ? {} : { purchaseId }),
  })
  if (purchaseId !== null) await saveStateAfterReversal(ctx, purchaseId, kind)
  const payload = { source: source.id, entry: entry.id, reversal }
  await record(ctx, { chain: 'institution', about: source.payerId, name: 'casework.money_entry.reversed', payload })
  return ok(reversal)
}

/** An entry of the envelope of a gmina, to correct; `NotFound` for what is of another gmina or hidden. */
export async function entryOfMine(ctx: Ctx, unitCode: string, entryId: string) {
  const sources = await sourcesIn(ctx, unitCode)
  const found = (
    await entriesOf(
      ctx,
      sources.map(({ id }) => id),
    )
  ).find(({ id }) => id === entryId)
  if (!found) throw new NotFound('money_entry')
  return found
}
