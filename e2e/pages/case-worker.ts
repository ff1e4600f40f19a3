import { Worker } from './worker.ts'

type Tab = 'Przegląd' | 'Diagnoza' | 'Program' | 'Koszyk' | 'Zadania' | 'Spotkania' | 'Kto co widzi' | 'Historia'

/** What is put on record of a meeting. */
export type Held = {
  readonly steps: readonly string[]
  /** Names of those who came. */
  readonly present: readonly string[]
  readonly body?: string
  readonly place: string
  readonly family: 'Tak' | 'Nie'
  readonly decision?: { readonly text: string; readonly institution?: string; readonly due?: string }
}

/** Somebody who works in a case: its pages, steps, forms and ways from stage to stage. */
export class CaseWorker extends Worker {
  /** Opens a case from the list of one's cases. */
  async openCase(code: string): Promise<void> {
    await this.follow('Rodziny', this.page.getByRole('navigation', { name: 'Główna' }))
    await this.follow(new RegExp(code))
  }

  async goTo(tab: Tab): Promise<void> {
    await this.follow(tab, this.page.getByRole('navigation', { name: /^Strony sprawy/ }))
  }

  /** Most acts lead back to the first page of the case; what it shows may be old once somebody else acted. */
  async goToOverview(): Promise<void> {
    if ((await this.page.getByRole('heading', { name: /^Etap: / }).count()) === 0) await this.goTo('Przegląd')
  }

  async code(): Promise<string> {
    return this.read(
      this.page
        .getByRole('region', { name: /^Sprawa / })
        .locator('.code')
        .first(),
    )
  }

  async stage(): Promise<string> {
    await this.goToOverview()
    const heading = this.page.getByRole('heading', { name: /^Etap: / })
    return (await this.read(heading)).replace(/^Etap: /, '').trim()
  }

  /** Opens what is to be done from the first page of the case. */
  async begin(step: string): Promise<void> {
    await this.goToOverview()
    await this.follow(step, this.section('Co teraz'))
  }

  /** Has all of a long form on one page; a short one is there already. */
  async wholeForm(): Promise<void> {
    const whole = 'Pokaż cały formularz na jednej stronie'
    if ((await this.page.getByRole('button', { name: whole }).count()) > 0) await this.press(whole)
  }

  /** A step that needs no more than a confirmation. */
  async doStep(step: string): Promise<void> {
    await this.begin(step)
    await this.press('Potwierdź')
  }

  async wayOut(transition: string): Promise<void> {
    await this.goToOverview()
    await this.follow(transition, this.section('Przejścia do innych etapów'))
  }

  async move(transition: string): Promise<void> {
    await this.wayOut(transition)
    await this.press('Przejdź do tego etapu')
  }

  /** Puts a meeting on record that took place. */
  async hold({ steps, present, body, place, family, decision }: Held): Promise<void> {
    await this.goTo('Spotkania')
    await this.follow('Spotkanie się odbyło')
    await this.write('Miejsce', place)
    if (body) await this.choose('Zespół', body)
    await this.tick('Kroki sprawy, które to spotkanie spełnia', ...steps)
    await this.tick('Kto był', ...present)
    await this.choose('Rodzina brała udział', family)
    if (decision) await this.#decide(decision)
    await this.press('Zapisz spotkanie')
  }

  async #decide({ text, institution, due }: NonNullable<Held['decision']>): Promise<void> {
    await this.add('Ustalenia', 'Dodaj ustalenie')
    const row = this.row('Ustalenia', 'Ustalenie 1')
    await row.write('Co ustalono', text)
    if (institution) await row.choose('Zadanie dla', institution)
    if (due) await row.write('Do kiedy', due)
  }
}
