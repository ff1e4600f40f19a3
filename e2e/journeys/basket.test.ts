import { expect } from 'vitest'
import type { CaseWorker } from '../pages/case-worker.ts'
import { journey } from '../support/browser.ts'
import { inspecting } from '../support/inspecting.ts'
import { Cast } from './cast.ts'
import { buy } from './closing.ts'
import { agreeDiagnosis, contribute, hearFamily } from './diagnosis.ts'
import { bringTo, handOver } from './filling.ts'
import { collectConsents, gatherTeam, shareWithPartners } from './joining.ts'
import { enterFamily, helpAtOnce, qualify, URGENT, unmaskPesel } from './notice.ts'
import { acceptPlan, writePlan } from './planning.ts'
import { PATIENCE_MS } from './walk.ts'

const FAMILY = { surname: 'Koszyczkowa', mother: 'Maria', father: 'Paweł', child: 'Ola' }
const FREE = 'Świetlica szkolna'
const WAITING = 'Zajęcia wyrównawcze'
const REFUSED = 'Psycholog i pedagog szkolny'
const INSTEAD = 'Spotkania o bezpieczeństwie w sieci'
const PAID = 'Konsultacje psychodietetyczne'
const LAPTOP = 'Laptop do nauki w domu'
const EVENING = 'Opieka wieczorem, gdy mama pracuje'
/** No family of the demonstration waits for something of this area. */
const EVENING_AREA = 'Polityka prorodzinna'
const OWN = 'Własne siły i bliscy rodziny'
const FOR_FREE = 'Bezpłatne usługi dostępne na miejscu'

type Need = { readonly who: string | RegExp; readonly words: string; readonly kind: string; readonly weight: string }

async function toNeeds(worker: CaseWorker): Promise<void> {
  await worker.goTo('Koszyk')
  await worker.follow('Potrzeby i dobór usług')
}

async function writeDown(worker: CaseWorker, { who, words, kind, weight }: Need): Promise<void> {
  await toNeeds(worker)
  await worker.follow('Zapisz potrzebę')
  await worker.choose('Kto tego potrzebuje', who)
  await worker.write('Czego potrzebuje', words)
  await worker.choose('Obszar usług albo rodzaj rzeczy', kind)
  await worker.choose('Waga', weight)
  await worker.press('Zapisz')
}

/** From the page of a need: the service goes into the basket that is being written. */
async function take(worker: CaseWorker, service: string, source: string, why?: string): Promise<void> {
  await worker.follow(/^Wybierz/, worker.line(service))
  await worker.choose('Skąd', source)
  if (why) await worker.write('Dlaczego wcześniejsze źródła nie wystarczą', why)
  await worker.press('Wpisz do koszyka')
}

/** Each need of the family is written down, services are weighed, and what there is none of is said. */
async function chooseBasket(cast: Cast): Promise<void> {
  const worker = await cast.inCase('coordinator')
  const child = new RegExp(cast.family.child)
  const school = { who: child, kind: 'Edukacja publiczna', weight: 'ważna' }
  await writeDown(worker, { ...school, words: 'Miejsce do nauki po lekcjach' })
  const told = await worker.says()
  for (const reason of [FREE, 'bezpłatnie', 'na miejscu, w gminie']) expect(told).toContain(reason)
  await take(worker, FREE, FOR_FREE, 'Rodzice pracują do wieczora')
  await writeDown(worker, { ...school, words: 'Nadrobienie matematyki', weight: 'pilna' })
  await take(worker, WAITING, OWN)
  await writeDown(worker, { ...school, words: 'Rozmowa z kimś zaufanym' })
  await take(worker, REFUSED, OWN)
  await writeDown(worker, {
    who: child,
    words: 'Zdrowe jedzenie',
    kind: 'Promocja i ochrona zdrowia',
    weight: 'pomogłaby',
  })
  await worker.follow(/^Wybierz/, worker.line(PAID))
  await worker.choose('Skąd', 'Zakup z puli')
  expect(await worker.pressInVain('Wpisz do koszyka')).toContain('dlaczego wcześniejsze źródła nie wystarczą')
  await worker.write('Dlaczego wcześniejsze źródła nie wystarczą', 'Bezpłatne terminy są dopiero za pół roku.')
  await worker.press('Wpisz do koszyka')
  await writeDown(worker, {
    ...school,
    words: 'Komputer do lekcji',
    kind: 'Rzecz: Sprzęt do nauki i pracy, np. komputer',
  })
  await take(worker, LAPTOP, OWN)
  await writeDown(worker, { who: 'cała rodzina', words: EVENING, kind: EVENING_AREA, weight: 'ważna' })
  await worker.follow('Nie ma usługi')
  await worker.choose('Czego brakuje', 'Nie ma takiej usługi')
  await worker.press('Wpisz do koszyka')
  await worker.follow('Pokaż cały formularz na jednej stronie')
  await worker.row('Pozycje', 'Pozycja 4').write('Koszt razem', '800')
  await worker.press('Zakończ')
  await worker.goTo('Koszyk')
  const basket = await worker.says()
  for (const line of [URGENT, FREE, WAITING, REFUSED, PAID, LAPTOP, EVENING]) expect(basket).toContain(line)
}

