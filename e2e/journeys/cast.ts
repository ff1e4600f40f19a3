import type { Page } from 'playwright-core'
import type { CaseWorker } from '../pages/case-worker.ts'
import type { Arrived } from '../pages/worker.ts'
import { type Account, account, institution } from '../support/accounts.ts'
import { Company } from './company.ts'

/** Who takes part in the journey of one case: of each partner a member of the team and whoever accepts for the institution. */
const ACCOUNTS = {
  lead: account(/^gops-bieliny$/, 'Pracownik prowadzący'),
  coordinator: account(/^gops-bieliny$/, 'Koordynator PZK'),
  pedagogue: account(/^szkola-bieliny$/, 'Członek zespołu: szkoła'),
  schoolHead: account(/^szkola-bieliny$/, 'dyrektor szkoły'),
  countyWorker: account(/^pcpr-kielecki$/, 'Członek zespołu: PCPR'),
  countyHead: account(/^pcpr-kielecki$/, 'dyrektor centrum'),
  officer: account(/^policja-kielecki$/, 'Członek zespołu: policja'),
  policeHead: account(/^policja-kielecki$/, 'komendant'),
  mayor: account(/^gmina-bieliny$/, 'Władze gminy'),
} as const satisfies Record<string, Account>

export type Role = keyof typeof ACCOUNTS
export const nameOf = (role: Role): string => ACCOUNTS[role].name

const centre = institution('gops-bieliny')
const school = institution('szkola-bieliny')
const county = institution('pcpr-kielecki')
const police = institution('policja-kielecki')

/** The institutions as pages call them. */
export const SCHOOL = school.shortName
export const COUNTY = county.shortName
export const POLICE = police.shortName

/** The same institutions, and the family, as the answers of a form call them. */
export const OFFERED = {
  family: 'rodzina',
  centre: centre.name,
  school: school.name,
  county: county.name,
  police: police.name,
} as const

export type Family = {
  readonly surname: string
  readonly mother: string
  readonly father: string
  readonly child: string
}

/** The people of one journey and the case they work in. */
export class Cast {
  readonly family: Family
  readonly #company: Company

  constructor(family: Family, arrive: () => Promise<Page>, arrived: Arrived) {
    this.family = family
    this.#company = new Company(arrive, arrived)
  }

  get code(): string {
    return this.#company.code
  }

  set code(code: string) {
    this.#company.code = code
  }

  async signedIn(role: Role): Promise<CaseWorker> {
    return this.#company.signedIn(ACCOUNTS[role])
  }

  /** The person with the case open on the screen. */
  async inCase(role: Role): Promise<CaseWorker> {
    return this.#company.inCase(ACCOUNTS[role])
  }
}

/** The team of the family and its adults, as a list of who came calls them. */
export const everybody = ({ family }: Cast): readonly string[] => [
  ...(['lead', 'pedagogue', 'countyWorker', 'officer'] as const).map(nameOf),
  ...[family.mother, family.father].map((given) => `${given} ${family.surname}`),
]

const warsaw = new Intl.DateTimeFormat('pl-PL', {
  timeZone: 'Europe/Warsaw',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
})

/** A day as people write it, so many days from today. */
export const inDays = (days: number): string => warsaw.format(Date.now() + days * 86_400_000)
