import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { ServiceInput } from '#directory'
import { addService } from '#directory/server'
import { addDays, type LocalDate, later } from '#kernel'
import type { World } from './cast.ts'
import { type Founded, known } from './found-world.server.ts'
import { done, type Past } from './past.ts'

const Typed = z.record(z.string(), z.union([z.string(), z.array(z.string())]))
/** `by`: the institution that gives it; `daysBack`: how long ago somebody assured the entry; `entry`: what its form sends beside where it is given. */
const Told = z.array(z.object({ by: z.string(), daysBack: z.number().int(), entry: Typed }))

/** Entries by their name, with whoever keeps each. */
export type ServicesTold = ReadonlyMap<string, { readonly serviceId: string; readonly keeper: string }>

/** The catalogue of services of Bieliny, its powiat and its neighbours, entered by whoever keeps each entry; some are old by now. */
export async function tellServices(
  past: Past,
  world: World,
  founded: Founded,
  { since, today }: { readonly since: LocalDate; readonly today: LocalDate },
): Promise<ServicesTold> {
  const told = Told.parse(JSON.parse(readFileSync('content/demonstration/services.json', 'utf8')))
  const added = new Map<string, { serviceId: string; keeper: string }>()
  past.chapter('services')
  for (const { by, daysBack, entry } of told.toSorted((one, other) => other.daysBack - one.daysBack)) {
    past.goTo(later(since, addDays(today, -daysBack)))
    const institutionId = known(founded.institution, by)
    const input = ServiceInput.parse({ ...givenAt(world, by), ...entry, version: '0' })
    const keeper = known(founded.person, keeperOf(world, by))
    const serviceId = done(await past.as(keeper, (ctx) => addService(ctx, { ...input, institutionId })))
    if (!added.has(input.name)) added.set(input.name, { serviceId, keeper })
  }
  return added
}

/** Where an institution gives what it gives, and how it is reached. Streets and addresses are invented. */
function givenAt(world: World, key: string): z.infer<typeof Typed> {
  const institution = world.institutions.find((one) => one.key === key)
  const place = world.gminas.find(({ code }) => code === institution?.seat)?.name
  return {
    ...{ area: institution?.area ?? [], place_unit: institution?.seat ?? '' },
    address: place ? `${place}, ul. Zmyślona 1` : 'ul. Zmyślona 1',
    email: `${key}@przyklad.example`,
  }
}

/** The head of the institution, or of social assistance in its gmina where it has no accounts. */
function keeperOf(world: World, key: string): string {
  const seat = world.institutions.find((one) => one.key === key)?.seat
  const beside = world.institutions.filter((one) => one.seat === seat && one.sector === 'social_assistance')
  const heads = [key, ...beside.map((one) => one.key)].flatMap((institution) =>
    world.people.filter((player) => player.institution === institution && player.function === 'head'),
  )
  const [head] = heads
  if (!head) throw new Error(`the demonstration has nobody to keep the services of ${key}`)
  return head.key
}
