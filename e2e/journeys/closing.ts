import { expect } from 'vitest'
import { type Cast, everybody, inDays } from './cast.ts'
import { actionDone, bringTo, fillEvaluation, fillMonitoring, handOver } from './filling.ts'
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

/** What the gmina pays for, in words that the mayor may read. */
const PAID = 'Zajęcia logopedyczne, dziesięć spotkań'

/** A paid line is bought from the envelope of the gmina: the lead worker asks, and somebody else approves, who meets no family. */
export async function buy(cast: Cast, line: string = COURSE): Promise<void> {
  const lead = await cast.inCase('lead')
  await lead.goTo('Koszyk')
  await lead.follow(/Zamówienie/, lead.line(line))
  await lead.choose('Źródło puli', /Środki własne gminy/)
  await lead.write('Co zamawiamy', PAID)
  await lead.write('Kwota', '800')
  await lead.write('Rozdział', '85504')
  await lead.write('Paragraf', '4300')
  await lead.choose('Tryb zamówienia', /rozeznanie rynku/)
  await lead.write('Od kogo kupujemy', 'Gabinet Zmyślony')
  await lead.write('Spodziewany dzień dostawy lub wykonania', inDays(10))
  await lead.press('Wyślij do zatwierdzenia')

  const mayor = await cast.signedIn('mayor')
  await mayor.page.goto('/envelopes/260401')
  expect(await mayor.says()).not.toContain(cast.family.surname)
  await mayor.follow(/./, mayor.line(PAID))
  await mayor.choose('Decyzja', /Zatwierdzam wydatek/)
  await mayor.press('Zapisz')
}

/** Services are given by whoever promised them; a thing is handed over with a record that the family signs. */
export async function deliver(cast: Cast): Promise<void> {
  const countyWorker = await cast.inCase('countyWorker')
  await countyWorker.goTo('Zadania')
  await countyWorker.follow(ADVICE)
  await countyWorker.choose('Stan', 'dostarczone')
  await countyWorker.press('Zapisz')

  await buy(cast)
  const lead = await cast.inCase('lead')
  for (const [what, ...states] of [
    [COURSE, 'zamówione', 'przyjęte do realizacji', 'dostarczone'],
    [DESK, 'dostarczone'],
  ] as const) {
    for (const state of states) await bringTo(lead, what, state)
  }
  await handOver(lead, DESK)
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
  await fillMonitoring(lead)
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
  for (const { action } of ACTIONS) await actionDone(lead, action)
  await lead.doStep('Domknij lub przekaż otwarte zadania')
  await lead.move('Przejdź do oceny')
  expect(await lead.stage()).toBe('Ewaluacja')
}

export async function evaluateAndClose(cast: Cast): Promise<void> {
  const coordinator = await cast.inCase('coordinator')
  await coordinator.begin('Wypełnij kartę ewaluacji z rodziną')
  await fillEvaluation(coordinator)
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
