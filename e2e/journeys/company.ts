import type { Page } from 'playwright-core'
import { CaseWorker } from '../pages/case-worker.ts'
import type { Arrived } from '../pages/worker.ts'
import type { Account } from '../support/accounts.ts'

/** People at browsers of their own, each signed in when first needed, and the case they work in. */
export class Company {
  code = ''
  readonly #arrive: () => Promise<Page>
  readonly #arrived: Arrived
  readonly #signedIn = new Map<string, CaseWorker>()

  constructor(arrive: () => Promise<Page>, arrived: Arrived = async () => undefined) {
    this.#arrive = arrive
    this.#arrived = arrived
  }

  async signedIn(who: Account): Promise<CaseWorker> {
    const known = this.#signedIn.get(who.email)
    if (known) return known
    const worker = new CaseWorker(await this.#arrive(), this.#arrived)
    await worker.signIn(who)
    this.#signedIn.set(who.email, worker)
    return worker
  }

  /** The person with the case open on the screen. */
  async inCase(who: Account): Promise<CaseWorker> {
    const worker = await this.signedIn(who)
    await worker.openCase(this.code)
    return worker
  }
}
