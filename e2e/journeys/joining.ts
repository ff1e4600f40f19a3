import { expect } from 'vitest'
import { type Cast, COUNTY, nameOf, POLICE, SCHOOL } from './cast.ts'
import { addToTeam, fillConsent } from './filling.ts'

/** What the worker writes for a partner in place of the entries themselves. */
export const EXTRACT = 'Kontakt przez mamę, po godzinie 16.'

/** Each adult consents on paper; the worker says how and when. */
export async function collectConsents(cast: Cast): Promise<void> {
  const lead = await cast.inCase('lead')
  for (const adult of [cast.family.mother, cast.family.father]) {
    await lead.begin('Zbierz zgody na udział od dorosłych osób')
    expect(await lead.says()).toContain(adult)
    await fillConsent(lead, cast.family.child)
  }
}

export async function gatherTeam(cast: Cast): Promise<void> {
  const coordinator = await cast.inCase('coordinator')
  await coordinator.follow('Zmień skład')
  for (const partner of ['pedagogue', 'countyWorker', 'officer'] as const)
    await addToTeam(coordinator, nameOf(partner), 'Członek zespołu rodziny')
  // Nobody in the team lacks the statement of confidentiality: they signed it when the standing team was formed.
  expect(await coordinator.holds()).not.toContain('brakuje:')
  const lead = await cast.inCase('lead')
  await lead.doStep('Uzgodnij z rodziną skład zespołu')
}

/** Nothing is seen by a partner before its package is confirmed, and then only what the model lets it see. */
export async function shareWithPartners(cast: Cast): Promise<void> {
  const pedagogue = await cast.inCase('pedagogue')
  expect(await pedagogue.holds()).not.toContain(cast.family.surname)

  const lead = await cast.inCase('lead')
  for (const partner of [SCHOOL, COUNTY, POLICE]) {
    await lead.begin('Potwierdź pakiet udostępnień dla każdej instytucji')
    await lead.follow(`Pakiet: ${partner}`)
    if (partner === SCHOOL) {
      await lead.tick('Dane i kontakt', `${SCHOOL}`)
      await lead.write('Co napisać odbiorcy: Dane i kontakt', EXTRACT)
    }
    await lead.press('Potwierdź pakiet')
  }

  await pedagogue.goTo('Przegląd')
  expect(await pedagogue.holds()).not.toContain(cast.family.surname)
  await pedagogue.goTo('Kto co widzi')
  await pedagogue.open('Tekst dla odbiorcy')
  expect(await pedagogue.says()).toContain(EXTRACT)
  await lead.move('Zacznij wspólną diagnozę')
  expect(await lead.stage()).toBe('Wspólna diagnoza')
}
