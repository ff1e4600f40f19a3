import { noteAddress } from './addresses.ts'

/** What the site answered. */
export type Sent = { readonly status: number; readonly location: string | null; readonly html: string }

const hidden = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''

/** Somebody at a desk without a browser: keeps cookies, opens pages, sends their forms. For what a browser would only slow down. */
export class DeskClient {
  readonly #address: string
  readonly #cookies = new Map<string, string>()

  constructor(address: string) {
    this.#address = address
  }

  /** What the browser would send with every request. */
  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  async #ask(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { cookie: this.cookie }
    const response = await fetch(new URL(path, this.#address), { ...init, redirect: 'manual', headers })
    noteAddress(this.#address, path, response.headers.get('location'))
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';')
      const at = pair.indexOf('=')
      this.#cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return response
  }

  /** Follows a link, and not where the answer would lead on. */
  async visit(path: string): Promise<Sent> {
    const response = await this.#ask(path)
    return { status: response.status, location: response.headers.get('location'), html: await response.text() }
  }

  async open(path: string): Promise<string> {
    return (await this.visit(path)).html
  }

  /** Opens the page of a form and fills it in; the answered function sends it, as often as it is called. */
  async fillIn(path: string, fields: Readonly<Record<string, string>>): Promise<() => Promise<Sent>> {
    const html = await this.open(path)
    const body = new URLSearchParams({ _csrf: hidden(html, '_csrf'), _once: hidden(html, '_once'), ...fields })
    return async () => {
      const response = await this.#ask(path, { method: 'POST', body })
      return { status: response.status, location: response.headers.get('location'), html: await response.text() }
    }
  }

  /** Sends what the script of a page sends by itself; the page's own token stands among the fields. */
  async post(path: string, fields: Readonly<Record<string, string>>): Promise<Sent> {
    const response = await this.#ask(path, { method: 'POST', body: new URLSearchParams(fields) })
    return { status: response.status, location: response.headers.get('location'), html: await response.text() }
  }

  /** Opens the page of a form and sends it. */
  async send(path: string, fields: Readonly<Record<string, string>>): Promise<Sent> {
    const sendIt = await this.fillIn(path, fields)
    return sendIt()
  }

  /** Opens the page of a form and sends it with a file. */
  async sendFile(path: string, field: string, file: File): Promise<Sent> {
    const html = await this.open(path)
    const body = new FormData()
    for (const name of ['_csrf', '_once']) body.append(name, hidden(html, name))
    body.append(field, file)
    const response = await this.#ask(path, { method: 'POST', body })
    return { status: response.status, location: response.headers.get('location'), html: await response.text() }
  }

  /** How the site answers to somebody who follows a link. */
  async statusOf(path: string): Promise<number> {
    return (await this.visit(path)).status
  }

  async signIn(email: string, password: string): Promise<void> {
    const { status } = await this.send('/sign-in', { email, password })
    if (status !== 303) throw new Error(`sign-in answered ${status}`)
  }
}
