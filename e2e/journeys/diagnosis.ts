import { expect } from 'vitest'
import { type Cast, everybody, SCHOOL } from './cast.ts'
import { fillView, fillViewInParts } from './filling.ts'

export const VOICE = 'Chcemy, żeby córka chodziła do szkoły, a w domu było ciepło.'
/** What each institution sees, and in which part of life. */
const VIEWS = {
  lead: { area: 'Mieszkanie i warunki domowe', sees: 'Piec dymi i grzeje tylko jeden pokój.' },
  pedagogue: { area: 'Nauka i rozwój dzieci', sees: 'Córka opuściła dwanaście dni w październiku.' },
  countyWorker: { area: 'Opieka i wychowanie', sees: 'Rodzice proszą o rozmowę o granicach.' },
  officer: { area: 'Codzienność, czas wolny, sąsiedztwo', sees: 'Sąsiedzi pomagają rodzinie na co dzień.' },
} as const

export async function hearFamily(cast: Cast): Promise<void> {
  const lead = await cast.inCase('lead')
  await lead.hold({
    present: everybody(cast),
    steps: ['Przeprowadź warsztat z rodziną'],
    place: 'Dom rodziny',
    family: 'Tak',
  })
  await lead.begin('Zapisz głos rodziny')
  await lead.write('Czego chce rodzina, jej słowami', VOICE)
  await lead.press('Zakończ')
}

/** Each institution writes and signs its own view, side by side, and shows it to the institution that keeps the case. */
export async function contribute(cast: Cast): Promise<void> {
  for (const [role, view] of Object.entries(VIEWS)) {
    const worker = await cast.inCase(role as keyof typeof VIEWS)
    await worker.begin('Zbierz wkład każdej instytucji')
    if (role === 'lead') await fillViewInParts(worker, view)
    else await fillView(worker, view)
    await worker.press('Zakończ')
  }
}

export async function agreeDiagnosis(cast: Cast): Promise<void> {
  const lead = await cast.inCase('lead')
  await lead.goTo('Diagnoza')
  for (const { sees } of Object.values(VIEWS)) expect(await lead.says()).toContain(sees)
  await lead.goTo('Przegląd')
  await lead.follow('Karta diagnozy', lead.section('Formularze').getByRole('listitem').filter({ hasText: SCHOOL }))
  await lead.open('Dlaczego to widzę?')
  expect(await lead.says()).toContain(`widzi to, bo ${SCHOOL} udostępnia kategorię „Nauka i rozwój dzieci”`)

  const pedagogue = await cast.inCase('pedagogue')
  await pedagogue.goTo('Diagnoza')
  expect(await pedagogue.says()).toContain(VIEWS.pedagogue.sees)
  for (const hidden of [VIEWS.lead.sees, VIEWS.countyWorker.sees, VIEWS.officer.sees])
    expect(await pedagogue.holds()).not.toContain(hidden)

  await lead.hold({
    present: everybody(cast),
    steps: ['Uzgodnij diagnozę na spotkaniu'],
    place: 'Szkoła, pokój pedagoga',
    family: 'Tak',
  })
  await lead.move('Przejdź do wspólnego planu')
  expect(await lead.stage()).toBe('Indywidualny Program Współpracy')
}
