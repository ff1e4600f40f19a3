import { expect } from 'vitest'
import { CaseWorker } from '../pages/case-worker.ts'
import { account } from '../support/accounts.ts'
import { axe, journey } from '../support/browser.ts'
import { inspecting } from '../support/inspecting.ts'
import { inDays } from './cast.ts'

const PATIENCE_MS = 600_000
const LEAD = account(/^gops-mirzec$/, 'Pracownik prowadzący')
const TAKE_OVER = 'Przejmij sprawę prowadzoną na papierze'
const FIVE = [
  'Papierowa; Anna; 12.01.1985; matka',
  'Papierowa; Piotr; 04.05.1983; ojciec',
  'Papierowa; Zofia; 03.02.2012; córka',
  'Papierowa; Jan; 07.06.2015; syn',
  'Papierowa; Ewa; 09.08.2019; córka',
]
const LESSONS = 'Wspólne odrabianie lekcji we wtorki.'
const TALKS = 'Rozmowa z pedagogiem raz w tygodniu.'
const SCAN = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

journey(
  'a family of five comes from paper in the middle of its plan, and its case goes on through the next gate',
  { timeout: PATIENCE_MS },
  async ({ arrive }) => {
    const { inspect, wrong } = inspecting()
    const lead = new CaseWorker(await arrive({}), inspect)
    await lead.signIn(LEAD)
    await lead.follow('Rodziny', lead.page.getByRole('navigation', { name: 'Główna' }))
    await lead.follow(TAKE_OVER)
    await lead.choose('Etap, w którym sprawa jest teraz', 'Realizacja')
    await lead.write('Dzień, w którym sprawa zaczęła się na papierze', inDays(-300))
    await lead.write('Numer teczki albo miejsce, w którym są papiery', 'Teczka 12')
    expect(await lead.pressInVain('Dalej')).toContain('Uzupełnij')
    await lead.write('Osoby w rodzinie', FIVE.join('\n'))
    await lead.press('Dalej')
    // The same address, another page: inspected by itself.
    wrong.push(...(await axe(lead.page)))

    await lead.write('Realizacja: od kiedy trwa', inDays(-100))
    for (const adult of ['Anna Papierowa', 'Piotr Papierowa']) {
      await lead.choose(`${adult}: zgoda na udział na papierze`, 'jest, zgadza się')
      await lead.write(`${adult}: dzień podpisu`, inDays(-280))
    }
    await lead.write('Do kiedy plan obowiązuje', inDays(90))
    await lead.write('Dzień, w którym plan podpisały dorosłe osoby, które biorą udział', inDays(-101))
    const lessons = lead.row('Działania w toku', 'Działanie 1')
    await lessons.write('Cel', 'Dzieci chodzą do szkoły.')
    await lessons.choose('Czyj to cel', 'cała rodzina')
    await lessons.write('Co zostanie zrobione', LESSONS)
    await lessons.choose('Kto odpowiada', 'rodzina')
    const talks = lead.row('Działania w toku', 'Działanie 2')
    await talks.write('Co zostanie zrobione', TALKS)
    await talks.choose('Kto odpowiada', /Szkoła/)
    await talks.choose('Odpowiedź instytucji na papierze', 'przyjęła działanie')
    await lead.page.getByLabel(/^Skan planu/).setInputFiles({ name: 'plan.png', mimeType: 'image/png', buffer: SCAN })
    await lead.write('Realizacja: od kiedy trwa', inDays(-400))
    expect(await lead.pressInVain('Przejmij sprawę')).toContain('Ten dzień jest wcześniejszy')
    expect(await lessons.written('Co zostanie zrobione')).toBe(LESSONS)
    await lead.write('Realizacja: od kiedy trwa', inDays(-100))
    await lead.page.getByLabel(/^Skan planu/).setInputFiles({ name: 'plan.png', mimeType: 'image/png', buffer: SCAN })
    await lead.press('Przejmij sprawę')

    expect(await lead.stage()).toBe('Realizacja')
    const mark = lead.page.getByRole('region', { name: 'Przejęte z papieru' })
    expect(await lead.read(mark)).toMatch(/Kwalifikacja: dzień nieznany[\s\S]*Czego brakuje po przejęciu/)
    expect(await mark.getByRole('link', { name: 'Skan: plan.png' }).count()).toBe(1)
    await lead.goTo('Program')
    for (const action of [LESSONS, TALKS]) expect(await lead.read(lead.line(action))).not.toBe('')

    await lead.move('Zacznij przegląd')
    await lead.hold({
      present: [LEAD.name, 'Anna Papierowa', 'Piotr Papierowa'],
      steps: ['Spotkaj się z rodziną i zespołem'],
      place: 'Dom rodziny',
      family: 'Tak',
    })
    await lead.begin('Wypełnij kartę monitoringu')
    await lead.wholeForm()
    await lead.write('Od', inDays(-100))
    await lead.write('Do', inDays(0))
    for (const goal of await lead.rowsOf('Cele')) {
      await goal.choose('Gdzie jesteśmy', 'prawie gotowe')
      await goal.write('Co się udało', 'Dzieci chodzą do szkoły co dzień.')
    }
    await lead.write('Co mówi rodzina', 'Jest nam lżej.')
    await lead.choose('Czy jest przeszkoda, której zespół sam nie usunie', 'Nie')
    await lead.choose('Co dalej', 'Pracujemy dalej bez zmian')
    await lead.write('Dlaczego', 'Plan działa.')
    await lead.press('Zakończ')
    await lead.move('Pracuj dalej')
    expect(await lead.stage()).toBe('Realizacja')
    await lead.goTo('Historia')
    expect(await lead.says()).toContain('Przejęto sprawę prowadzoną na papierze')
    expect(wrong).toEqual([])
  },
)

journey(
  'without JavaScript, on a phone, a family whose team is being formed comes from paper',
  { timeout: PATIENCE_MS },
  async ({ arrive }) => {
    const lead = new CaseWorker(await arrive({ javaScript: false, width: 320 }), async () => undefined)
    await lead.signIn(LEAD)
    await lead.page.goto('/cases/take-over')
    await lead.choose('Etap, w którym sprawa jest teraz', 'Zgody i zespół rodziny')
    await lead.write('Dzień, w którym sprawa zaczęła się na papierze', inDays(-30))
    await lead.write('Osoby w rodzinie', 'Kartkowa; Ola; 12.01.1985; matka')
    await lead.press('Dalej')
    await lead.write('Zgody i zespół rodziny: od kiedy trwa', inDays(-3))
    await lead.press('Przejmij sprawę')
    expect(await lead.stage()).toBe('Zgody i zespół rodziny')
    expect(await lead.says()).toContain('Przejęte z papieru')
  },
)
