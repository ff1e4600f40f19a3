import { InstitutionId } from '#kernel'
import { fields, type Posted } from '#platform'
import type { TestDatabase } from '#test/database.ts'
import { acting, founding } from '#test/world.ts'
import { addService } from './entries/keep-service.server.ts'
import { ServiceInput } from './entries/service.schema.ts'

/** What the form of a whole entry sends. */
export const TYPED = {
  version: '0',
  name: 'Poradnia psychologiczna dla dzieci',
  category: 'education',
  summary: 'Rozmowa z psychologiem.\nZapisy przez telefon.',
  target_group: 'uczniowie i ich rodzice',
  age_from: '6',
  age_to: '18',
  lives_in_area: 'yes',
  referral: ['school', 'doctor'],
  documents: 'legitymacja szkolna\n\nskierowanie',
  area: '260401',
  ways: 'at_place',
  address: 'Zmyślona 1, Bieliny',
  postal_code: '26-004',
  place_unit: '260401',
  hours_mo: '8–15:30',
  hours_tu: '8–15:30',
  hours_we: '8–15:30',
  month_nth: '1',
  month_day: 'SA',
  month_hours: '9–12',
  cost: 'by_income',
  amount: '12,50',
  unit: 'visit',
  funding: 'gmina',
  languages: ['pl', 'uk'],
  access: 'step_free',
  email: 'poradnia@example.org',
  phone: '412 345 678',
  website: 'www.poradnia.example',
  audience: 'everyone',
} as const

type Sent = Readonly<Record<string, string | readonly string[]>>
export const posted = (sent: Sent): Posted => ({
  fields: Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, [value].flat()])),
  files: {},
})
const read = fields(ServiceInput)

/** An entry as its form was read; throws where the form would be refused. */
export function inputOf(more: Sent = {}): ServiceInput {
  const answer = read(posted({ ...TYPED, ...more }))
  if (!answer.ok) throw new Error(JSON.stringify(answer.errors))
  return answer.value
}

/** A gmina with a school (heads, workers), social assistance, a clinic without accounts, and a neighbour. */
export async function directoryWorld(database: TestDatabase) {
  const act = acting(database)
  const found = founding(database, act.newId)
  await found.units()
  const institution = async (name: string, sector: string, seat: string, more = {}) =>
    InstitutionId.parse(await found.institution(name, sector, seat, more))
  const school = await institution('Szkoła w Bielinach', 'education', '260401')
  const ops = await institution('Ośrodek w Bielinach', 'social_assistance', '260401')
  const clinic = await institution('Przychodnia w Bielinach', 'health', '260401', { has_accounts: false })
  const farClinic = await institution('Przychodnia w Mircu', 'health', '261103', { has_accounts: false })
  const person = async (given: string, at: string, as: string) => {
    const id = await found.aPerson(given, 'Zmyślona')
    await found.employ(id, at, as)
    return id
  }
  const people = {
    schoolHead: await person('Dyrekcja', school, 'head'),
    teacher: await person('Nauka', school, 'worker'),
    opsHead: await person('Opieka', ops, 'head'),
    opsWorker: await person('Praca', ops, 'worker'),
  }
  const add = async (who: string, institutionId: InstitutionId, more: Sent = {}) => {
    const answer = await act.as(who, (ctx) => addService(ctx, { ...inputOf(more), institutionId }))
    if (!answer.ok) throw new Error(answer.refusal)
    return answer.value
  }
  return { ...act, ...people, found, school, ops, clinic, farClinic, add }
}
