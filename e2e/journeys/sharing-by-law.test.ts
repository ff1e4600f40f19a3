import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { CaseWorker } from '../pages/case-worker.ts'
import type { Arrived } from '../pages/worker.ts'
import { type Account, account, institution } from '../support/accounts.ts'
import { journey, type Visiting } from '../support/browser.ts'
import { inspecting } from '../support/inspecting.ts'
import { inDays } from './cast.ts'
import { fillView } from './filling.ts'

const PATIENCE_MS = 300_000
const LEAD = account(/^gops-bieliny$/, 'Pracownik prowadzący')
const COORDINATOR = account(/^gops-bieliny$/, 'Koordynator PZK')
const PEDAGOGUE = account(/^szkola-bieliny$/, 'Członek zespołu: szkoła')
const OF_FOUNDATION = account(/^fundacja$/, 'Członek zespołu: organizacja')
const OFFICER = account(/^policja-kielecki$/, 'Członek zespołu: policja')
const PROTECTS = account(/^gmina-bieliny$/, 'Inspektor ochrony danych')
const CENTRE = institution('gops-bieliny').shortName
const SCHOOL = institution('szkola-bieliny').shortName
const FOUNDATION = institution('fundacja').shortName

const LESSONS = 'Córka opuściła dwanaście dni nauki w październiku.'
/** Why a pupil was away is what a teacher must not tell without a release (Prawo oświatowe, art. 30a par. 2 and 3). */
const ABSENCE = 'Dwanaście dni nieobecności to pobyty w poradni.'
const HEALTH = 'Zdrowie i niepełnosprawność'
const STRENGTHS = 'Mocne strony i zasoby'
const ON_CONSENT = 'Mama piecze chleb dla sąsiadów.'
const RELEASE = /^Zwolnienie z tajemnicy zawodowej: Tajemnica nauczyciela: zgoda rodzica/
const DANGER = 'Dziecko nie wróciło ze szkoły, szukamy go.'
const LOCKED = 'Treść zastrzeżona'
const SEE_BEFORE = 'Zobacz, co dostanie odbiorca'

/** Signs people in, each at a browser of their own. */
const comingIn =
  (arrive: (how?: Visiting) => Promise<Page>, arrived: Arrived) =>
  async (who: Account, how: Visiting = {}): Promise<CaseWorker> => {
    const worker = new CaseWorker(await arrive(how), arrived)
    await worker.signIn(who)
    return worker
  }

/** Opens the first case of the list that stands in a stage, and tells its code. */
async function openIn(worker: CaseWorker, stage: string): Promise<string> {
  await worker.follow('Rodziny', worker.page.getByRole('navigation', { name: 'Główna' }))
  await worker.follow(/./, worker.line(stage))
  return worker.code()
}

/** The first adult of the case on the screen, who is the mother in every story of the demonstration. */
const motherIn = async (worker: CaseWorker): Promise<string> => {
  const adults = worker.page.locator('tr', { hasText: 'Otwórz dane', hasNotText: 'dziecko' })
  return (await adults.first().locator('th, td').first().innerText()).trim()
}

