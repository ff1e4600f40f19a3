import { expect } from 'vitest'
import type { CaseWorker } from '../pages/case-worker.ts'
import { named, type ShippedForm, type ShippedStage, type ShippedStep } from '../support/shipped-model.ts'
import { inDays } from './cast.ts'
import type { Company } from './company.ts'
import {
  acceptForOwn,
  acceptOnPaper,
  actionDone,
  addToTeam,
  answerFiveQuestions,
  bringTo,
  enterParents,
  enterPerson,
  fillConsent,
  fillEvaluation,
  fillMonitoring,
  fillReport,
  fillView,
  handOver,
  saidOnPaper,
} from './filling.ts'
import type { Leading, Partner } from './leading.ts'

export const THING = 'Biurko i krzesło do nauki'
const SEEN_BY_KEEPER = { area: 'Mieszkanie i warunki domowe', sees: 'Piec dymi i grzeje tylko jeden pokój.' }
export const VOICE = 'Chcemy spokoju i ciepła w domu.'
export const promisedBy = ({ shortName }: Partner): string => `Rozmowa raz w tygodniu: ${shortName}.`
const OWN_ACTION = 'Wspólne odrabianie lekcji we wtorki.'

/** A case led as its model says: step by step, from stage to stage, in the words of the model, by whoever the model lets. */
export class CaseLed {
  readonly company: Company
  readonly #leading: Leading
  readonly #stages: readonly ShippedStage[]
  readonly #been: string[] = []
  /** What was promised is done once the work was looked back on. */
  #reviewed = false
  /** Who moved the case last, and stands on its first page: a closed case leaves the lists. */
  #mover: CaseWorker | null = null

  constructor(company: Company, leading: Leading) {
    this.company = company
    this.#leading = leading
    const process = leading.model.processes.find(({ subject }) => subject === 'case')
    if (!process) throw new Error('the model has no process of a case')
    this.#stages = process.stages
    this.#been.push(process.start)
  }

  get #stage(): ShippedStage {
    return named(this.#stages, this.#been.at(-1) ?? '')
  }

