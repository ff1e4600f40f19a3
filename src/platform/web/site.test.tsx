import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Conflict, Forbidden, NotFound, ok, refused, Unavailable } from '#kernel'
import { testDatabase } from '#test/database.ts'
import { acting, founding } from '#test/world.ts'
import { fields } from '../forms/fields.ts'
import { createLog } from '../log/log.server.ts'
import { Form, TextField } from '../ui/index.ts'
import { page } from './page.ts'
import type { SiteParts } from './parts.server.ts'
import { site } from './site.server.ts'

const database = await testDatabase()
const { actAs, newId } = acting(database)
const { aPerson } = founding(database, newId)
const ada = await aPerson('Ada', 'Zmyślona')
const lines: string[] = []
const log = createLog('warn', { write: (line: string) => lines.push(line) })

const taken: string[] = []
const readNote = fields(z.object({ note: z.string().min(3).max(20) }))
const notePage = page({
  path: '/notes/:noteId',
  act: 'test.note.write',
  looking: 'unrecorded',
  title: () => 'Notatka',
  load: async (_ctx, { noteId }) => {
    if (noteId === 'absent') throw new NotFound('note')
    if (noteId === 'foreign') throw new Forbidden('test.note.write')
    if (noteId === 'bug') throw new TypeError('Jan Zmyślony 90850100014')
    return { noteId }
  },
  form: readNote,
  submit: async (_ctx, input) => {
    if (input.note === 'taken') return refused('taken', { field: 'note' })
    if (input.note === 'changed') throw new Conflict('note')
    if (input.note === 'no base') throw new Unavailable('database')
    taken.push(`${input.noteId}: ${input.note}`)
    return ok(input.note)
  },
  refusals: { taken: 'platform.form.not_offered' },
  then: ({ params }) => ({ to: `/notes/${params.noteId}?saved=1`, flash: 'platform.form.restored' }),
  view: ({ form }) => (
    <Form state={form}>
      <TextField name="note" label="Treść" />
    </Form>
  ),
})

const parts: SiteParts = {
  pages: [notePage],
  actAs,
  log,
  whoIs: async (token) =>
    token === 'ada'
      ? { personId: ada, name: 'Ada Zmyślona', work: 'OPS', locale: 'pl', administers: false, meetsFirst: null }
      : null,
  shell: ({ children, title, flash }) => (
    <html lang="pl">
      <title>{title}</title>
      <p>{flash}</p>
      {children}
    </html>
  ),
  signInAgain: ({ kept, back }) => (
    <form>
      <input name="_kept" value={kept} />
      <input name="_back" value={back} />
    </form>
  ),
  signInPath: '/sign-in',
  trustedProxy: false,
}
const app = site(parts)

const SIGNED_IN = 'kooperacja_session=ada'
const inputValue = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''

async function open(path = '/notes/1') {
  const response = await app.request(path, { headers: { cookie: SIGNED_IN } })
  const html = await response.text()
  const secret = /kooperacja_form=([^;]+)/.exec(response.headers.getSetCookie().join())?.[1] ?? ''
  return {
    html,
    response,
    cookie: `${SIGNED_IN}; kooperacja_form=${secret}`,
    csrf: inputValue(html, '_csrf'),
    once: inputValue(html, '_once'),
  }
}

const send = (body: Record<string, string>, cookie: string, path = '/notes/1', headers: Record<string, string> = {}) =>
  app.request(path, { method: 'POST', headers: { cookie, ...headers }, body: new URLSearchParams(body) })

