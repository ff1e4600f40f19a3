import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { CaseWorker } from '../pages/case-worker.ts'
import type { Arrived } from '../pages/worker.ts'
import { type Account, account } from '../support/accounts.ts'
import { journey } from '../support/browser.ts'
import { inspecting } from '../support/inspecting.ts'
import { inDays } from './cast.ts'

const PATIENCE_MS = 600_000
const WHAT = 'Co się dzieje i co już zrobiono – krótko, samymi faktami'
const KEEP = 'Zapisz i wróć później'
const ASKING = account(/^gops-oksa$/, 'Pracownik prowadzący')
const RECEIVING = account(/^gops-bieliny$/, 'Koordynator PZK')
const LEAD = account(/^gops-mirzec$/, 'Pracownik prowadzący')
const COORDINATOR = account(/^gops-mirzec$/, 'Koordynator PZK')

/** Signs people in, each at a browser of their own. */
const comingIn = (arrive: () => Promise<Page>, arrived: Arrived) => async (who: Account) => {
  const worker = new CaseWorker(await arrive(), arrived)
  await worker.signIn(who)
  return worker
}

journey(
  'a family moves: the new gmina takes the case over, sees what is shown to it and nothing else, and the first case ends',
  { timeout: PATIENCE_MS },
  async ({ arrive }) => {
    const { inspect, wrong } = inspecting()
    const signedIn = comingIn(() => arrive({}), inspect)
    const asking = await signedIn(ASKING)
    await asking.follow('Rodziny', asking.page.getByRole('navigation', { name: 'Główna' }))
    await asking.follow(/./, asking.line(/Realizacja/))
    const code = await asking.code()
    const heading = await asking.page.getByRole('heading', { level: 1 }).innerText()
    const called = heading.replace(code, '').replace('·', '').trim()
    expect(called).not.toBe('')

    await asking.follow('Przekaż sprawę do innej gminy')
    await asking.follow('Poproś nową gminę o przyjęcie')
    await asking.choose('Nowa gmina', 'Bieliny')
    await asking.choose('W jaki sposób', 'na papierze')
    await asking.write('Którego dnia', inDays(0))
    expect(await asking.pressInVain('Wyślij prośbę')).toContain('wszystkie muszą się zgodzić')
    const agreed = asking.page.getByRole('group', { name: /Kto zgodził się/ }).getByRole('checkbox')
    for (const adult of await agreed.all()) await adult.check()
    await asking.press('Wyślij prośbę')
    expect(await asking.says()).toContain('czeka na odpowiedź')

    const receiving = await signedIn(RECEIVING)
    await receiving.follow(/prośba o przyjęcie sprawy/)
    await receiving.follow(new RegExp(code))
    expect(await receiving.holds()).not.toContain(called)
    await receiving.follow('Dopytaj')
    await receiving.write('O co pytasz', 'Kiedy rodzina się przeprowadza?')
    await receiving.press('Wyślij pytanie')
    await receiving.write('Nazwisko albo nazwa', 'Nowi z Oksy')
    await receiving.press('Przyjmij i otwórz sprawę')
    expect(await receiving.says()).toContain('Nowi z Oksy')

    await asking.openCase(code)
    await asking.follow('Przekaż sprawę do innej gminy')
    await asking.follow('Udostępnij nowemu zespołowi')
    await asking.page.getByRole('checkbox').first().check()
    await asking.page.getByRole('textbox').first().fill('Najlepiej dzwonić po szesnastej.')
    await asking.press('Udostępnij zaznaczone')
    await receiving.goToOverview()
    await receiving.follow(/Od zespołu, który przekazał sprawę/)
    expect(await receiving.says()).toContain('Najlepiej dzwonić po szesnastej.')

    await asking.openCase(code)
    await asking.wayOut('Przekaż do innej gminy')
    await asking.choose('Wynik', /./)
    await asking.press('Przejdź do tego etapu')
    expect(await asking.stage()).toBe('Przekazano do innej gminy')
    expect(wrong).toEqual([])
  },
)

journey(
  'a group has a case: its name, its people one by one, help at once',
  { timeout: PATIENCE_MS },
  async ({ arrive }) => {
    const { inspect, wrong } = inspecting()
    const lead = await comingIn(() => arrive({}), inspect)(LEAD)
    await lead.follow('Nowe zgłoszenie')
    await lead.choose('Kogo dotyczy sprawa', 'Grupa albo społeczność')
    await lead.write('Nazwisko albo nazwa', 'Mieszkańcy osiedla Zmyślonego')
    await lead.write('Imię', 'Jan')
    expect(await lead.pressInVain('Otwórz sprawę')).toContain('Grupa nie ma imienia')
    await lead.write('Imię', '')
    await lead.press('Otwórz sprawę')
    expect(await lead.says()).toContain('Nie wpisano jeszcze nikogo')
    await lead.follow('Dodaj osobę')
    await lead.write('Nazwisko albo nazwa rodziny', 'Zmyślna')
    await lead.write('Imię', 'Wanda')
    await lead.choose('Czy jest osobą pełnoletnią?', 'Tak')
    await lead.press('Zapisz osobę')
    await lead.begin('Pomóż od razu')
    await lead.write('Co', 'Klucz do świetlicy')
    await lead.choose('Dla kogo', 'cała grupa')
    await lead.choose('Kto pomoże', /GOPS|Gminny/)
    await lead.write('Do kiedy', inDays(1))
    await lead.press('Zakończ')
    await lead.goTo('Koszyk')
    expect(await lead.read(lead.line('Klucz do świetlicy'))).toContain('cała grupa')
    expect(wrong).toEqual([])
  },
)

journey(
  'two people write the same form: the second sees both texts, joins them, and nothing of either is lost',
  { timeout: PATIENCE_MS },
  async ({ arrive }) => {
    const { inspect, wrong } = inspecting()
    const signedIn = comingIn(() => arrive({}), inspect)
    const lead = await signedIn(LEAD)
    await lead.follow('Nowe zgłoszenie')
    await lead.write('Nazwisko albo nazwa', 'Dwupisalscy')
    await lead.press('Otwórz sprawę')
    const code = await lead.code()
    await lead.begin('Wypełnij kartę zgłoszenia')
    await lead.write(WHAT, 'Początek, który zapisał pracownik.')
    await lead.press(KEEP)
    const draft = lead.page.url()
    const coordinator = await signedIn(COORDINATOR)
    await coordinator.openCase(code)
    await coordinator.page.goto(draft)
    await coordinator.write(WHAT, 'Koordynator dopisał, co wie ze szkoły.')
    await coordinator.press(KEEP)
    await lead.write(WHAT, 'Pracownik dopisał, co powiedziała mama.')
    expect(await lead.pressInVain(KEEP)).toContain('Ktoś zapisał tu zmianę')
    expect(await lead.says()).toContain('Koordynator dopisał, co wie ze szkoły.')
    expect(await lead.written(WHAT)).toBe('Pracownik dopisał, co powiedziała mama.')
    await lead.write(WHAT, 'Szkoła wie, że jest zimno. Mama mówi to samo.')
    await lead.press(KEEP)
    await coordinator.page.goto(draft)
    expect(await coordinator.written(WHAT)).toBe('Szkoła wie, że jest zimno. Mama mówi to samo.')
    expect(wrong).toEqual([])
  },
)
