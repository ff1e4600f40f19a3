import type { Locator, Page } from 'playwright-core'

/** A label as people read it, whether or not it says that the answer may be left out. */
const asked = (words: string): RegExp => new RegExp(`^\\s*${escaped(words)}(\\s*\\(nieobowiązkowe\\))?\\s*$`)

/** An answer by its words; a hint may stand after them. */
const answer = (words: string | RegExp): RegExp =>
  typeof words === 'string' ? new RegExp(`^\\s*${escaped(words)}(\\s|,|$)`) : words

const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')

/** The questions of a form, or of one row of it, found and answered by their Polish words. */
export class Questions {
  readonly #within: Page | Locator

  constructor(within: Page | Locator) {
    this.#within = within
  }

  async write(label: string, text: string): Promise<void> {
    await this.#within.getByLabel(asked(label)).fill(text)
  }

  async written(label: string): Promise<string> {
    return this.#within.getByLabel(asked(label)).inputValue()
  }

  /** One answer, whether the answers are all seen or stand in the browser's own list. */
  async choose(question: string, option: string | RegExp): Promise<void> {
    const group = this.#group(question)
    if ((await group.count()) > 0) return group.getByRole('radio', { name: answer(option) }).check()
    const list = this.#within.getByLabel(asked(question))
    const offered = await list.getByRole('option').allInnerTexts()
    const label = offered.find((one) => answer(option).test(one))
    if (label === undefined) throw new Error(`„${question}” offers ${offered.join(', ')}, not ${option}`)
    await list.selectOption({ label: label.trim() })
  }

  async tick(question: string, ...options: readonly (string | RegExp)[]): Promise<void> {
    for (const option of options)
      await this.#group(question)
        .getByRole('checkbox', { name: answer(option) })
        .check()
  }

  /** A row of a section that repeats, by the name it is shown under. */
  row(section: string, name: string): Questions {
    const region = this.#within.getByRole('region', { name: section, exact: true })
    return new Questions(region.getByRole('group', { name, exact: true }))
  }

  /** All rows of a section that repeats for each goal, person or thing. */
  async rowsOf(section: string): Promise<readonly Questions[]> {
    const region = this.#within.getByRole('region', { name: section, exact: true })
    return (await region.locator(':scope > fieldset').all()).map((row) => new Questions(row))
  }

  #group(question: string): Locator {
    return this.#within.getByRole('group', { name: asked(question) })
  }
}
