import { globSync, readFileSync } from 'node:fs'
import { XMLValidator } from 'fast-xml-parser'
import { describe, expect, test } from 'vitest'
import { fillPlaceholders, importPack } from '#learning/server'
import { printsNothing, systemActor } from '#platform/server'
import { shellWith } from '#site/server'
import { pagesOf, wholeSite } from '../src/app.ts'
import '../src/messages.ts'
import { testDatabase } from './support/database.ts'
import { sitePartsFor } from './support/visiting.tsx'
import { acting, founding, VAULT } from './support/world.ts'

const BASE = 'https://kooperacja.example'
const database = await testDatabase()
const { actAs, newId } = acting(database)
const person = await founding(database, newId).aPerson('Anna', 'Czytająca')
const files = globSync('content/education/*/**/*.md').map((path) => ({ path, text: readFileSync(path, 'utf8') }))
await actAs(systemActor('setup'), (ctx) => fillPlaceholders(ctx, { 'org.phone': '15 000 00 00', 'org.hours': '8–15' }))
await actAs(systemActor('setup'), (ctx) => importPack(ctx, files))
const limits = { sessionIdleMinutes: 15, sessionAbsoluteHours: 10 }
const pages = pagesOf({ actAs, limits, demonstration: null, secondFactor: 'offered', vault: VAULT }, BASE)
const assets = { css: '/assets/core.css', js: '/assets/enhance.js', icon: '/assets/logo.svg' }
const shell = shellWith({ baseUrl: BASE, assets, demonstration: false, outbox: false, preparing: () => null })
const app = wholeSite({ ...sitePartsFor(actAs, pages), shell }, printsNothing, BASE)
const asked = async (path: string, cookie?: string) => {
  const answer = await app.request(path, cookie ? { headers: { cookie } } : {})
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}
const SESSION = `kooperacja_session=${person}`
const RESTRICTED = '/knowledge/material/scenariusz-warsztatu'
const all = (text: string, tag: string): readonly string[] =>
  [...text.matchAll(new RegExp(`<${tag}>([^<]*)</${tag}>`, 'g'))].map(([, inside = '']) => inside)
const isWellFormed = (xml: string): boolean => XMLValidator.validate(xml) === true

describe('the feed of news', () => {
  test('is Atom, and says of each entry what a reader of feeds needs', async () => {
    const { text, headers } = await asked('/knowledge/news.atom')
    expect(headers.get('content-type')).toContain('application/atom+xml')
    expect(isWellFormed(text)).toBe(true)
    const entries = text.split('<entry>').slice(1)
    expect(entries.length).toBeGreaterThan(3)
    for (const entry of entries) {
      expect(all(entry, 'id')[0]).toMatch(/^urn:uuid:[0-9a-f-]{36}$/)
      expect(all(entry, 'updated')[0]).toMatch(/^\d{4}-\d\d-\d\dT00:00:00Z$/)
      expect(all(entry, 'title')[0]).not.toBe('')
      expect(entry).toContain(`<link href="${BASE}/knowledge/news/`)
    }
    const ids = all(text, 'id')
    expect(new Set(ids).size).toBe(ids.length)
    expect(all(text, 'updated')[0]).toBe(
      entries
        .flatMap((entry) => all(entry, 'updated'))
        .toSorted()
        .at(-1),
    )
  })

  test('keeps its ids when the same pack is taken again', async () => {
    const ids = all((await asked('/knowledge/news.atom')).text, 'id')
    await actAs(systemActor('setup'), (ctx) => importPack(ctx, files))
    expect(all((await asked('/knowledge/news.atom')).text, 'id')).toEqual(ids)
  })
})

describe('the map of the site', () => {
  test('leads to pages that a stranger reads whole and search engines may keep, and to nothing else', async () => {
    const { text } = await asked('/sitemap.xml')
    expect(isWellFormed(text)).toBe(true)
    const places = all(text, 'loc')
    expect(places.length).toBeGreaterThan(20)
    for (const place of places) {
      expect(place.startsWith(`${BASE}/`)).toBe(true)
      const page = await asked(place.slice(BASE.length))
      expect([place, page.status]).toEqual([place, 200])
      expect([place, page.text.includes('content="noindex"')]).toEqual([place, false])
      expect(page.text).not.toContain('Jak uzyskać dostęp')
      // Services are looked for in a form.
      if (!place.endsWith('/services')) expect([place, page.headers.getSetCookie()]).toEqual([place, []])
    }
    expect(text).not.toContain(RESTRICTED)
  })

  test('is named to robots', async () => {
    const { text } = await asked('/robots.txt')
    expect(text).toContain(`Sitemap: ${BASE}/sitemap.xml`)
  })
})

describe('what other sites are told of a page', () => {
  const told = (html: string, name: string) =>
    new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`).exec(html)?.[1]

  test('is its title, summary, address and a picture of this site', async () => {
    const path = '/knowledge/page/dla-rodzin'
    const { text } = await asked(path)
    expect(text).toContain(`<title>${told(text, 'og:title')} – `)
    expect(told(text, 'og:description')?.length).toBeGreaterThan(20)
    expect(told(text, 'description')).toBe(told(text, 'og:description'))
    expect(told(text, 'og:url')).toBe(BASE + path)
    expect(told(text, 'og:image')).toBe(`${BASE}/assets/logo.svg`)
    expect(told(text, 'og:type')).toBe('article')
  })

  test.each([
    ['what is not for everybody', RESTRICTED, undefined],
    ['a page as somebody signed in reads it', '/knowledge/page/dla-rodzin', SESSION],
    ['the way in', '/sign-in', undefined],
    ['what is not there', '/knowledge/page/nie-ma', undefined],
  ])('is nothing of %s, which search engines leave out', async (_what, path, cookie) => {
    const { text } = await asked(path, cookie)
    expect(text).toContain('<meta name="robots" content="noindex"')
    expect(told(text, 'og:title')).toBeUndefined()
    expect(text).not.toContain('rel="canonical"')
  })
})

test('parts in another language than their page say so', async () => {
  expect((await asked('/knowledge/page/dla-rodzin/uk')).text).toMatch(/<article[^>]* lang="uk"|<article lang="uk"/)
  const { text } = await asked('/knowledge/page/dla-rodzin')
  expect(text).toMatch(/<html lang="pl"/)
  expect(text).toMatch(/<a [^>]*lang="uk"/)
})