describe('a form that is sent', () => {
  test('is taken once, and leads to the next page', async () => {
    const { cookie, csrf, once } = await open()
    const answer = await send({ note: 'Zażółć', _csrf: csrf, _once: once }, cookie)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/notes/1?saved=1'])
    const again = await send({ note: 'Zażółć', _csrf: csrf, _once: once }, cookie)
    expect([again.status, again.headers.get('location')]).toEqual([303, '/notes/1?saved=1'])
    expect(taken.filter((t) => t === '1: Zażółć')).toHaveLength(1)
  })

  test('two posts at the same moment act once', async () => {
    const { cookie, csrf, once } = await open()
    const body = { note: 'podwójne', _csrf: csrf, _once: once }
    const answers = await Promise.all([send(body, cookie), send(body, cookie)])
    expect(answers.map((a) => a.status)).toEqual([303, 303])
    const { rows } = await database.owner.query('select 1 from platform.once where token = $1', [once])
    expect(rows).toHaveLength(1)
  })

  test('keeps what was typed when a field is wrong, and says what to do', async () => {
    const { cookie, csrf, once } = await open()
    const typed = '<b>dużo za długi tekst & "cudzysłów"</b>'
    const answer = await send({ note: typed, _csrf: csrf, _once: once }, cookie)
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain('Skróć tekst: najwyżej 20 znaków.')
    expect(html).toContain('&lt;b&gt;dużo za długi tekst &amp; &quot;cudzysłów&quot;&lt;/b&gt;')
    expect(html).not.toContain('<b>dużo')
  })

  test('keeps what was typed when the act is refused, at the field it concerns', async () => {
    const { cookie, csrf, once } = await open()
    const html = await (await send({ note: 'taken', _csrf: csrf, _once: once }, cookie)).text()
    expect(html).toContain('href="#f-note"')
    expect(html).toContain('value="taken"')
  })

  test.each([
    ['without the proof', { _csrf: '' }, {}],
    ['with a forged proof', { _csrf: 'x'.repeat(43) }, {}],
  ])('%s is not taken, and can be sent again', async (_how, forged, headers) => {
    const { cookie, once } = await open()
    const answer = await send({ note: 'forged', _once: once, ...forged }, cookie, '/notes/1', headers)
    expect(answer.status).toBe(403)
    expect(await answer.text()).toContain('forged')
    expect(taken).not.toContain('1: forged')
  })

  test('sent by another site is not taken', async () => {
    const { cookie, csrf, once } = await open()
    const answer = await send({ note: 'elsewhere', _csrf: csrf, _once: once }, cookie, '/notes/1', {
      'sec-fetch-site': 'cross-site',
    })
    expect(answer.status).toBe(403)
    expect(taken).not.toContain('1: elsewhere')
  })

  test('after the session ended keeps what was typed in the sign-in form, and whom it was about', async () => {
    const { csrf, once } = await open()
    const sent = { note: 'długo pisane', _csrf: csrf, _once: once }
    const answer = await send(sent, 'kooperacja_session=gone', '/notes/1?about=2')
    const html = await answer.text()
    expect(answer.status).toBe(401)
    expect(inputValue(html, '_kept')).toContain('długo pisane')
    expect(inputValue(html, '_back')).toBe('/notes/1?about=2')
  })

  test.each([
    ['no base', 503],
    ['changed', 409],
  ])('that meets "%s" shows everything typed', async (note, status) => {
    const { cookie, csrf, once } = await open()
    const answer = await send({ note, _csrf: csrf, _once: once }, cookie)
    expect(answer.status).toBe(status)
    expect(await answer.text()).toContain(note)
  })

  test('that meets a database gone before its sender was recognised keeps what was typed, and may be sent again as the same form', async () => {
    const { cookie, csrf, once } = await open()
    const away = site({ ...parts, whoIs: () => Promise.reject(new Unavailable('database')) })
    const body = new URLSearchParams({ note: 'pisane w złej chwili', _csrf: csrf, _once: once })
    const answer = await away.request('/notes/1', { method: 'POST', headers: { cookie }, body })
    const html = await answer.text()
    expect(answer.status).toBe(503)
    expect(inputValue(html, 'note')).toBe('pisane w złej chwili')
    expect(inputValue(html, '_once')).toBe(once)
  })

  test('that is no form at all is not taken for ours', async () => {
    const { cookie } = await open()
    const headers = { cookie, 'content-type': 'application/json' }
    const answer = await app.request('/notes/1', { method: 'POST', headers, body: '{"note":"obce"}' })
    expect(answer.status).toBe(403)
    expect(taken).not.toContain('1: obce')
  })

  test('may hold a sign that the database keeps in no text', async () => {
    const { cookie, csrf } = await open()
    const answer = await send({ note: 'zero\u0000zero', _csrf: csrf, _once: 'a\u0000b' }, cookie)
    expect(answer.status).toBe(303)
    expect(taken).toContain('1: zerozero')
  })

  test('that is too large is refused before it is read', async () => {
    const { cookie } = await open()
    const answer = await send({ note: 'x' }, cookie, '/notes/1', { 'content-length': String(13 * 1024 * 1024) })
    expect(answer.status).toBe(413)
  })

  test.each([
    ['somebody who has signed in', SIGNED_IN],
    ['a stranger', ''],
  ])('in parts whose length nobody announced is read no further than a form may be long: %s', async (_who, cookie) => {
    const part = new Uint8Array(1024 * 1024).fill(97)
    let given = 0
    const body = new ReadableStream({
      pull(controller) {
        given += 1
        if (given > 50) controller.close()
        else controller.enqueue(part)
      },
    })
    const headers = { cookie, 'content-type': 'multipart/form-data; boundary=x' }
    const sent = { method: 'POST', headers, body, duplex: 'half' }
    const answer = await app.request('/notes/1', sent)
    expect(answer.status).toBe(413)
    expect(given).toBeLessThan(20)
  })

  test('takes the id of the address, whatever the form says', async () => {
    const { cookie, csrf, once } = await open('/notes/7')
    await send({ note: 'czyja', noteId: '8', _csrf: csrf, _once: once }, cookie, '/notes/7')
    expect(taken).toContain('7: czyja')
  })
})

