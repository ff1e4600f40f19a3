import type { Child } from 'hono/jsx'
import { describe, expect, test } from 'vitest'
import polish from '../i18n/pl.json' with { type: 'json' }
import { translator } from '../i18n/translate.server.ts'
import { wordsIn } from '../web/words.ts'
import { type Face, Layout, type LayoutProps, StylePage, type WordKey, WordsContext } from './index.ts'

/** A type error here means that the catalogue lacks a fixed word. */
const complete: Record<`platform.word.${WordKey}`, string> = polish
const words = wordsIn(translator('pl'))

const signedIn: Face = {
  kind: 'signed_in',
  homeHref: '/',
  nav: [{ href: '/', label: 'Pulpit', current: true, waiting: { count: 3, words: 'sprawy czekają na Ciebie' } }],
  who: { name: 'Maria Przykładna', place: 'OPS Przykładów' },
  signOut: { action: '/wyloguj', csrf: 'dowód', label: 'Wyloguj się' },
}
const open: Face = { kind: 'public', homeHref: '/', nav: [], tools: [] }

const page = (props: Partial<LayoutProps>, content: Child = '') =>
  String(
    <WordsContext.Provider value={words}>
      <Layout
        lang="pl"
        title="Pulpit"
        face={signedIn}
        assets={{ css: '/core.css', icon: '/logo.svg' }}
        footer={{ links: [] }}
        {...props}
      >
        {content}
      </Layout>
    </WordsContext.Provider>,
  )

describe('a page', () => {
  test('says in its title first that something must be mended', () => {
    expect(page({})).toContain(`<title>Pulpit – ${complete['platform.word.product']}</title>`)
    expect(page({ hasErrors: true })).toContain('<title>Błąd: Pulpit – Kooperacja</title>')
  })

  test('has a dark band when protected data are near and a white head when it is public', () => {
    expect(page({ face: signedIn })).toContain('<header class="band">')
    expect(page({ face: signedIn })).not.toContain('class="mast"')
    expect(page({ face: open })).toContain('<header class="mast">')
    expect(page({ face: open })).not.toContain('class="band"')
  })

  test('lets the keyboard skip to the content', () => {
    expect(page({})).toMatch(/<body[^>]*><a class="skip" href="#content">/)
    expect(page({})).toContain('<main id="content" tabindex="-1">')
  })

  test('is shown as its reader likes to read', () => {
    const html = page({ look: { theme: 'dark', contrast: 'more', text: 'large' } })
    expect(html).toMatch(/<html lang="pl" data-theme="dark" data-contrast="more" data-text="large">/)
    expect(page({})).toMatch(/<html lang="pl">/)
  })

  test('signs out only by a form with the proof of our page', () => {
    expect(page({})).toMatch(/<form[^>]*method="post" action="\/wyloguj"><input[^>]*name="_csrf" value="dowód"/)
  })

  test('is hidden from search engines unless it asks to be found', () => {
    expect(page({})).toContain('content="noindex"')
    expect(page({ face: open, indexed: true })).not.toContain('noindex')
  })

  test('reads out what was just done', () => {
    expect(page({ flash: { kind: 'ok', text: 'Zapisano.' } })).toContain('<div class="note note-ok" role="status">')
    expect(page({ flash: { kind: 'bad', text: 'Nie wysłano.' } })).toContain('role="alert"')
  })
})

describe('all parts together', () => {
  const html = page({}, <StylePage />)

  test('use no style and no script of their own, which the security policy would block', () => {
    expect(html).not.toMatch(/\sstyle=|<style|<script|\son[a-z]+=/)
  })

  test('give each id once', () => {
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((found) => found[1])
    expect(ids.length).toBeGreaterThan(20)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('point only to what is on the page', () => {
    const ids = new Set([...html.matchAll(/\sid="([^"]+)"/g)].map((found) => found[1]))
    const pointed = [...html.matchAll(/\s(?:for|aria-describedby|aria-labelledby)="([^"]+)"/g)]
    const named = pointed.flatMap((found) => (found[1] ?? '').split(' '))
    expect(named.length).toBeGreaterThan(20)
    expect(named.filter((id) => !ids.has(id))).toEqual([])
  })

  test('draw icons only beside words, hidden from screen readers', () => {
    const drawings = html.match(/<svg class="ico"[^>]*>/g) ?? []
    expect(drawings.length).toBeGreaterThan(40)
    expect(drawings.every((drawing) => drawing.includes('aria-hidden="true"'))).toBe(true)
  })
})
