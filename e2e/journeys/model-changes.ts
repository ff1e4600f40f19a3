import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { axe } from '../support/browser.ts'

/** Somebody who changes a draft of the model on its pages. `draft` is the address of the draft. */
export type Writing = { readonly page: Page; readonly draft: string }

export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
export const follow = (page: Page, name: string | RegExp) =>
  page
    .getByRole('link', { name, exact: typeof name === 'string' })
    .first()
    .click()
const said = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor()

/** Chooses from a list by a part of what it says. */
export async function choose(list: Locator, words: string): Promise<void> {
  const wanted = await list.locator('option').filter({ hasText: words }).first().getAttribute('value')
  await list.selectOption(wanted ?? '')
}

async function openKind({ page, draft }: Writing, kind: string, ...names: readonly string[]): Promise<void> {
  await page.goto(draft)
  await follow(page, kind)
  for (const name of names) await follow(page, name)
}

async function save(page: Page): Promise<void> {
  await press(page, 'Zapisz')
  await said(page, 'Zapisano.')
}

/** The joint diagnosis becomes two stages. A name left out, and no step for the second, are told with nothing lost. */
export async function splitStage(writing: Writing): Promise<void> {
  const { page } = writing
  await openKind(writing, 'Procesy', 'Praca z rodziną', 'Wspólna diagnoza', 'Podziel na dwa etapy')
  expect(await axe(page)).toEqual([])
  await page.getByLabel('Pierwszy etap: nazwa po polsku').fill('Zbieranie diagnozy')
  await page.getByLabel('Pierwszy etap: nazwa po angielsku').fill('Collecting the diagnosis')
  await page.getByLabel('Drugi etap: nazwa po polsku').fill('Uzgadnianie diagnozy')
  await page.getByLabel('Drugi etap: nazwa po angielsku').fill('Agreeing on the diagnosis')
  await page.getByLabel('Przejście z pierwszego do drugiego: nazwa po polsku').fill('Przejdź do uzgadniania')
  await press(page, 'Podziel')
  await page.getByLabel('Przejście z pierwszego do drugiego: nazwa po angielsku').fill('Go on to agreeing')
  expect(await page.getByLabel('Pierwszy etap: nazwa po polsku').inputValue()).toBe('Zbieranie diagnozy')
  await press(page, 'Podziel')
  await said(page, 'Wskaż co najmniej jeden krok drugiego etapu.')
  await page.getByLabel('Uzgodnij diagnozę na spotkaniu').check()
  await press(page, 'Podziel')
  await said(page, 'Podzielono. Sprawdź obie części.')
}

/** The family assistant becomes two roles. */
export async function splitRole(writing: Writing): Promise<void> {
  const { page } = writing
  await openKind(writing, 'Role', 'Asystent rodziny', 'Podziel na dwie role')
  await page.getByLabel('Pierwsza rola: nazwa po polsku').fill('Asystent prowadzący')
  await page.getByLabel('Pierwsza rola: nazwa po angielsku').fill('Leading assistant')
  await page.getByLabel('Druga rola: nazwa po polsku').fill('Asystent wspierający')
  await page.getByLabel('Druga rola: nazwa po angielsku').fill('Supporting assistant')
  await page.getByLabel('od wszystkiego, co może i widzi pierwsza').check()
  await press(page, 'Podziel')
  await said(page, 'Podzielono. Sprawdź obie części.')
}

/** The genogram goes to the card of the family's voice, and admission asks one question more. */
export async function changeForms(writing: Writing): Promise<void> {
  const { page, draft } = writing
  await page.goto(`${draft}/parts/karta-diagnozy.genogram`)
  await follow(page, 'Przenieś do innej części')
  await choose(page.getByLabel('Do której części formularza'), 'Głos rodziny: ')
  await press(page, 'Przenieś')
  await said(page, 'Przeniesiono.')
  await page.goto(`${draft}/parts/karta-kwalifikacji.pytania`)
  await follow(page, 'Dodaj pole')
  await page.getByLabel('Nazwa albo etykieta po polsku').fill('Czego już próbowano')
  await press(page, 'Dodaj')
  await said(page, 'Dodano. Uzupełnij resztę.')
  await choose(page.getByLabel('Rodzaj', { exact: true }), 'dłuższy tekst')
  await page
    .getByRole('group', { name: /wymagane/i })
    .getByLabel('Tak')
    .check()
  await choose(page.getByLabel('Kategoria informacji'), 'Przebieg')
  await save(page)
}

/** The plan is due in 20 working days, and the family's composition no longer tells of relations. */
export async function changeTerms(writing: Writing): Promise<void> {
  const { page, draft } = writing
  await page.goto(`${draft}/parts/termin-ipw`)
  await page.getByLabel('Ile', { exact: true }).fill('20')
  await choose(page.getByLabel('Jednostka'), 'dni robocze')
  await save(page)
  await page.goto(`${draft}/parts/sklad-rodziny`)
  await page.getByLabel('Opis').fill('Kto mieszka razem i kto jest bliski.')
  await save(page)
}

/** A paragraph goes, with the reason and what to read instead. */
export async function removeParagraph(writing: Writing): Promise<void> {
  const { page, draft } = writing
  await page.goto(draft)
  await follow(page, 'Podręcznik')
  await follow(page, /^W-7\.8 /)
  await follow(page, 'Usuń')
  await page.getByLabel('Powód').fill('Projekt socjalny gminy jest poza modelem.')
  await page.getByLabel(/^W-7\.1 /).check()
  await press(page, 'Usuń')
  await said(page, 'Usunięto.')
}

/** How running cases are moved: most of it follows from the changes; that a category is narrower, people say. */
export async function describeMoving(writing: Writing): Promise<void> {
  const { page, draft } = writing
  await page.goto(draft)
  await page.getByText('Wszystko się zgadza').waitFor()
  await follow(page, 'Zacznij opis przeniesienia spraw')
  await press(page, 'Porównaj i zacznij')
  await said(page, 'Opis przeniesienia jest gotowy do uzupełnienia.')
  expect(await axe(page)).toEqual([])
  await follow(page, 'Dodaj zmianę')
  await choose(page.getByLabel('Rodzaj'), 'kategorię zawężono')
  await press(page, 'Dodaj')
  await said(page, 'Dodano. Uzupełnij resztę.')
  await choose(page.getByLabel('Kategoria informacji'), 'Skład')
  await page.getByLabel('Co wypada z kategorii').fill('Jak układają się relacje między osobami.')
  await choose(page.getByLabel('Co z udostępnieniami'), 'zachować dla')
  await choose(page.getByLabel('Co z wpisami'), 'zamknąć dla')
  await save(page)
  await page.goto(draft)
  await page.getByText('Wszystko się zgadza').waitFor()
}
