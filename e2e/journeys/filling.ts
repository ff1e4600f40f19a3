import { expect } from 'vitest'
import type { CaseWorker } from '../pages/case-worker.ts'
import { inDays } from './cast.ts'

/** Forms that both shipped models ask in the same words, filled in by whoever has them open. */

export async function fillReport(worker: CaseWorker, contact: string): Promise<void> {
  await worker.choose('Osoba, z którą można rozmawiać', new RegExp(contact))
  await worker.choose('Jak bezpiecznie się skontaktować', 'Telefon')
  await worker.choose('Czy rodzina wie o zgłoszeniu', 'Tak')
  await worker.tick('W jakich obszarach życia jest trudno', 'Mieszkanie i warunki domowe', 'Nauka i rozwój dzieci')
  await worker.write(
    'Co się dzieje i co już zrobiono – krótko, samymi faktami',
    'W domu nie działa piec, a córka opuściła wiele dni nauki. Ośrodek pomaga od wiosny.',
  )
  await worker.press('Zakończ')
}

export async function answerFiveQuestions(worker: CaseWorker): Promise<void> {
  for (const question of [
    'Czy rodzina ma kilka trudności naraz?',
    'Czy potrzebna jest pomoc z więcej niż jednego sektora?',
    'Czy dotychczasowa pomoc jednej instytucji okazała się za mała?',
    'Czy rodzina chce pracować z zespołem?',
    'Czy rodzina mieszka na terenie gminy?',
  ])
    await worker.choose(question, 'Tak')
  await worker.press('Zakończ')
}

/** An adult agrees on paper, for a child too when both parents decide. */
export async function fillConsent(worker: CaseWorker, child?: string): Promise<void> {
  if (child) await worker.tick('W imieniu których dzieci', child)
  await worker.choose('Chcę pracować z zespołem nad zmianą naszej sytuacji', 'Tak')
  await worker.choose('W jakiej formie chcę dostawać plan', 'Na papierze')
  await saidOnPaper(worker)
  if (child) await worker.choose('Co z drugim rodzicem', 'jest pytany, odpowie osobno')
  await worker.press('Zakończ')
}

/** How somebody without an account did it, and on which day. */
export async function saidOnPaper(worker: CaseWorker): Promise<void> {
  await worker.choose('W jaki sposób', 'na papierze')
  await worker.write('Którego dnia', inDays(0))
}

export type View = { readonly area: string; readonly sees: string }

/** What an institution sees in one part of life, with an answer in each block of the card. */
export async function fillView(worker: CaseWorker, { area, sees }: View): Promise<void> {
  await worker.wholeForm()
  const known = worker.row('Co wiemy', area)
  await known.write('Co widzimy', sees)
  await known.write('Co możemy zrobić', 'Rozmowę i obecność.')
  for (const [section, question] of BLOCKS)
    await worker.row(section, area).write(question, 'Zapisano w rozmowie z rodziną.')
}

/** The same part by part: the summary sends back to what is missing, and tells what will be signed. */
export async function fillViewInParts(worker: CaseWorker, { area, sees }: View): Promise<void> {
  const next = 'Zapisz i przejdź dalej'
  const heading = () => worker.page.getByRole('heading', { level: 1 }).innerText()
  expect(await heading()).toBe('Część 1 z 7: Kto pisze')
  await worker.press(next)
  await worker.row('Co wiemy', area).write('Co możemy zrobić', 'Rozmowę i obecność.')
  for (const [section, question] of BLOCKS) {
    await worker.press(next)
    await worker.row(section, area).write(question, 'Zapisano w rozmowie z rodziną.')
  }
  await worker.press('Wstecz')
  expect(await heading()).toBe('Część 5 z 7: C. Zasoby i braki')
  await worker.press('Przejdź do podsumowania')
  const missing = `Co wiemy: ${area}: Odpowiedz na pytanie: Co widzimy`
  expect(await worker.pressInVain('Zakończ')).toContain(missing)
  await worker.follow(missing)
  await worker.row('Co wiemy', area).write('Co widzimy', sees)
  await worker.press('Przejdź do podsumowania')
  expect(await worker.says()).toContain(sees)
}

const BLOCKS = [
  ['A. Przyczyny i źródła trudnej sytuacji', 'Co doprowadziło do tej sytuacji'],
  ['B. Mocne i słabe strony', 'Co rodzina robi dobrze'],
  ['C. Zasoby i braki', 'Na co i na kogo rodzina może liczyć'],
  ['D. Oczekiwania i potrzeby', 'Jakie potrzeby widzi instytucja'],
] as const

