import { addDays, addMonths, type LocalDate, localDate } from '#kernel'
import { type Model, mainPath } from '#model'
import type { World } from './cast.ts'
import { playersIn } from './form-teams.server.ts'
import { type Founded, known } from './found-world.server.ts'
import type { Past } from './past.ts'
import type { Actor, Person, Tale } from './tale.ts'
import type { Texts } from './texts.ts'

/** Bodies that act under their own law: what they do is noted, not accepted. */
const NOTED_SECTORS = ['police', 'courts_probation']

type Setting = {
  readonly world: World
  readonly founded: Founded
  readonly texts: Texts
  readonly model: Model
  readonly past: Past
  readonly today: LocalDate
}

/** The stories: spread over the gminas and over all stages, the same on the same day. */
export function storiesOf(setting: Setting): readonly Tale[] {
  const gminas = setting.world.gminas.filter(({ worksByModel }) => worksByModel)
  return Array.from({ length: setting.world.stories }, (_, n) => {
    const gmina = gminas[n % gminas.length]
    if (!gmina) throw new Error('the demonstration has no gmina')
    return storyOf(setting, gmina.code, n, { place: n % gminas.length, round: Math.floor(n / gminas.length) })
  })
}

/** Which gmina of all, and its how manyth family. */
type Turn = { readonly place: number; readonly round: number }

function storyOf(setting: Setting, gmina: string, n: number, { place, round }: Turn): Tale {
  const { world, founded, texts, model, past, today } = setting
  const path = mainPath(model.caseProcess('family'))
  const stages = stageOf(place, round, path.length)
  const pace = 4 + (n % 5)
  const players = playersIn(world, gmina)
  const sectorOf = (key: string) => world.institutions.find((one) => one.key === key)?.sector ?? ''
  const actor = (key: string, institution: string): Actor => ({
    personId: known(founded.person, key),
    institutionId: known(founded.institution, institution),
  })
  const sits = players.filter(({ memberships }) => memberships.some(({ body }) => body))
  const leader = sits.find(({ memberships }) => memberships.some(({ role }) => role === world.leader))
  const lead = sits.find(({ institution, key }) => institution === leader?.institution && key !== leader.key)
  if (!leader || !lead) throw new Error(`nobody leads cases in ${gmina}`)
  const role = memberRole(model)
  const partners = sits.filter(({ institution }) => institution !== leader.institution)
  const heads = players.filter(
    ({ function: fn, institution }) => fn === 'head' && sectorOf(institution) !== 'local_government',
  )
  const noted = partners.filter(({ institution }) => NOTED_SECTORS.includes(sectorOf(institution)))
  const began = addDays(today, -(stages * (pace + 3) + 6 + (n % 9)))
  return {
    past,
    model,
    gmina,
    coordinator: actor(leader.key, leader.institution),
    lead: actor(lead.key, lead.institution),
    partners: partners.map(({ key, institution }) => ({ ...actor(key, institution), role })),
    heads: new Map(
      heads.map(({ key, institution }) => [known(founded.institution, institution), known(founded.person, key)]),
    ),
    family: familyOf(world, texts, n),
    telling: {
      texts,
      n,
      sectors: new Map(world.institutions.map(({ key, sector }) => [known(founded.institution, key), sector] as const)),
      noted: new Set(noted.map(({ institution }) => known(founded.institution, institution))),
      paidSource: model.document.basket?.paidSource ?? null,
      until: addMonths(today, 9),
      disputed: n % 7 === 3,
    },
    began,
    pace,
    stages,
    urgent: n % 6 === 1,
    parted: n === world.parted,
  }
}

/** Of each gmina every second family stands anywhere on the path, the others on its first half: a first year of work ends few. */
function stageOf(place: number, round: number, all: number): number {
  const half = Math.ceil(all / 2)
  const earlier = Math.floor(round / 2)
  return round % 2 === 0 ? (place + earlier * half) % all : (place + earlier) % half
}

/** The role by which an institution's worker joins the team of one case: the one of a case that takes every sector. */
function memberRole(model: Model): string {
  const role = model.role.all.find(
    ({ level, sees, sectors, body }) => level === 'case' && sees === 'names' && body && !sectors,
  )
  if (!role) throw new Error('the model has no role for partners')
  return role.id
}

/** Whom the story is about: a family, now and then one person, or a group and those who speak for it. */
function familyOf(world: World, { given }: Texts, n: number): Tale['family'] {
  const names = world.families[n % world.families.length]
  if (!names) throw new Error('the demonstration has no families')
  const nth = (list: readonly string[], at: number) => list[(n + at) % list.length] ?? ''
  const born = (year: number, month: number): LocalDate => localDate(`${year}-${String(month).padStart(2, '0')}-15`)
  const mother: Person = { given: nth(given.she, 0), family: names.she, born: born(1985 + (n % 9), 1 + (n % 12)) }
  const father: Person = { given: nth(given.he, 1), family: names.he, born: born(1982 + (n % 11), 1 + ((n + 5) % 12)) }
  const girl: Person = { given: nth(given.girl, 0), family: names.she, born: born(2014 + (n % 5), 1 + ((n + 2) % 12)) }
  const boy: Person = { given: nth(given.boy, 2), family: names.he, born: born(2011 + (n % 6), 1 + ((n + 7) % 12)) }
  if (n % 15 === 7) return { kind: 'person', called: mother.family, adults: [mother], children: [] }
  if (n % 15 === 11) return { kind: 'group', called: nth(world.groups, n), adults: [mother, father], children: [] }
  const adults = n % 4 === 0 ? [mother] : [mother, father]
  return { kind: 'family', called: mother.family, adults, children: n % 3 === 0 ? [boy] : [boy, girl] }
}
