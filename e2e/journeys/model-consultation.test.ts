import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { readDocx } from '../../test/support/reading-docx.ts'
import { readPdf } from '../../test/support/reading-pdf.ts'
import { type Account, account, PASSWORD } from '../support/accounts.ts'
import { axe, journey } from '../support/browser.ts'
import { DeskClient } from '../support/desk-client.ts'
import { remarkOn } from '../support/tell-consultation.ts'
import { today } from '../support/today.ts'
import { PATIENCE_MS } from './walk.ts'

const LEADER = account(/^rops$/, 'Regionalny ośrodek: analityk')
const TEACHER = account(/^szkola-bieliny$/, 'Członek zespołu: szkoła')
const SAID = 'Pięć dni to za mało, gdy koordynator pracuje bez zastępstwa.'
const REASON = 'Termin zostaje, dodajemy zastępstwo.'

async function signIn(page: Page, { email }: Account): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Adres e-mail służbowy').fill(email)
  await page.getByLabel('Hasło', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Zaloguj się' }).click()
}

journey(
  'a draft is consulted: a school remarks on a paragraph, a meeting and its remark are written down, duplicates merged, all answered, and the report read back',
  { timeout: PATIENCE_MS },
  async ({ site, arrive }) => {
    const leader = await arrive({ width: 1280 })
    const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
    await signIn(leader, LEADER)
    await leader.goto('/model-drafts')
    await leader.getByRole('link', { name: 'Model Kooperacji dla gmin wiejskich' }).first().click()
    await leader.getByRole('link', { name: 'Otwórz konsultacje projektu' }).click()
    expect(await axe(leader)).toEqual([])
    await leader.getByLabel('Ostatni dzień na uwagi').fill('1.01.2020')
    await leader.getByLabel('każdy, także bez konta').check()
    await leader.getByLabel('Zaproszenie').fill('Prosimy o uwagi do terminów.')
    await press(leader, 'Otwórz konsultacje')
    await leader.getByText('Ostatni dzień jest przed pierwszym').first().waitFor()
    await leader.getByLabel('Ostatni dzień na uwagi').fill('31.12.2030')
    await press(leader, 'Otwórz konsultacje')
    await leader.getByText('Konsultacje zostały otwarte').waitFor()
    const at = new URL(leader.url()).pathname
    expect(await axe(leader)).toEqual([])

    // Without JavaScript, on the narrowest screen: data of a client are stopped, and what was typed stays.
    const school = await arrive({ javaScript: false, width: 320 })
    await signIn(school, TEACHER)
    await school.goto('/handbook')
    await school.getByRole('link', { name: 'Konsultacje modelu' }).click()
    await school.getByRole('link', { name: /gmin wiejskich.*projekt wersji/ }).click()
    await school
      .getByRole('link', { name: /^Zgłoś uwagę do: W-/ })
      .first()
      .click()
    await school.getByLabel('praktyka').check()
    await school.getByLabel('Uwaga', { exact: true }).fill(`${SAID} Dzwonić: 601 602 603.`)
    await press(school, 'Wyślij uwagę')
    await school.locator('mark', { hasText: '601 602 603' }).waitFor()
    await school.getByLabel('Uwaga', { exact: true }).fill(SAID)
    await press(school, 'Wyślij uwagę')
    await school.getByText('Uwaga została przyjęta pod numerem 1').waitFor()

    await leader.goto(`${at}/meetings/new`)
    await leader.getByLabel('Miejsce').fill('Bieliny')
    await leader.getByLabel('Z kim').fill('nauczyciele')
    await leader.getByLabel('Dzień spotkania').fill(today())
    await leader.getByLabel(/^oświata/).fill('12')
    await press(leader, 'Zapisz spotkanie')
    await leader.getByText('Spotkanie zostało zapisane').waitFor()
    await leader.getByRole('link', { name: 'Wpisz uwagę ze spotkania albo z pisma' }).click()
    await leader.locator('select[name="meetingId"]').selectOption({ index: 1 })
    await leader.locator('select[name="about"]').selectOption('whole')
    await leader.getByLabel('sens', { exact: true }).check()
    await leader.getByLabel('Uwaga', { exact: true }).fill('Za krótki termin.')
    await press(leader, 'Zapisz uwagę')
    await leader.getByText('pod numerem 2').waitFor()
    expect(await axe(leader)).toEqual([])

    await leader.getByRole('link', { name: 'Uwaga 2' }).click()
    await leader.getByRole('link', { name: 'Połącz z inną uwagą' }).click()
    await leader.getByLabel(/^Uwaga 1\./).check()
    await press(leader, 'Połącz')
    await leader.getByText('Uwagi zostały połączone').waitFor()
    await leader.getByRole('link', { name: 'Odpowiedz', exact: true }).click()
    await leader.getByLabel('uwzględniona częściowo').check()
    await leader.getByLabel('Uzasadnienie').fill(REASON)
    await press(leader, 'Zapisz odpowiedź')
    await leader.getByText('Odpowiedź została zapisana').waitFor()
    expect(await axe(leader)).toEqual([])

    const stranger = new DeskClient(site.address)
    expect((await remarkOn(stranger, at, 'Bez konta też mam uwagę.')).status).toBe(303)
    await leader.goto(`${at}/remarks`)
    await leader.getByText('3 uwagi, 1 czeka na odpowiedź').waitFor()

    const client = new DeskClient(site.address)
    await client.signIn(LEADER.email, PASSWORD)
    const taken = async (path: string) =>
      new Uint8Array(
        await (await fetch(new URL(path, site.address), { headers: { cookie: client.cookie } })).arrayBuffer(),
      )
    const pdf = await readPdf(await taken(`${at}/print/report`))
    const docx = await readDocx(await taken(`${at}/print/report/docx`))
    // A narrow column breaks words at the end of a line.
    const joined = (words: string) => words.replace(/[\s\u00ad\u2010-]+/g, '')
    for (const text of [pdf.text, docx.text].map(joined)) {
      for (const words of [SAID, REASON, 'uwzględniona częściowo', 'połączona z uwagą 1', 'osoba prywatna', 'oświata'])
        expect(text).toContain(joined(words))
      expect(text).not.toContain(joined(TEACHER.name))
    }
    await school.goto('/my-remarks')
    await school.getByText(REASON).waitFor()

    const seeing = await arrive({ width: 320 })
    await seeing.goto(`${at}/remark`)
    await seeing.getByLabel('praktyka').check()
    await seeing.getByLabel('Uwaga', { exact: true }).fill('Numer 99010112345 nie działa.')
    await press(seeing, 'Wyślij uwagę')
    await seeing.locator('mark', { hasText: '99010112345' }).waitFor()
    expect(await axe(seeing)).toEqual([])
    expect(await stranger.statusOf(`${at}/remarks`)).toBe(303)
  },
)