export async function fillMonitoring(worker: CaseWorker): Promise<void> {
  await worker.wholeForm()
  await worker.write('Od', inDays(0))
  await worker.write('Do', inDays(0))
  for (const goal of await worker.rowsOf('Cele')) {
    await goal.choose('Gdzie jesteśmy', 'prawie gotowe')
    await goal.write('Co się udało', 'Rodzina zrobiła ważny krok.')
  }
  for (const item of await worker.rowsOf('Usługi i rzeczy')) await item.choose('Stan', 'Dostarczone')
  await worker.write('Co mówi rodzina', 'Jest nam lżej.')
  await worker.choose('Czy jest przeszkoda, której zespół sam nie usunie', 'Nie')
  await worker.choose('Co dalej', 'Kończymy')
  await worker.write('Dlaczego', 'Cele rodziny są osiągnięte.')
  await worker.press('Zakończ')
}

export async function fillEvaluation(worker: CaseWorker): Promise<void> {
  await worker.wholeForm()
  await worker.choose('Wynik pracy', /^Sukces$/)
  await worker.write('Co się zmieniło w życiu rodziny', 'Córka chodzi do szkoły, a w domu jest ciepło.')
  for (const goal of await worker.rowsOf('Cele')) await goal.choose('Stan na koniec', 'osiągnięte')
  await worker.choose('Czy wspólna praca pomogła', 'bardzo pomogła')
  await worker.choose('Jak nam się współpracowało', 'dobrze')
  await worker.write('Kto zostaje w kontakcie z rodziną i jak', 'Pedagog, raz w miesiącu.')
  await worker.press('Zakończ')
}

/** A thing is handed over with a record that the family signs on paper. */
export async function handOver(worker: CaseWorker, thing: string): Promise<void> {
  await worker.follow(/Zmień stan/, worker.line(thing))
  await worker.follow('Zapisz protokół przekazania')
  await worker.write('Data', inDays(0))
  await worker.choose('Stan rzeczy', 'Dobry')
  await worker.choose('Do kogo należy rzecz', 'Do rodziny')
  await saidOnPaper(worker)
  await worker.press('Zakończ')
}

/** Says on the page of the basket how far a line got. */
export async function bringTo(worker: CaseWorker, what: string, state: string): Promise<void> {
  await worker.goTo('Koszyk')
  await worker.follow(/Zmień stan/, worker.line(what))
  await worker.choose('Stan', state)
  await worker.press('Zapisz')
}

/** Somebody of the family, or an institution without accounts, accepts the plan on paper. */
export async function acceptOnPaper(worker: CaseWorker, who: string | RegExp): Promise<void> {
  await worker.goTo('Program')
  await worker.follow('Zapisz odpowiedź na plan')
  await worker.choose('Czyja to odpowiedź', who)
  await worker.choose('Odpowiedź', 'Przyjmuje')
  await saidOnPaper(worker)
  await worker.press('Zapisz odpowiedź')
}

/** An institution accepts its part of the plan through whoever answers for it. */
export async function acceptForOwn(head: CaseWorker, step: string): Promise<void> {
  await head.begin(step)
  await head.follow('Zapisz odpowiedź na plan')
  await head.choose('Odpowiedź', 'Przyjmuje')
  await head.press('Zapisz odpowiedź')
}

/** Says on the page of the plan that an action is done. */
export async function actionDone(worker: CaseWorker, action: string): Promise<void> {
  await worker.goTo('Program')
  await worker.follow(/Zmień stan/, worker.line(action))
  await worker.choose('Stan', 'zrobione')
  await worker.press('Zapisz')
}

export async function addToTeam(worker: CaseWorker, person: string, role: string): Promise<void> {
  await worker.choose('Osoba', new RegExp(person))
  await worker.choose('Rola', role)
  await worker.press('Dodaj do zespołu')
}

export type Entered = {
  readonly family: string
  readonly given: string
  readonly adult: boolean
  readonly relation: string
}

export async function enterPerson(worker: CaseWorker, { family, given, adult, relation }: Entered): Promise<void> {
  await worker.goTo('Przegląd')
  await worker.follow('Dodaj osobę')
  await worker.write('Nazwisko albo nazwa rodziny', family)
  await worker.write('Imię', given)
  await worker.choose('Czy jest osobą pełnoletnią?', adult ? 'Tak' : 'Nie')
  await worker.write('Kim jest w rodzinie', relation)
  await worker.press('Zapisz osobę')
}

/** Both parents decide for the child: without that no consent for it counts. */
export async function enterParents(worker: CaseWorker, child: string, parents: readonly string[]): Promise<void> {
  await worker.goTo('Przegląd')
  await worker.follow(new RegExp(`Otwórz dane.*${child}`))
  for (const parent of parents) {
    await worker.follow('Zapisz, kto decyduje')
    await worker.choose('Kto', new RegExp(parent))
    await worker.choose('Na jakiej zasadzie', 'pełna władza rodzicielska')
    await worker.choose('Z jakiego dokumentu', 'akt urodzenia')
    await worker.write('Od kiedy', inDays(-4000))
    await worker.press('Zapisz')
  }
}
