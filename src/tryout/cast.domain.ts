import { type ModelDocument, type NumberOrParam, type Role, SECTORS, type Sector } from '#model'

export type CastPerson = {
  readonly key: string
  readonly given: string
  readonly family: string
  readonly sector: Sector
  readonly function: 'head' | 'worker'
  readonly job: string
  /** Roles of the model held from the first day: those of teams and units. Roles of one case are given in the case. */
  readonly roles: readonly string[]
  /** Roles of a case that this person is there for. */
  readonly forCases: readonly string[]
}
export type Cast = { readonly sectors: readonly Sector[]; readonly people: readonly CastPerson[] }

/** There in every try-out, so that a draft whose roles name no sector still meets several institutions. */
const ALWAYS: readonly Sector[] = [
  'social_assistance',
  'local_government',
  'education',
  'health',
  'police',
  'courts_probation',
]
/** Roles with power over a team: one person, and not somebody of each institution. */
const POWERS = ['manage_members', 'manage_agreements', 'localise'] as const

const GIVEN = ['Ada', 'Beata', 'Celina', 'Dorota', 'Ewa', 'Felicja', 'Grażyna', 'Hanna', 'Irena', 'Jolanta', 'Lidia']
const FAMILY = ['Próbna', 'Zmyślona', 'Przykładowa', 'Wymyślona', 'Umowna', 'Ćwiczebna', 'Szkicowa']

/**
 * Whom a definition needs so that a family can be walked through it, from its bodies and roles alone: an institution of each sector it names,
 * its head and a worker, and for each role somebody of a sector that the role takes.
 */
export function castOf(document: ModelDocument): Cast {
  const sectors = sectorsOf(document)
  const acceding = new Set(document.forms.flatMap(({ record, filledBy }) => (record === 'accession' ? filledBy : [])))
  const standing = new Map(document.bodies.map((body) => [body.id, body.lifetime === 'standing']))
  const everyday = document.roles.filter(({ level }) => level !== 'case')
  const ofHeads = everyday.filter(({ id, body }) => body === undefined && acceding.has(id))
  const ofWorkers = everyday.filter((role) => standing.get(role.body ?? '') && ofEveryInstitution(role))
  const named = everyday.filter((role) => !ofHeads.includes(role) && !ofWorkers.includes(role))
  const ofCases = document.roles.filter(({ level, sees }) => level === 'case' && sees !== 'own_data')

  // Those with a part of their own first: they are looked for most.
  const people: Omit<CastPerson, 'key' | 'given' | 'family'>[] = [
    ...ofCases.map((role) => ({ ...workerOf(role, 0), roles: [], forCases: [role.id] })),
    ...named.flatMap((role) =>
      Array.from({ length: holdersOf(document, role) }, (_, no) => {
        return { ...workerOf(role, no), roles: [role.id], forCases: [] }
      }),
    ),
    ...sectors.flatMap((sector) => [
      { sector, function: 'head' as const, job: 'kierownik', roles: held(ofHeads, sector), forCases: [] },
      { sector, function: 'worker' as const, job: 'pracownik', roles: held(ofWorkers, sector), forCases: [] },
    ]),
  ]
  return { sectors, people: people.map((one, index) => ({ ...one, ...called(index) })) }
}

const called = (index: number) => ({
  key: `p${index}`,
  given: GIVEN[index % GIVEN.length] ?? '',
  family: FAMILY[index % FAMILY.length] ?? '',
})

const workerOf = (role: Role, no: number) => ({
  sector: role.sectors?.[no % role.sectors.length] ?? ALWAYS[(no + 1) % ALWAYS.length] ?? 'local_government',
  function: 'worker' as const,
  job: role.name.pl.slice(0, 100),
})

const ofEveryInstitution = ({ level, can }: Role): boolean =>
  level !== 'region' && !POWERS.some((power) => can?.includes(power))
const takes = ({ sectors }: Role, sector: Sector): boolean => sectors?.includes(sector) ?? true
const held = (roles: readonly Role[], sector: Sector): readonly string[] =>
  roles.filter((role) => takes(role, sector)).map(({ id }) => id)

/** As many as its body asks for, and always somebody. */
function holdersOf({ bodies }: ModelDocument, role: Role): number {
  const wanted = bodies.find(({ id }) => id === role.body)?.composition.roles ?? []
  return Math.max(1, wanted.find((one) => one.role === role.id)?.min ?? 1)
}

/** Sectors that roles and bodies name, and as many more as a team must have. */
function sectorsOf(document: ModelDocument): readonly Sector[] {
  const { bodies, roles, sharing, params, processes } = document
  const rules = processes.flatMap(({ stages }) =>
    stages.flatMap(({ transitions }) => transitions.flatMap(({ require }) => require)),
  )
  const teams = rules.flatMap((use) => (use.rule === 'team_has_sectors' ? [use] : []))
  const number = (one: NumberOrParam = 0): number =>
    typeof one === 'number' ? one : (params.find(({ id }) => `$${id}` === one)?.value ?? 0)
  const least = Math.max(
    ...bodies.map(({ composition }) => number(composition.minSectors)),
    ...teams.map(({ min }) => number(min)),
    0,
  )
  const named = new Set([
    ...ALWAYS,
    ...[...roles, ...sharing].flatMap((one) => one.sectors ?? []),
    ...bodies.flatMap(({ composition, quorum }) => [...(composition.sectors ?? []), ...(quorum?.sectors ?? [])]),
    ...teams.flatMap(({ include }) => include ?? []),
  ])
  for (const sector of SECTORS) if (named.size < least) named.add(sector)
  return SECTORS.filter((sector) => named.has(sector))
}
