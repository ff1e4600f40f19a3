import { expect } from 'vitest'
import { type Cast, inDays, nameOf, OFFERED } from './cast.ts'
import { answerFiveQuestions, enterParents, enterPerson, fillReport } from './filling.ts'

/** Nobody born in the nineteenth century is among the living: such a number belongs to no one. */
export const PESEL = '85831200014'
export const URGENT = 'Drewno na opał na dwa tygodnie'

/** A family comes to the centre and is helped the same day, before any form about it is complete. */
export async function helpAtOnce(cast: Cast): Promise<void> {
  const lead = await cast.signedIn('lead')
  await lead.follow('Nowe zgłoszenie')
  await lead.write('Nazwisko albo nazwa', cast.family.surname)
  await lead.write('Imię', cast.family.mother)
  await lead.press('Otwórz sprawę')
  cast.code = await lead.code()

  await lead.begin('Pomóż od razu')
  await lead.write('Co', URGENT)
  await lead.choose('Dla kogo', 'rodzina')
  await lead.choose('Kto pomoże', OFFERED.centre)
  await lead.write('Do kiedy', inDays(1))
  await lead.press('Zakończ')

  await lead.goTo('Koszyk')
  const line = lead.line(URGENT)
  expect(await lead.read(line)).toContain('pilne')
  await lead.follow(/Zmień stan/, line)
  await lead.choose('Stan', 'dostarczone')
  await lead.press('Zapisz')
  expect(await lead.read(lead.line(URGENT))).toContain(inDays(0))
}

export async function enterFamily(cast: Cast): Promise<void> {
  const lead = await cast.inCase('lead')
  const { surname, mother, father, child } = cast.family
  await enterPerson(lead, { family: surname, given: father, adult: true, relation: 'ojciec' })
  await enterPerson(lead, { family: surname, given: child, adult: false, relation: 'córka' })
  await lead.follow(new RegExp(`Otwórz dane.*${mother}`))
  await lead.write('PESEL', PESEL)
  await lead.press('Zapisz osobę')
  expect(await lead.says()).toContain('Nie wiadomo, kto może wyrazić zgodę.')
  await enterParents(lead, child, [mother, father])
  expect(await lead.says()).toContain('Zgodę wyrażają razem')
}

/** The number of a person is masked on every page; showing it is an act that the history keeps. */
export async function unmaskPesel(cast: Cast): Promise<void> {
  const lead = await cast.inCase('lead')
  const { mother } = cast.family
  expect(await lead.holds()).not.toContain(PESEL)
  await lead.follow(new RegExp(`Otwórz dane.*${mother}`))
  expect(await lead.written('PESEL')).toBe('')
  await lead.follow('Odsłoń PESEL')
  expect(await lead.holds()).not.toContain(PESEL)
  await lead.choose('Do czego jest potrzebna?', 'Do pisma urzędowego')
  await lead.press('Odsłoń')
  expect(await lead.says()).toContain(PESEL)
  await lead.goTo('Historia')
  expect(await lead.says()).toContain('Odsłonięto zasłoniętą daną')
  expect(await lead.holds()).not.toContain(PESEL)
}

export async function qualify(cast: Cast): Promise<void> {
  const lead = await cast.inCase('lead')
  await lead.begin('Wypełnij kartę zgłoszenia')
  expect(await lead.pressInVain('Zakończ')).toContain('Osoba, z którą można rozmawiać')
  await fillReport(lead, cast.family.mother)

  const coordinator = await cast.inCase('coordinator')
  await coordinator.begin('Przyjmij zgłoszenie i wyznacz pracownika prowadzącego')
  await coordinator.choose('Kto prowadzi sprawę', nameOf('lead'))
  await coordinator.press('Potwierdź')

  await lead.goTo('Przegląd')
  await lead.doStep('Porozmawiaj z rodziną o zasadach')
  await lead.move('Przekaż do kwalifikacji')
  await lead.begin('Odpowiedz na pięć pytań')
  await answerFiveQuestions(lead)

  await coordinator.goTo('Przegląd')
  await coordinator.move('Przyjmij do współpracy')
  expect(await coordinator.stage()).toBe('Zgody i zespół rodziny')
}