journey(
  'a school shows why a pupil was away on art. 30a with a release: seen before it is given, then read with its reason',
  { timeout: PATIENCE_MS },
  async ({ arrive }) => {
    const { inspect, inspected, wrong } = inspecting(/\/(sharing|forms|diagnosis)/)
    const signedIn = comingIn(arrive, inspect)
    const lead = await signedIn(LEAD)
    const code = await openIn(lead, 'Wspólna diagnoza')

    const pedagogue = await signedIn(PEDAGOGUE)
    await pedagogue.openCase(code)
    await pedagogue.begin('Zbierz wkład każdej instytucji')
    await fillView(pedagogue, { area: 'Nauka i rozwój dzieci', sees: LESSONS })
    const health = pedagogue.row('Co wiemy', 'Zdrowie i samopoczucie')
    await health.write('Co widzimy', ABSENCE)
    await health.write('Co możemy zrobić', 'Zajęcia wyrównawcze.')
    await pedagogue.press('Zakończ')

    // Attendance is shown by the law alone; what a teacher must keep secret is not, and leaves no trace.
    await lead.goTo('Diagnoza')
    expect(await lead.says()).toContain(LESSONS)
    expect(await lead.holds()).not.toContain(ABSENCE)
    expect(await lead.holds()).not.toContain(LOCKED)

    await pedagogue.goTo('Diagnoza')
    await pedagogue.open(/^Dlaczego (to )?widzę/)
    await pedagogue.follow(`Kto to widzi: ${HEALTH}`)
    await pedagogue.follow('Udostępnij ten wpis')
    await pedagogue.choose('Komu', new RegExp(`^${CENTRE} \\(Pracownik prowadzący\\)`))
    await pedagogue.press('Dalej')
    await pedagogue.choose('Zakres', 'w całości')
    await pedagogue.write('Po co odbiorcy ta informacja', 'Wspólna diagnoza')
    await pedagogue.write('Do kiedy', inDays(60))
    await pedagogue.choose('Podstawa', RELEASE)
    await pedagogue.write('Ważne do', inDays(90))
    expect(await pedagogue.pressInVain('Udostępnij')).toContain('Ta podstawa wymaga tego zapisu')
    expect(await pedagogue.written('Po co odbiorcy ta informacja')).toBe('Wspólna diagnoza')
    expect(await pedagogue.written('Ważne do')).toBe(inDays(90))
    expect(await pedagogue.page.getByRole('radio', { name: RELEASE }).isChecked()).toBe(true)
    await lead.goTo('Diagnoza')
    expect(await lead.holds()).not.toContain(ABSENCE)

    await pedagogue.choose('Kto się zgodził', `${code}/1`)
    await pedagogue.write('Data', inDays(0))
    await pedagogue.choose('Co z drugim rodzicem', 'jest pytany, odpowie osobno')
    await pedagogue.press(SEE_BEFORE)
    const foreseen = await pedagogue.says()
    expect(foreseen).toContain(
      `Jeszcze niczego nie udostępniono. ${LEAD.name}, ${CENTRE} (Pracownik prowadzący): dojdzie 1 wpis.`,
    )
    const theirs = await pedagogue.read(pedagogue.section('Diagnoza'))
    expect(theirs).toContain(ABSENCE)
    await lead.goTo('Diagnoza')
    expect(await lead.holds()).not.toContain(ABSENCE)
    await pedagogue.press('Udostępnij')

    await lead.goTo('Diagnoza')
    expect(await lead.says()).toContain(ABSENCE)
    await lead.open(`Dlaczego widzę to, co pisze ${SCHOOL}?`)
    const because = `${CENTRE} widzi to, bo ${SCHOOL} udostępnia kategorię „${HEALTH}” w całości na podstawie „Zwolnienie z tajemnicy zawodowej”`
    expect(await lead.says()).toContain(because)
    expect(await lead.says()).toMatch(
      new RegExp(`art\\. 30a ust\\. 3 [^)]*\\) do ${inDays(60)}; decyzja: ${PEDAGOGUE.name}`),
    )
    expect(inspected).toContain('/cases/:id/sharing/entries/:id')
    expect([...inspected].filter((kind) => kind.endsWith('/preview'))).toHaveLength(1)
    expect(wrong).toEqual([])
  },
)

