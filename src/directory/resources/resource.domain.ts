import { CATEGORIES, type Category } from '../entries/service.domain.ts'

/** Who or what a strength is: a private person (as a role), a community, a group, people who help, a firm or farm, a place. */
export const RESOURCE_KINDS = ['neighbour', 'parish', 'club', 'volunteers', 'business', 'place', 'other'] as const
export type ResourceKind = (typeof RESOURCE_KINDS)[number]

/** How somebody agreed to be on the map. */
export const CONSENTS = ['said', 'written'] as const
export type Consent = (typeof CONSENTS)[number]

export type ResourceSaid = {
  readonly kind: ResourceKind
  readonly audience: 'everyone' | 'signed_in'
  readonly contact?: string | undefined
  readonly consentOn?: string | undefined
  readonly consentHow?: Consent | undefined
}

/** A private person, of whom nothing but a role is told to anybody without their consent. */
export const isPrivate = (kind: ResourceKind): boolean => kind === 'neighbour'

/**
 * Whether a private person must agree first: to be told of to everybody, and to have a contact kept. Inferred: a role without a contact,
 * told to workers, is no data of a person whom nobody could name by it.
 */
export const needsConsent = ({ kind, audience, contact }: ResourceSaid): boolean =>
  isPrivate(kind) && (audience === 'everyone' || contact !== undefined)

/** The fourteen areas of social services, by which a map is read; goods beside them are no area. */
export const AREAS = CATEGORIES.filter((one): one is Exclude<Category, 'goods'> => one !== 'goods')

type Placed = { readonly category: Category }
export type AreaOfMap<S extends Placed, R extends Placed> = {
  readonly category: Category
  readonly services: readonly S[]
  readonly resources: readonly R[]
  /** Nothing is written down here, neither a service nor a strength. */
  readonly gap: boolean
}

/** Services and strengths side by side, area by area in the order of the act; goods last, where there are any. */
export function byArea<S extends Placed, R extends Placed>(
  services: readonly S[],
  resources: readonly R[],
): readonly AreaOfMap<S, R>[] {
  const areas = CATEGORIES.map((category) => {
    const here = {
      services: services.filter((one) => one.category === category),
      resources: resources.filter((one) => one.category === category),
    }
    return { category, ...here, gap: here.services.length + here.resources.length === 0 }
  })
  return areas.filter(({ category, gap }) => category !== 'goods' || !gap)
}