  async lead(): Promise<CaseWorker> {
    return this.company.inCase(this.#leading.lead)
  }

  async open(): Promise<void> {
    const { kind, surname, adults, child, lead: account } = this.#leading
    const lead = await this.company.signedIn(account)
    await lead.follow('Pulpit', lead.page.getByRole('navigation', { name: 'Główna' }))
    await lead.follow('Nowe zgłoszenie')
    await lead.choose('Kogo dotyczy sprawa', kind)
    await lead.write('Nazwisko albo nazwa', surname)
    await lead.write('Imię', adults[0] ?? '')
    await lead.press('Otwórz sprawę')
    this.company.code = await lead.code()
    for (const given of adults.slice(1))
      await enterPerson(lead, { family: surname, given, adult: true, relation: 'ojciec' })
    if (!child) return
    await enterPerson(lead, { family: surname, given: child, adult: false, relation: 'córka' })
    await enterParents(lead, child, adults)
  }

  /** What is told to whoever closed the case. */
  async says(): Promise<string> {
    if (!this.#mover) throw new Error('nobody moved the case')
    return this.#mover.says()
  }

  /** Does what each stage asks for and moves on, until the case is in the stage; without one, to its end. */
  async leadTo(stage?: string): Promise<void> {
    while (this.#stage.id !== stage && this.#stage.kind !== 'end') {
      for (const step of this.#stage.steps) await this.#take(step)
      await this.#moveOn()
    }
    if (this.#mover) expect(await this.#mover.stage()).toBe(this.#stage.name)
  }

  async #take(step: ShippedStep): Promise<void> {
    const form = step.form === undefined ? undefined : named(this.#leading.model.forms, step.form)
    if (step.kind === 'meeting') return step.required && this.#isOwn(step) ? this.#meet(step) : undefined
    if (form?.record === 'handover') return this.#deliver()
    // Everybody signed already, so the step asks for nothing more.
    if (form?.record === 'confidentiality') return
    if (form) return step.required ? this.#fill(step, form) : undefined
    if (step.kind === 'consent') return this.#accept(step)
    if (step.kind === 'document' && step.repeat === 'per_institution') return this.#share(step)
    if (!step.required || step.repeat === 'per_item') return
    if (step.kind === 'decision' && step.body !== undefined) await this.#gather()
    if (this.#reviewed && step.kind === 'task') await this.#closeActions()
    const worker = await this.#whoever(step.by)
    await worker.doStep(step.name)
  }

  /** A meeting of the team around this case; the standing team meets about all of its cases. */
  #isOwn({ body }: ShippedStep): boolean {
    return body !== undefined && named(this.#leading.model.bodies, body).lifetime === 'per_case'
  }

  async #whoever(by: readonly string[]): Promise<CaseWorker> {
    const { lead, coordinator } = this.#leading
    return this.company.inCase(by.includes(lead.role) ? lead : coordinator)
  }

  async #moveOn(): Promise<void> {
    const next = this.#stage.transitions.find(({ to, reason }) => !reason?.required && !this.#been.includes(to))
    if (!next) throw new Error(`no way on from ${this.#stage.id}`)
    const worker = await this.#whoever(next.by)
    await worker.wayOut(next.name)
    const success = next.outcomes?.map((id) => named(this.#leading.model.outcomes, id)).at(0)
    if (success) await worker.choose('Wynik', new RegExp(`^${success.name}$`))
    await worker.press('Przejdź do tego etapu')
    this.#been.push(next.to)
    this.#mover = worker
  }

  async #meet(step: ShippedStep): Promise<void> {
    const { lead, partners, surname, adults } = this.#leading
    const worker = await this.#whoever(step.by)
    const gathered = this.#stages.flatMap(({ id, steps }) =>
      steps.some(({ kind, body }) => kind === 'decision' && body !== undefined) ? [id] : [],
    )
    const isSet = this.#been.slice(0, -1).some((id) => gathered.includes(id))
    const team = isSet ? partners.map(({ person }) => person) : []
    await worker.hold({
      steps: [step.name],
      present: [lead.name, ...team, ...adults.map((given) => `${given} ${surname}`)],
      place: 'Ośrodek, sala 2',
      family: 'Tak',
    })
  }

  async #fill(step: ShippedStep, { record, signedBy }: ShippedForm): Promise<void> {
    const { coordinator, adults, child, kind } = this.#leading
    if (record === 'diagnosis') return this.#contribute(step)
    // Whoever must sign the form fills it in, so that no signature has to be copied.
    const worker = await this.#whoever(signedBy.includes(coordinator.role) ? signedBy : step.by)
    if (record === 'participation_consent') {
      for (const _ of adults) {
        await worker.begin(step.name)
        await fillConsent(worker, kind === 'Rodzina' ? child : undefined)
      }
      return
    }
    await worker.begin(step.name)
    if (record === 'case_report') return fillReport(worker, adults[0] ?? '')
    if (record === 'evaluation') return fillEvaluation(worker)
    if (record === 'qualification') return answerFiveQuestions(worker)
    if (record === 'review') {
      this.#reviewed = true
      return fillMonitoring(worker)
    }
    if (record === 'plan') return this.#plan(worker)
    if (record === 'basket') return this.#basket(worker)
    if (record !== 'family_voice') throw new Error(`no journey fills in ${step.form}`)
    await worker.write('Czego chce rodzina, jej słowami', VOICE)
    await worker.press('Zakończ')
  }

  async #gather(): Promise<void> {
    const { coordinator, partners, memberRole, model } = this.#leading
    const worker = await this.company.inCase(coordinator)
    await worker.follow('Zmień skład')
    for (const { person } of partners) await addToTeam(worker, person, named(model.roles, memberRole).name)
    expect(await worker.holds()).not.toContain('brakuje:')
  }

  async #share(step: ShippedStep): Promise<void> {
    const worker = await this.#whoever(step.by)
    for (const { shortName } of this.#leading.partners) {
      await worker.begin(step.name)
      await worker.follow(`Pakiet: ${shortName}`)
      await worker.press('Potwierdź pakiet')
    }
  }