journey(
  'the mother takes her consent back: at its next click the foundation meets a closed place, and what the law lets it read stays',
  { timeout: PATIENCE_MS },
  async ({ arrive }) => {
    const { inspect, wrong } = inspecting(/\/sharing/)
    const signedIn = comingIn(arrive, inspect)
    const lead = await signedIn(LEAD)
    const code = await openIn(lead, 'Koszyk i zgoda na plan')
    const mother = await motherIn(lead)
    const showOnConsent = async () => {
      await lead.goTo('Kto co widzi')
      await lead.follow('Udostępnij informację')
      await lead.choose('Komu', new RegExp(`^${FOUNDATION} \\(`))
      await lead.choose('Co', STRENGTHS)
      await lead.press('Dalej')
      await lead.choose('Zakres', 'jako wyciąg')
      await lead.write('Tekst dla odbiorcy', ON_CONSENT)
      await lead.choose('Tylko wpisy o jednej osobie', mother)
      await lead.write('Po co odbiorcy ta informacja', 'Zajęcia w świetlicy')
      await lead.write('Do kiedy', inDays(60))
      await lead.choose('Podstawa', /: Zgoda osoby pełnoletniej/)
      await lead.choose('Kto się zgodził', mother)
      await lead.write('Data', inDays(0))
      await lead.write('Ważne do', inDays(90))
    }
    await showOnConsent()
    await lead.press('Udostępnij')

    const reader = await comingIn(arrive, async () => undefined)(OF_FOUNDATION, { javaScript: false })
    await reader.openCase(code)
    await reader.goTo('Kto co widzi')
    expect(await reader.holds()).toContain(ON_CONSENT)
    expect(await reader.holds()).toContain(mother)

    await lead.goTo('Kto co widzi')
    await lead.follow(
      /^Wycofaj/,
      lead.section('Rejestr: co jest w mocy').getByRole('row').filter({ hasText: STRENGTHS }),
    )
    await lead.write('Dlaczego', 'Matka wycofała zgodę')
    await lead.press('Wycofaj')

    await reader.goTo('Diagnoza')
    expect(await reader.says()).toContain(LOCKED)
    expect(await reader.holds()).not.toContain(ON_CONSENT)
    await reader.goTo('Kto co widzi')
    expect(await reader.holds()).not.toContain(ON_CONSENT)
    expect(await reader.holds()).toContain(mother)
    await reader.follow(/^Historia: /)
    expect(await reader.holds()).not.toContain(ON_CONSENT)

    await showOnConsent()
    expect(await lead.pressInVain('Udostępnij')).toContain('Ta zgoda została wycofana')
    expect(await lead.written('Tekst dla odbiorcy')).toBe(ON_CONSENT)
    expect(wrong).toEqual([])
  },
)

journey(
  'a police officer without a place in a case opens it for hours, and the data protection officer sees it on the very next page',
  { timeout: PATIENCE_MS },
  async ({ arrive }) => {
    const { inspect, inspected, wrong } = inspecting(/\/(emergency|looks)/)
    const signedIn = comingIn(arrive, inspect)
    const lead = await signedIn(LEAD)
    const code = await openIn(lead, 'Kwalifikacja')
    const mother = await motherIn(lead)
    const [coordinator, protects] = [await signedIn(COORDINATOR), await signedIn(PROTECTS)]
    expect(await protects.says()).not.toContain('w nagłej potrzebie')

    const officer = await signedIn(OFFICER)
    await officer.follow('Rodziny', officer.page.getByRole('navigation', { name: 'Główna' }))
    expect(await officer.holds()).not.toContain(code)
    await officer.follow('Dostęp w nagłej potrzebie')
    const { keyboard } = officer.page
    await officer.page.getByLabel('Kod sprawy').focus()
    await keyboard.type('BRZOZA-999')
    for (const _ of ['Imię', 'Nazwisko', 'Data urodzenia', 'Co grozi']) await keyboard.press('Tab')
    await keyboard.press('ArrowDown')
    await keyboard.press('ArrowDown')
    await keyboard.press('Tab')
    await keyboard.type(DANGER)
    expect(await officer.pressInVain('Otwórz sprawę')).toContain('Nie otwarto żadnej sprawy')
    expect(await officer.written('Co się dzieje')).toBe(DANGER)
    await officer.write('Kod sprawy', code)
    await officer.press('Otwórz sprawę')

    await protects.follow('Pulpit')
    await protects.follow(/nagłej potrzebie/)
    const told = await protects.read(protects.section('Otwarcia w nagłej potrzebie'))
    for (const said of [OFFICER.name, code, 'Dziecko bez opieki', 'trwa']) expect(told).toContain(said)
    for (const kept of [mother, DANGER]) expect(await protects.holds()).not.toContain(kept)
    await coordinator.follow('Pulpit')
    await coordinator.follow(`Sprawa ${code}: otwarta w nagłej potrzebie, do oceny`)
    expect(await coordinator.says()).toContain(DANGER)

    await officer.follow('Przejdź do sprawy')
    expect(await officer.says()).toContain(mother)
    expect(await officer.says()).toContain('Informacje szczególnie chronione są zakryte także teraz')
    const url = officer.page.url()
    await officer.follow('Zakończ dostęp')
    await officer.press('Zakończ dostęp')
    expect((await officer.page.goto(url))?.status()).toBe(404)
    const met = ['/cases/:id/emergency', '/emergency', '/emergency/:id', '/emergency/:id/end', '/looks']
    expect([...inspected].sort()).toEqual(met)
    expect(wrong).toEqual([])
  },
)
