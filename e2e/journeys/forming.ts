import { expect } from 'vitest'
import type { Worker } from '../pages/worker.ts'
import type { Account } from '../support/accounts.ts'
import { named, type ShippedModel, type ShippedStep } from '../support/shipped-model.ts'
import { inDays } from './cast.ts'
import type { Company } from './company.ts'

/** An institution of a team to be: its head, who declares, and the worker it names for cases. */
export type Joining = { readonly name: string; readonly head: Account; readonly worker: Account }

export type Forming = {
  readonly model: ShippedModel
  readonly gmina: string
  readonly administrator: Account
  readonly mayor: Account
  readonly adviser: Account
  readonly coordinator: Account
  /** The first gathers the team and moves it from stage to stage. */
  readonly institutions: readonly [Joining, ...Joining[]]
  readonly team: string
}

/** Looks a gmina up where a page asks for one first. */
export async function pick(worker: Worker, gmina: string): Promise<void> {
  await worker.page.getByRole('searchbox').fill(gmina)
  await worker.press('Szukaj')
  const found = worker.page.getByRole('radio', { name: new RegExp(gmina) })
  if ((await found.count()) > 0) {
    await found.first().check()
    await worker.press('Dalej')
  }
}

/** The gmina adopts the model, and whoever serves it gets a role of that model. */
export async function adoptModel(company: Company, forming: Forming): Promise<void> {
  const { model, gmina, administrator, mayor, adviser, coordinator } = forming
  const admin = await company.signedIn(administrator)
  await admin.page.goto('/administration/models')
  await admin.follow('Przyjmij dla gminy')
  await pick(admin, gmina)
  await admin.choose('Wersja modelu', `${model.name.pl}, ${model.version}`)
  await admin.write('Od kiedy', inDays(0))
  await admin.press('Przyjmij model')
  for (const [role, who] of [
    ['wladze-samorzadu', mayor],
    ['doradca-rops', adviser],
    ['koordynator-ggk', coordinator],
  ] as const) {
    await admin.page.goto('/administration/roles/new')
    await pick(admin, gmina)
    await admin.choose('Rola', named(model.roles, role).name)
    await admin.choose('Osoba', new RegExp(who.name))
    await admin.press('Nadaj rolę')
  }
}

/** From the agreement of the local governments to a team that works, each step by its own people. */
export async function formTeam(company: Company, forming: Forming): Promise<void> {
  const { model, mayor: authority, institutions, adviser, coordinator, team } = forming
  const process = model.processes.find(({ subject }) => subject === 'body')
  const [first, second, third] = process?.stages ?? []
  if (!first || !second || !third) throw new Error('the model forms no team')
  const [gathering] = institutions
  const mayor = await company.signedIn(authority)
  await mayor.follow('Zespoły')
  await mayor.follow('Utwórz zespół')
  await pick(mayor, forming.gmina)
  await mayor.choose('Który zespół', named(model.bodies, 'pzk').name)
  await mayor.write('Nazwa', team)
  await mayor.choose('Kto zbiera zespół', new RegExp(gathering.head.name))
  await mayor.choose('W jakiej roli', named(model.roles, 'kierownik-osrodka').name)
  await mayor.press('Utwórz zespół')

  const leader = await company.signedIn(gathering.head)
  await openTeam(leader, team)
  expect(await leader.says()).toContain('Czego brakuje')

  await take(mayor, named(first.steps, 'podpisanie-porozumienia'))
  await mayor.write('Obowiązuje od', inDays(0))
  await mayor.press('Zapisz krok')

  const region = await company.signedIn(adviser)
  await openTeam(region, team)
  await take(region, named(first.steps, 'spotkanie-z-osrodkiem'))
  await region.choose('Rodzaj wsparcia', /doradztwo/i)
  await region.write('Ile godzin', '2')
  await region.press('Zapisz krok')

  const analyst = await company.signedIn(coordinator)
  await openTeam(analyst, team)
  await take(analyst, named(first.steps, 'wypelnienie-analizy'))
  for (const area of ['Wspieranie rodziny', 'Edukacja publiczna', 'Kultura']) {
    const row = analyst.row('Potrzeby i zasoby', area)
    await row.write('Jakie potrzeby widać', 'Rodziny proszą o miejsce po lekcjach.')
    await row.write('Co i kto jest na miejscu', 'Świetlica i dwie organizacje.')
    await row.choose('Jak bardzo brakuje pomocy', 'trochę brakuje')
  }
  await analyst.press('Zapisz krok')
  await moveTeam(leader, team, second.name)

  for (const { head } of institutions) {
    await leader.follow('Dodaj osobę')
    await leader.choose('Rola', named(model.roles, 'kierownik-instytucji').name)
    await leader.choose('Osoba', new RegExp(head.name))
    await leader.press('Dodaj osobę')
  }
  for (const { head, name } of institutions) {
    const declaring = await company.signedIn(head)
    await openTeam(declaring, team)
    await take(declaring, named(second.steps, 'przystapienie-instytucji'))
    await declare(declaring, { name, nominated: head.name, substitute: 'Zastępca z rejestru' })
    await take(declaring, named(second.steps, 'poufnosc-pzk'))
    await confirm(declaring, 'Zapisz krok')
  }
  await openTeam(leader, team)
  await moveTeam(leader, team, third.name)
}