/** The family says in its own words what comes first; it stands beside the services and on paper. */
async function rank(cast: Cast): Promise<void> {
  const worker = await cast.inCase('lead')
  await toNeeds(worker)
  await worker.follow('Zapisz kolejność rodziny')
  await worker.choose('Czyja to kolejność', 'rodzina razem')
  const computer = worker.page.getByRole('group', { name: 'Komputer do lekcji' })
  await computer.getByLabel('Które miejsce').selectOption({ label: 'miejsce 1' })
  await computer.getByLabel('Życzenie').fill('Bez komputera nic nie zrobimy')
  await worker.choose('Jak to powiedziano', 'w rozmowie')
  await worker.write('Kiedy', new Intl.DateTimeFormat('pl-PL', { timeZone: 'Europe/Warsaw' }).format(Date.now()))
  await worker.press('Zapisz')
  expect(await worker.says()).toContain('Bez komputera nic nie zrobimy')
  await worker.follow('Komputer do lekcji')
  expect(await worker.says()).toContain('miejsce 1')
}

/** The family refuses one service, and another takes its place in a newer basket. */
async function replaceRefused(cast: Cast): Promise<void> {
  const worker = await cast.inCase('coordinator')
  await bringTo(worker, REFUSED, 'odmówiono')
  await worker.choose('Kto odmówił', 'rodzina')
  await worker.write('Powód', 'Ola nie chce rozmawiać w szkole')
  await worker.choose('Następny krok', 'szukamy innej usługi')
  await worker.press('Zapisz')
  await take(worker, INSTEAD, OWN)
  await worker.press('Zakończ')
  await worker.goTo('Koszyk')
  expect(await worker.read(worker.line(REFUSED))).toContain('Ola nie chce rozmawiać w szkole')
  expect(await worker.says()).toContain(INSTEAD)
}

/** What was agreed is given: one line waits, a thing is handed over with its record, the family confirms. */
async function give(cast: Cast): Promise<void> {
  await buy(cast, PAID)
  const lead = await cast.inCase('lead')
  for (const [what, ...states] of [
    [WAITING, 'w kolejce'],
    [FREE, 'dostarczone', 'potwierdzone przez rodzinę'],
    [PAID, 'zamówione', 'dostarczone'],
    [LAPTOP, 'dostarczone'],
  ] as const) {
    for (const state of states) await bringTo(lead, what, state)
  }
  await handOver(lead, LAPTOP)
  await lead.goTo('Koszyk')
  for (const [what, state] of [
    [URGENT, 'pilne'],
    [FREE, 'potwierdzone przez rodzinę'],
    [WAITING, 'w kolejce'],
    [REFUSED, 'odmówiono'],
    [PAID, 'dostarczone'],
    [LAPTOP, 'potwierdzone przez rodzinę'],
  ] as const)
    expect(await lead.read(lead.line(what))).toContain(state)
  expect(await lead.read(lead.section('Potrzeby bez usługi'))).toContain(EVENING)
}

/** Whether the gmina is told of a need without a service in the area, by those who govern it: never of which family. */
async function reported(cast: Cast): Promise<string> {
  const mayor = await cast.signedIn('mayor')
  await mayor.page.goto('/desk')
  await mayor.follow('Potrzeby bez usługi')
  await mayor.follow(/Bieliny/, mayor.page.locator('main'))
  const told = await mayor.says()
  expect(told).toContain('Potrzeby bez usługi')
  for (const secret of [cast.family.surname, EVENING]) expect(told).not.toContain(secret)
  // What was refused and replaced is no need without a service.
  expect(told).not.toContain('Odmówiono usługi')
  return mayor.read(mayor.line(EVENING_AREA).first())
}
const notReported = async (cast: Cast): Promise<void> => expect(await reported(cast)).toBe('')
const isReported = async (cast: Cast): Promise<void> => expect(await reported(cast)).toContain('mniej niż 5')

journey(
  'needs become an agreed basket: an urgent line, a free one, one that waits, one refused and replaced, a paid one, a laptop, and a need without a service of which the gmina is told',
  { timeout: PATIENCE_MS },
  async ({ arrive }) => {
    const { inspect, inspected, wrong } = inspecting()
    const cast = new Cast(FAMILY, () => arrive({}), inspect)
    for (const stage of [
      helpAtOnce,
      enterFamily,
      unmaskPesel,
      qualify,
      collectConsents,
      gatherTeam,
      shareWithPartners,
      hearFamily,
      contribute,
      agreeDiagnosis,
      writePlan,
      notReported,
      chooseBasket,
      rank,
      replaceRefused,
      acceptPlan,
      give,
      isReported,
    ])
      await stage(cast)
    expect(wrong).toEqual([])
    expect([...inspected]).toEqual(expect.arrayContaining(['/cases/:id/needs', '/cases/:id/needs/:id']))
  },
)
