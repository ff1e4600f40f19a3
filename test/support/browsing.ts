import { randomUUID } from 'node:crypto'

type Fetch = (request: Request) => Response | Promise<Response>
export type Seen = { readonly status: number; readonly html: string; readonly path: string }

const HOST = 'http://kooperacja.invalid'

/** A browser without script that keeps its cookies and follows where it is led, in front of a program in this process. */
export function browsing(fetch: Fetch, cookies: Readonly<Record<string, string>> = {}) {
  const jar = new Map(Object.entries(cookies))
  const ask = async (path: string, init: RequestInit = {}): Promise<Seen> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(new Request(`${HOST}${path}`, { ...init, headers: { cookie } }))
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      if (/max-age=0/i.test(set)) jar.delete(name)
      else jar.set(name, value)
    }
    const to = answer.headers.get('location')
    if (to !== null && answer.status === 303) return ask(to)
    return { status: answer.status, html: await answer.text(), path }
  }
  const open = (path: string) => ask(path)
  /** Sends a form with the proof that stood on a page, by default on the page of its own address. */
  const send = async (path: string, sent: Readonly<Record<string, string>> = {}, on?: string): Promise<Seen> => {
    const html = on ?? (await ask(path)).html
    const body = new FormData()
    body.append('_csrf', /name="_csrf" value="([^"]*)"/.exec(html)?.[1] ?? '')
    body.append('_once', randomUUID())
    for (const [name, value] of Object.entries(sent)) body.append(name, value)
    return ask(path, { method: 'POST', body })
  }
  return { open, send, jar }
}
export type Browser = ReturnType<typeof browsing>
