import { readFile } from 'node:fs/promises'
import type { Locator, Page, Response } from 'playwright-core'
import { type ReadPdf, readPdf } from '../../test/support/reading-pdf.ts'
import { type Account, PASSWORD } from '../support/accounts.ts'
import { Questions } from './questions.ts'

/** What is done with each page somebody comes to. */
export type Arrived = (page: Page) => Promise<void>

/** Somebody at their own browser: they follow links and press buttons by their words, and get where these lead. */
export class Worker extends Questions {
  readonly page: Page
  readonly #arrived: Arrived

  constructor(page: Page, arrived: Arrived) {
    super(page)
    this.page = page
    this.#arrived = arrived
  }

  async signIn({ email }: Account): Promise<void> {
    await this.page.goto('/sign-in')
    await this.#arrived(this.page)
    await this.write('Adres e-mail służbowy', email)
    await this.write('Hasło', PASSWORD)
    await this.press('Zaloguj się')
  }

  async follow(name: string | RegExp, within: Page | Locator = this.page): Promise<void> {
    const link = within.getByRole('link', named(name)).first()
    if ((await link.count()) === 0) throw new Error(`no link „${name}” at ${this.page.url()}:\n${await this.says()}`)
    await this.#leads(() => link.click())
  }

  /** Sends the form by one of its buttons. What the page refuses is an error of the journey. */
  async press(name: string, within: Page | Locator = this.page): Promise<void> {
    await this.#leads(() => within.getByRole('button', named(name)).click())
    const refused = await this.#refused()
    if (refused !== null) throw new Error(`„${name}” was refused at ${this.page.url()}: ${refused}`)
  }

  /** Sends the form by one of its buttons, and says why the page did not take it. */
  async pressInVain(name: string): Promise<string> {
    await this.#leads(() => this.page.getByRole('button', named(name)).click())
    const refused = await this.#refused()
    if (refused === null) throw new Error(`„${name}” was not refused`)
    return refused
  }

  /** Adds a row to a section that repeats. */
  async add(section: string, button = 'Dodaj kolejną pozycję'): Promise<void> {
    await this.press(button, this.page.getByRole('region', { name: section, exact: true }))
  }

  /** Takes a print away, and reads it as a screen reader would. */
  async takePrint(name: string): Promise<ReadPdf> {
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.getByRole('link', named(name)).first().click(),
    ])
    return readPdf(new Uint8Array(await readFile(await download.path())))
  }

  /** Opens what stands folded under a summary. */
  async open(summary: string | RegExp, within: Page | Locator = this.page): Promise<void> {
    await within.getByText(summary, { exact: true }).first().click()
  }

  /** All that is seen on the page, as one text. */
  async says(): Promise<string> {
    return this.read(this.page.locator('body'))
  }

  /** All that the page holds, seen or not: what somebody must not know must not stand here either. */
  async holds(): Promise<string> {
    return this.page.content()
  }

  async read(place: Locator): Promise<string> {
    return (await place.allInnerTexts()).join(' ')
  }

  /** A section of the page by its heading, which may end with how many things it holds. */
  section(name: string): Locator {
    return this.page.getByRole('region', { name: new RegExp(`^${name}( \\d+)?$`) })
  }

  /** A row of a table by words in it. */
  line(words: string | RegExp, within: Page | Locator = this.page): Locator {
    return within.getByRole('row').filter({ hasText: words })
  }

  async #refused(): Promise<string | null> {
    const alert = this.page.getByRole('alert')
    return (await alert.count()) === 0 ? null : this.read(alert)
  }

  async #leads(act: () => Promise<void>): Promise<void> {
    const [response] = await Promise.all([this.page.waitForResponse(isPage), act()])
    await this.page.waitForLoadState('load')
    if (response.status() >= 500 || [403, 404].includes(response.status()))
      throw new Error(`${response.status()} at ${response.url()}`)
    await this.#arrived(this.page)
  }
}

const named = (name: string | RegExp) => (typeof name === 'string' ? { name, exact: true } : { name })

const isPage = (response: Response): boolean =>
  response.request().isNavigationRequest() && (response.status() < 300 || response.status() >= 400)
