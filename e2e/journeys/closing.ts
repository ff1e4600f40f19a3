import { expect } from 'vitest'
import { type Cast, everybody, inDays } from './cast.ts'
import { ACTIONS, ADVICE, COURSE, DESK } from './planning.ts'

/** What the history must tell, the latest first. */
const COURSE_OF_CASE = [
  'Sprawa przeszła do innego etapu: Archiwum',
  'Zakończono formularz: Karta ewaluacji końcowej',
  'Zakończono formularz: Protokół przekazania rzeczy',
  'Przyjęto plan',
  'Zakończono formularz: Karta diagnozy',
  'Udostępniono pakiet informacji instytucji',
  'Zakończono formularz: Zgoda na udział',
  'Odsłonięto zasłoniętą daną',
  'Zakończono formularz: Pilna pomoc',
  'Otwarto sprawę',
]

/** Services are given by whoever promised them; a thing is handed over with a record that the family signs. */
export async function deliver(cast: Cast): Promise<void> {
  const countyWorker = await cast.inCase('countyWorker')
  await countyWorker.goTo('Zadania')
  await countyWorker.follow(ADVICE)
  await countyWorker.choose('Stan', 'dostarczone')
  await countyWorker.press('Zapisz')

  const lead = await cast.inCase('lead')
  for (const [what, ...states] of [
    [COURSE, 'zamówione', 'przyjęte do realizacji', 'dostarczone'],
    [DESK, 'dostarczone'],
  ] as const) {
    for (const state of states) {
      await lead.goTo('Koszyk')
      await lead.follow(/Zmień stan/, lead.line(what))
      await lead.choose('Stan', state)
      await lead.press('Zapisz')
    }
  }
  await lead.follow(/Zmień stan/, lead.line(DESK))
  await lead.follow('Zapisz protokół przekazania')
  await lead.write('Data', inDays(0))
  await lead.choose('Stan rzeczy', 'Dobry')
  await lead.choose('Do kogo należy rzecz', 'Do rodziny')
  await lead.choose('W jaki sposób', 'na papierze')
  await lead.write('Którego dnia', inDays(0))
  await lead.press('Zakończ')
  await lead.goTo('Koszyk')
  expect(await lead.read(lead.line(DESK))).toContain('potwierdzone przez rodzinę')
}

export async function review(cast: Cast): Promise<void> {
  const lead = await cast.inCase('lead')
  await lead.move('Zacznij przegląd')
  await lead.hold({
    present: everybody(cast),
    steps: ['Spotkaj się z rodziną i zespołem'],
    place: 'Ośrodek, sala 2',
    family: 'Tak',
  })
  await lead.begin('Wypełnij kartę monitoringu')
  await lead.write('Od', inDays(0))
  await lead.write('Do', inDays(0))
  for (const goal of await lead.rowsOf('Cele')) {
    await goal.choose('Gdzie jesteśmy', 'prawie gotowe')
    await goal.write('Co się udało', 'Rodzina zrobiła ważny krok.')
  }
  for (const item of await lead.rowsOf('Usługi i rzeczy')) await item.choose('Stan', 'Dostarczone')
  await lead.write('Co mówi rodzina', 'Jest nam lżej.')
  await lead.choose('Czy jest przeszkoda, której zespół sam nie usunie', 'Nie')
  await lead.choose('Co dalej', 'Kończymy')
  await lead.write('Dlaczego', 'Cele rodziny są osiągnięte.')
  await lead.press('Zakończ')
  await lead.wayOut('Zakończ pracę')
  await lead.choose('Wynik', /^Sukces$/)
  await lead.press('Przejdź do tego etapu')
  expect(await lead.stage()).toBe('Zakończenie')
}

/** No task stays open behind a family: each is done, handed over or dropped by whoever promised it. */
export async function closeTasks(cast: Cast): Promise<void> {
  const pedagogue = await cast.inCase('pedagogue')
  await pedagogue.goTo('Zadania')
  await pedagogue.follow(/Zmień stan/, pedagogue.line('Szkoła ustali termin rozmowy'))
  await pedagogue.choose('Stan', 'zrobione')
  await pedagogue.press('Zapisz')

  const lead = await cast.inCase('lead')
  for (const { action } of ACTIONS) {
    await lead.goTo('Program')
    await lead.follow(/Zmień stan/, lead.line(action))
    await lead.choose('Stan', 'zrobione')
    await lead.press('Zapisz')
  }
  await lead.doStep('Domknij lub przekaż otwarte zadania')
  await lead.move('Przejdź do oceny')
  expect(await lead.stage()).toBe('Ewaluacja')
}

export async function evaluateAndClose(cast: Cast): Promise<void> {
  const coordinator = await cast.inCase('coordinator')
  await coordinator.begin('Wypełnij kartę ewaluacji z rodziną')
  await coordinator.choose('Wynik pracy', /^Sukces$/)
  await coordinator.write('Co się zmieniło w życiu rodziny', 'Córka chodzi do szkoły, a w domu jest ciepło.')
  for (const goal of await coordinator.rowsOf('Cele')) await goal.choose('Stan na koniec', 'osiągnięte')
  await coordinator.choose('Czy wspólna praca pomogła', 'bardzo pomogła')
  await coordinator.choose('Jak nam się współpracowało', 'dobrze')
  await coordinator.write('Kto zostaje w kontakcie z rodziną i jak', 'Pedagog, raz w miesiącu.')
  await coordinator.press('Zakończ')
  await coordinator.move('Zamknij sprawę')
  expect(await coordinator.stage()).toBe('Archiwum')
  expect(await coordinator.says()).toContain('Wynik: Sukces')
}

/** The closed case is only read, and its history tells the whole course, back to its first day. */
export async function readHistory(cast: Cast): Promise<void> {
  const lead = await cast.signedIn('lead')
  await lead.follow('Rodziny', lead.page.getByRole('navigation', { name: 'Główna' }))
  expect(await lead.holds()).not.toContain(cast.code)
  await lead.follow('Pokaż zamknięte')
  await lead.follow(new RegExp(cast.code))
  expect(await lead.says()).not.toContain('Pomóż od razu')
  await lead.goTo('Historia')
  let history = await lead.says()
  while ((await lead.page.getByRole('link', { name: 'Wcześniejsze wpisy' }).count()) > 0) {
    await lead.follow('Wcześniejsze wpisy')
    history += await lead.says()
  }
  for (const fact of COURSE_OF_CASE) expect(history).toContain(fact)
}