type Declared = { readonly name: string; readonly nominated: string; readonly substitute: string }

/** The declaration of accession, filled in by a head or copied from its paper. */
export async function declare(worker: Worker, { name, nominated, substitute }: Declared): Promise<void> {
  await worker.choose('Instytucja', name)
  await worker.write('Kogo wyznaczamy do zespołu', nominated)
  await worker.write('Kto zastępuje tę osobę', substitute)
  await worker.choose('Czy osoba wyznaczona może potwierdzać zadania w naszym imieniu', 'Nie')
  await worker.write('Co możemy wnieść: usługi, miejsca, wiedza', 'Rozmowę i miejsce na spotkania.')
  await worker.write('Od kiedy', inDays(0))
  await worker.choose('Wyznaczona osoba w rejestrze', new RegExp(nominated))
  await worker.press('Zapisz krok')
}

/** A statement of confidentiality. */
export async function confirm(worker: Worker, button: string): Promise<void> {
  await worker.choose('Potwierdzam', 'Tak')
  await worker.write('Data', inDays(0))
  await worker.press(button)
}

/** Workers of single cases are nominated by their heads and sign, though they sit in no standing team. */
export async function prepareWorkers(company: Company, forming: Forming): Promise<void> {
  const { institutions, coordinator, team } = forming
  for (const { head, worker } of institutions) {
    const naming = await company.signedIn(head)
    await openTeam(naming, team)
    await naming.follow('Wyznacz osobę do spraw')
    await naming.choose('Osoba', new RegExp(worker.name))
    await naming.press('Zapisz')
  }
  for (const who of [coordinator, ...institutions.map(({ worker }) => worker)]) {
    const signing = await company.signedIn(who)
    await openTeam(signing, team)
    await signing.follow('Podpisz oświadczenie o poufności')
    await confirm(signing, 'Zapisz')
  }
}

export async function openTeam(worker: Worker, team: string): Promise<void> {
  await worker.page.goto('/teams')
  await worker.follow(team)
}

/** A step of the team that is mine to do. */
async function take(worker: Worker, { name }: ShippedStep): Promise<void> {
  await worker.follow(/^Zrób/, worker.line(name))
}

async function moveTeam(leader: Worker, team: string, to: string): Promise<void> {
  await openTeam(leader, team)
  await leader.follow('Przejdź dalej')
  await leader.press('Przejdź dalej')
  expect(await leader.read(leader.page.locator('[aria-current="step"]'))).toContain(to)
}
