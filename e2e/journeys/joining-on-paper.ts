import type { CaseWorker } from '../pages/case-worker.ts'
import { inDays } from './cast.ts'
import { confirm, declare, openTeam, pick } from './forming.ts'

/** A school that has no accounts and never will, and whoever comes to meetings for it. */
export type PaperSchool = {
  readonly name: string
  readonly shortName: string
  readonly given: string
  readonly family: string
}

/** An administrator enters the school and its pedagogue, who never signs in. */
export async function registerOnPaper(admin: CaseWorker, school: PaperSchool, gmina: string): Promise<void> {
  await admin.follow('Instytucje', admin.page.getByRole('navigation', { name: 'Główna' }))
  await admin.follow('Wpisz instytucję')
  await pick(admin, gmina)
  await admin.write('Nazwa', school.name)
  await admin.write('Nazwa skrócona', school.shortName)
  await admin.choose('Sektor', 'oświata')
  await admin.choose('Zasięg', /gmin/)
  await admin.page.getByRole('checkbox', { name: 'Osoby z tej instytucji będą mieć konta' }).uncheck()
  await admin.press('Wpisz do rejestru')
  await admin.follow('Wpisz osobę')
  await admin.follow('Wpisz osobę, która nie ma i nie będzie mieć konta')
  await admin.write('Imię', school.given)
  await admin.write('Nazwisko', school.family)
  await admin.choose('Funkcja', 'pracownik')
  await admin.write('Stanowisko', 'pedagog szkolny')
  await admin.write('Pierwszy dzień', inDays(0))
  await admin.press('Wpisz')
}

/** The coordinator copies the declaration of the school and the statement of its pedagogue from paper, into a team that works already. */
export async function joinOnPaper(coordinator: CaseWorker, school: PaperSchool, team: string): Promise<void> {
  const person = `${school.given} ${school.family}`
  await openTeam(coordinator, team)
  await coordinator.follow('Zapisz deklarację z papieru')
  await coordinator.choose('Za kogo zapisujesz', school.name)
  await coordinator.choose('Jak to wpłynęło', 'na papierze')
  await declare(coordinator, { name: school.name, nominated: person, substitute: 'Zastępca z rejestru' })
  await coordinator.follow('Zapisz oświadczenie z papieru')
  await coordinator.choose('Za kogo zapisujesz', new RegExp(person))
  await coordinator.choose('Jak to wpłynęło', 'na papierze')
  await confirm(coordinator, 'Zapisz')
}
