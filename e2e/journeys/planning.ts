import { expect } from 'vitest'
import { type Cast, everybody, inDays, OFFERED, type Role } from './cast.ts'
import { acceptForOwn, acceptOnPaper } from './filling.ts'

export const DESK = 'Biurko i krzesło do nauki'
export const COURSE = 'Zajęcia z logopedą'
export const ADVICE = 'Poradnictwo rodzinne'
const PATROL = 'Obchód dzielnicowego w okolicy domu.'
export const ACTIONS = [
  { who: 'family', action: 'Wspólne odrabianie lekcji we wtorki i czwartki.', noted: false },
  { who: 'school', action: 'Rozmowa z pedagogiem raz w tygodniu.', noted: false },
  { who: 'county', action: 'Trzy spotkania poradnictwa rodzinnego.', noted: false },
  { who: 'police', action: 'Rozmowa o bezpiecznej drodze do szkoły.', noted: false },
  { who: 'police', action: PATROL, noted: true },
] as const

/** A goal of each member in their own words, and for each action one institution or the family itself. */
export async function writePlan(cast: Cast): Promise<void> {
  const lead = await cast.inCase('lead')
  await lead.hold({
    present: everybody(cast),
    steps: ['Ułóż cele i działania razem z rodziną'],
    place: 'Dom rodziny',
    family: 'Tak',
    decision: { text: 'Szkoła ustali termin rozmowy z rodzicami.', institution: OFFERED.school, due: inDays(7) },
  })
  await lead.begin('Zapisz IPW')
  await lead.wholeForm()
  await lead.write('Koniec', inDays(180))
  const { mother, father, child } = cast.family
  const goals = [
    [mother, 'Chcę wrócić do pracy na pół etatu.'],
    [father, 'Chcę spędzać z córką dwa popołudnia w tygodniu.'],
    [child, 'Chcę chodzić do szkoły.'],
  ] as const
  for (const [index, [whose, goal]] of goals.entries()) {
    if (index > 0) await lead.add('Cele')
    const row = lead.row('Cele', `Pozycja ${index + 1}`)
    await row.choose('Czyj to cel', new RegExp(whose))
    await row.write('Cel, słowami tej osoby', goal)
  }
  // What an action serves is chosen among the goals that were kept.
  await lead.press('Zapisz i wróć później')
  for (const [index, { who, action, noted }] of ACTIONS.entries()) {
    if (index > 0) await lead.add('Działania')
    const row = lead.row('Działania', `Pozycja ${index + 1}`)
    await row.choose('Któremu celowi służy', /Chcę chodzić do szkoły/)
    await row.write('Co zostanie zrobione', action)
    await row.choose('Kto odpowiada (jedna instytucja z zespołu albo rodzina)', OFFERED[who])
    await row.choose(
      'Czy to zadanie uzgodnione, czy własne – odnotowane',
      noted ? 'zadanie własne – odnotowane' : 'uzgodnione: wymaga przyjęcia',
    )
  }
  await lead.press('Zakończ')
  await lead.move('Dobierz koszyk')
  expect(await lead.stage()).toBe('Koszyk i zgoda na plan')
}

/** A thing, a free service and a paid one, which says why no free help suffices. */
export async function fillBasket(cast: Cast): Promise<void> {
  const coordinator = await cast.inCase('coordinator')
  await coordinator.begin('Dobierz usługi i rzeczy')
  await coordinator.wholeForm()
  await coordinator.add('Pozycje')
  const good = coordinator.row('Pozycje', 'Pozycja 1')
  await good.write('Usługa lub rzecz', DESK)
  await good.choose('Rodzaj', 'Rzecz')
  await good.choose('Dla kogo', new RegExp(cast.family.child))
  await good.choose('Skąd', 'Własne siły i bliscy rodziny')
  await coordinator.add('Pozycje')
  const free = coordinator.row('Pozycje', 'Pozycja 2')
  await free.write('Usługa lub rzecz', ADVICE)
  await free.choose('Rodzaj', 'Usługa')
  await free.choose('Skąd', 'Zadanie własne instytucji z zespołu')
  await free.choose('Kto wykona lub dostarczy', OFFERED.county)
  await coordinator.add('Pozycje')
  const paid = coordinator.row('Pozycje', 'Pozycja 3')
  await paid.write('Usługa lub rzecz', COURSE)
  await paid.choose('Rodzaj', 'Usługa')
  await paid.choose('Dla kogo', new RegExp(cast.family.child))
  await paid.choose('Skąd', 'Zakup z puli')
  await paid.write('Koszt razem', '800')
  expect(await coordinator.pressInVain('Zakończ')).toContain('Dlaczego bezpłatna pomoc nie wystarczy')
  await paid.write('Dlaczego bezpłatna pomoc nie wystarczy', 'Bezpłatne terminy są dopiero za cztery miesiące.')
  await coordinator.press('Zakończ')
  await coordinator.goTo('Koszyk')
  expect(await coordinator.read(coordinator.line(COURSE))).toContain('800')
}

/** The family accepts on paper, each institution through whoever answers for it; what the police does by itself is only noted. */
export async function acceptPlan(cast: Cast): Promise<void> {
  const lead = await cast.inCase('lead')
  await lead.doStep('Wyślij plan instytucjom do potwierdzenia')
  for (const adult of [cast.family.mother, cast.family.father]) await acceptOnPaper(lead, new RegExp(adult))
  await lead.goTo('Program')
  expect(await lead.read(lead.line(PATROL))).toContain('zadanie własne – odnotowane')
  for (const head of ['schoolHead', 'countyHead', 'policeHead'] as const) await acceptFor(cast, head)

  const coordinator = await cast.inCase('coordinator')
  await coordinator.move('Uruchom plan')
  expect(await coordinator.stage()).toBe('Realizacja')
  await coordinator.goTo('Program')
  const answers = coordinator.section('Odpowiedzi instytucji')
  for (const institution of [OFFERED.school, OFFERED.county, OFFERED.police])
    expect(await coordinator.read(coordinator.line(institution, answers))).toContain('przyjęto')
}

async function acceptFor(cast: Cast, role: Role): Promise<void> {
  const head = await cast.inCase(role)
  expect(await head.holds()).not.toContain(cast.family.surname)
  await acceptForOwn(head, 'Potwierdź zadania swojej instytucji')
}
