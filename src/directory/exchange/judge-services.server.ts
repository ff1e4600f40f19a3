import { plain } from '#kernel'
import type { Ctx } from '#platform/server'
import { changedParts } from '../entries/service.domain.ts'
import { ServiceId } from '../entries/service.schema.ts'
import { standingOf } from './enter-services.store.server.ts'
import { type ProviderFound, providersNamed } from './exchange.query.server.ts'
import type { ProviderNamed, ReadRow, Standing, Verdict } from './shared-service.domain.ts'

const digits = (text: string | undefined): string => (text ?? '').replace(/\D/g, '')

/** What becomes of each row of a file today, for the acting person; writes nothing. */
export async function judgeServices(ctx: Ctx, rows: readonly ReadRow[]): Promise<readonly Verdict[]> {
  const named = rows.map(({ provider }) => ({ ...provider, nip: digits(provider.nip) || undefined }))
  const providers = await providersNamed(ctx, distinct(named))
  const providerOf = rememberedBy(providers)
  const met = rows.map((row, i) => ({ row, provider: row.entry ? providerOf(named[i] ?? {}) : null }))
  const standing = await standingOf(ctx, {
    ids: rows.flatMap(({ id }) => (id !== null && ServiceId.safeParse(id).success ? [id.toLowerCase()] : [])),
    providers: [
      ...new Set(
        met.flatMap(({ row, provider }) =>
          row.id === null && typeof provider === 'object' && provider ? [provider.id] : [],
        ),
      ),
    ],
  })
  const byId = new Map(standing.map((one) => [one.id, one]))
  const byName = Map.groupBy(
    standing.filter(({ archived }) => !archived),
    (one) => `${one.institutionId} ${plain(one.entry.name)}`,
  )
  return repeats(
    met.map(({ row, provider }): Verdict => {
      if (!row.entry) return { kind: 'refused', row, faults: row.faults }
      if (provider === null || typeof provider === 'string')
        return refusal(row, 'provider', provider === 'several' ? 'provider_several' : 'provider_unknown')
      if (!provider.keeps) return refusal(row, 'provider', 'not_kept', { provider: provider.name })
      if (row.id !== null && !ServiceId.safeParse(row.id).success) return refusal(row, 'id', 'id')
      const called = byName.get(`${provider.id} ${plain(row.entry.name)}`) ?? []
      if (row.id === null && called.length > 1) return refusal(row, 'name', 'called_twice')
      return judged(row, row.entry, provider, row.id === null ? called[0] : byId.get(row.id.toLowerCase()))
    }),
  )
}

function judged(
  row: ReadRow,
  entry: NonNullable<ReadRow['entry']>,
  provider: ProviderFound,
  standing: Standing | undefined,
): Verdict {
  const ready = { row, entry, institutionId: provider.id, provider: `${provider.name} ${provider.shortName}` }
  if (!standing) return { kind: 'new', ...ready }
  if (standing.institutionId !== provider.id) return refusal(row, 'id', 'other_provider')
  if (standing.archived) return refusal(row, 'id', 'archived')
  const same = changedParts(standing.entry, entry).length === 0
  return { kind: same ? 'same' : 'changed', ...ready, standing }
}

type Reason =
  | 'provider_unknown'
  | 'provider_several'
  | 'not_kept'
  | 'id'
  | 'called_twice'
  | 'other_provider'
  | 'archived'
  | 'repeated'
const refusal = (
  row: ReadRow,
  part: string,
  why: Reason,
  params?: Readonly<Record<string, string | number>>,
): Verdict => ({
  kind: 'refused',
  row,
  faults: [{ part, key: `directory.exchange.fault.${why}`, ...(params ? { params } : {}) }],
})

const distinct = (named: readonly ProviderNamed[]): readonly ProviderNamed[] => [
  ...new Map(named.map((one) => [JSON.stringify(one), one])).values(),
]

/** The provider that a file names: by id, else by a number of the register, else by the whole name. */
function rememberedBy(providers: readonly ProviderFound[]) {
  const by = (keyOf: (one: ProviderFound) => string | null) => Map.groupBy(providers, keyOf)
  const [ids, nips, regons, krses, names] = [
    by(({ id }) => id),
    by(({ nip }) => nip),
    by(({ regon }) => regon),
    by(({ krs }) => krs),
    by(({ key }) => key),
  ]
  return ({ id, nip, regon, krs, name }: ProviderNamed): ProviderFound | 'none' | 'several' => {
    const tried = [
      id === undefined ? undefined : ids.get(id as ProviderFound['id']),
      ...[nips.get(nip ?? '-'), regons.get(regon ?? '-'), krses.get(krs ?? '-')],
      name === undefined ? undefined : names.get(plain(name)),
    ]
    const found = tried.find((some) => some !== undefined) ?? []
    return found.length > 1 ? 'several' : (found[0] ?? 'none')
  }
}

/** Two rows about one entry: the second is refused, and told which the first is. */
function repeats(verdicts: readonly Verdict[]): readonly Verdict[] {
  const seen = new Map<string, number>()
  return verdicts.map((verdict) => {
    if (verdict.kind === 'refused') return verdict
    const { row, entry, institutionId } = verdict
    const keys = [row.id?.toLowerCase() ?? `${institutionId} ${plain(entry.name)}`]
    if (verdict.kind !== 'new') keys.push(verdict.standing.id)
    const line = keys.map((key) => seen.get(key)).find((one) => one !== undefined)
    if (line !== undefined) return refusal(row, 'line', 'repeated', { line })
    for (const key of keys) seen.set(key, row.line)
    return verdict
  })
}
