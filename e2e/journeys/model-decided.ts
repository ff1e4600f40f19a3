import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { axe } from '../support/browser.ts'
import { asSuperuser } from '../support/postmaster.ts'
import type { RunningSite } from '../support/site.ts'
import { today } from '../support/today.ts'
import { choose, follow, press } from './model-changes.ts'

const REMARK = 'Dwadzieścia dni roboczych to za mało, gdy rodzina wyjeżdża na ferie.'
const REASON = 'Termin można w gminie wydłużyć w granicach modelu.'

/** The leader of the model's team asks for remarks; the answer is the address of the consultation. */
export async function openConsultation(leader: Page, draft: string): Promise<string> {
  await leader.goto(draft)
  await follow(leader, 'Otwórz konsultacje projektu')
  await leader.getByLabel('Ostatni dzień na uwagi').fill('31.12.2030')
  await leader.getByLabel('każdy, także bez konta').check()
  await leader.getByLabel('Zaproszenie').fill('Prosimy o uwagi do nowych etapów i terminów.')
  await press(leader, 'Otwórz konsultacje')
  await leader.getByText('Konsultacje zostały otwarte').waitFor()
  return new URL(leader.url()).pathname
}

/** Somebody without an account reads what would change and remarks on the paragraph with the new deadline. */
export async function remark(anybody: Page, consultation: string): Promise<void> {
  await anybody.goto(consultation)
  expect(await anybody.getByRole('main').innerText()).toContain('Projekt socjalny')
  await follow(anybody, /^Zgłoś uwagę do: W-7\.5/)
  await anybody.getByLabel('praktyka').check()
  await anybody.getByLabel('Uwaga', { exact: true }).fill(REMARK)
  await press(anybody, 'Wyślij uwagę')
  await anybody.getByText('Uwaga została przyjęta pod numerem 1').waitFor()
}

/** The remark is answered with the change it is about; the last day passes; the consultation is closed. */
export async function answerAndClose(leader: Page, site: RunningSite, consultation: string): Promise<void> {
  await leader.goto(`${consultation}/remarks`)
  await follow(leader, 'Uwaga 1')
  await follow(leader, 'Odpowiedz')
  await leader.getByLabel('uwzględniona częściowo').check()
  await leader.getByLabel('Uzasadnienie').fill(REASON)
  await choose(leader.getByLabel('Zmiana projektu, która to wprowadza'), 'Opracowanie wspólnego planu')
  await press(leader, 'Zapisz odpowiedź')
  await leader.getByText('Odpowiedź została zapisana').waitFor()
  await leader.goto(`${consultation}/close`)
  await press(leader, 'Zamknij konsultacje')
  await leader.getByText('Czas na uwagi jeszcze nie minął').first().waitFor()
  await asSuperuser(
    site.dataDir,
    'update model.consultation set opens_on = current_date - 22, closes_on = current_date - 1 where closed_at is null',
  )
  await press(leader, 'Zamknij konsultacje')
  await leader.getByText('Konsultacje zostały zamknięte').waitFor()
}

/** What anybody reads once it is closed: the remark with its answer. */
export async function readAnswers(anybody: Page, consultation: string): Promise<void> {
  await anybody.goto(consultation)
  await follow(anybody, 'Zestawienie uwag i odpowiedzi')
  const told = await anybody.getByRole('main').innerText()
  expect(told).toContain(REMARK)
  expect(told).toContain(REASON)
  expect(await axe(anybody)).toEqual([])
}

const ACTS = [
  ['Zapisz konsultacje', 'Dzień zamknięcia konsultacji'],
  ['Zapisz opinię', 'Dzień opinii'],
  ['Przyjmij wersję', 'Dzień przyjęcia'],
  ['Zapisz wejście w życie', 'Od którego dnia obowiązuje'],
] as const

/** The version goes from draft to in force by four named acts; after the third nobody changes a word of it. */
export async function adopt(leader: Page, draft: string): Promise<void> {
  for (const [act, day] of ACTS) {
    await leader.goto(draft)
    await follow(leader, act)
    await leader.getByLabel('Czyj to akt').fill('Komitet Sterujący')
    await leader.getByLabel('Dokument').fill('Uchwała nr 4/2026')
    await leader.getByLabel(day).fill(today())
    await press(leader, 'Zapisz')
    await leader.getByText('Zapisano.').first().waitFor()
  }
  await leader.goto(`${draft}/parts/termin-ipw`)
  await leader.getByText('Tej wersji nie można już zmienić').waitFor()
  expect(await leader.getByRole('button', { name: 'Zapisz', exact: true }).count()).toBe(0)
}