  /** Each institution writes its own view; the paper of one without accounts is copied by whoever leads the case. */
  async #contribute(step: ShippedStep): Promise<void> {
    const lead = await this.lead()
    await lead.begin(step.name)
    await fillView(lead, SEEN_BY_KEEPER)
    await lead.press('Zakończ')
    for (const partner of this.#leading.partners) {
      const worker = partner.member ? await this.company.inCase(partner.member) : lead
      await worker.begin(step.name)
      if (!partner.member) await worker.follow(`Karta z papieru: ${partner.name}`)
      await fillView(worker, partner)
      if (!partner.member) await saidOnPaper(worker)
      await worker.press('Zakończ')
    }
    await lead.goTo('Diagnoza')
    for (const { sees } of [SEEN_BY_KEEPER, ...this.#leading.partners]) expect(await lead.says()).toContain(sees)
  }

  /** A goal of each person, and an action of the family and of each partner. */
  async #plan(worker: CaseWorker): Promise<void> {
    const { adults, child, partners, kind } = this.#leading
    await worker.wholeForm()
    await worker.write('Koniec', inDays(180))
    for (const [index, whose] of [...adults, ...(child ? [child] : [])].entries()) {
      if (index > 0) await worker.add('Cele')
      const row = worker.row('Cele', `Pozycja ${index + 1}`)
      await row.choose('Czyj to cel', new RegExp(whose))
      await row.write('Cel, słowami tej osoby', 'Chcę, żeby w domu był spokój.')
    }
    const own = kind === 'Rodzina' ? 'rodzina' : 'ta osoba'
    const actions = [[own, OWN_ACTION], ...partners.map((one) => [one.name, promisedBy(one)])] as const
    for (const [index, [who, action]] of actions.entries()) {
      if (index > 0) await worker.add('Działania')
      const row = worker.row('Działania', `Pozycja ${index + 1}`)
      await row.write('Co zostanie zrobione', action ?? '')
      await row.choose('Kto odpowiada (jedna instytucja z zespołu albo rodzina)', who ?? '')
    }
    await worker.press('Zakończ')
  }

  async #basket(worker: CaseWorker): Promise<void> {
    await worker.wholeForm()
    await worker.add('Pozycje')
    const row = worker.row('Pozycje', 'Pozycja 1')
    await row.write('Usługa lub rzecz', THING)
    await row.choose('Rodzaj', 'Rzecz')
    await row.choose('Skąd', 'Własne siły i bliscy rodziny')
    await worker.press('Zakończ')
  }

  async #accept(step: ShippedStep): Promise<void> {
    const lead = await this.lead()
    if (step.repeat === 'per_adult') {
      for (const adult of this.#leading.adults) await acceptOnPaper(lead, new RegExp(adult))
      return
    }
    for (const { head, name } of this.#leading.partners) {
      if (head) await acceptForOwn(await this.company.inCase(head), step.name)
      else await acceptOnPaper(lead, name)
    }
  }

  async #deliver(): Promise<void> {
    const lead = await this.lead()
    await bringTo(lead, THING, 'dostarczone')
    await handOver(lead, THING)
    await lead.goTo('Koszyk')
    expect(await lead.read(lead.line(THING))).toContain('potwierdzone przez rodzinę')
  }

  async #closeActions(): Promise<void> {
    const lead = await this.lead()
    for (const action of [OWN_ACTION, ...this.#leading.partners.map(promisedBy)]) await actionDone(lead, action)
  }
}