describe('a page', () => {
  test('leads a stranger to the sign-in, and back', async () => {
    const answer = await app.request('/notes/1?x=2')
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in?back=%2Fnotes%2F1%3Fx%3D2'])
  })

  test.each([
    ['/notes/absent', 404],
    ['/nowhere', 404],
    ['/notes/foreign', 403],
  ])('%s answers %i', async (path, status) => {
    expect((await open(path)).response.status).toBe(status)
  })

  test('that meets a bug shows a short code, which the log holds without anything personal', async () => {
    const { html, response } = await open('/notes/bug')
    const code = /Kod zdarzenia: (\w{6})/.exec(html)?.[1] ?? 'none'
    expect(response.status).toBe(500)
    expect(lines.join()).toContain(code)
    expect(lines.join()).not.toMatch(/Zmyślony|90850100014/)
  })

  test('is packed for a browser that takes it so, cookies and all, and only for one', async () => {
    const packed = await app.request('/notes/1', {
      headers: { cookie: SIGNED_IN, 'accept-encoding': 'br, gzip' },
    })
    const plain = await app.request('/notes/1', { headers: { cookie: SIGNED_IN } })
    const unpacked = gunzipSync(Buffer.from(await packed.arrayBuffer())).toString('utf8')
    const withoutSecrets = (html: string) => html.replaceAll(/value="[^"]{20,}"/g, '')
    expect(withoutSecrets(unpacked)).toBe(withoutSecrets(await plain.text()))
    expect([packed.headers.get('content-encoding'), plain.headers.get('content-encoding')]).toEqual(['gzip', null])
    expect([packed.headers.get('vary'), plain.headers.get('vary')]).toEqual(['Accept-Encoding', 'Accept-Encoding'])
    expect(packed.headers.getSetCookie()).toHaveLength(plain.headers.getSetCookie().length)
  })

  test('runs no foreign code and is kept by no cache', async () => {
    const { response } = await open()
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(response.headers.get('content-security-policy')).not.toContain('unsafe')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })
})
