import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { addMessages, systemActor } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { acting, founding } from '#test/world.ts'
import { fillPlaceholders } from '../content/fill-placeholders.server.ts'
import { importPack } from '../content/import-pack.server.ts'
import { learningMessages } from '../i18n/messages.ts'
import { learningPages } from '../pages.ts'

addMessages(learningMessages)
const database = await testDatabase()
const { actAs, newId } = acting(database)
const found = founding(database, newId)
const files = globSync('content/education/*/**/*.md').map((path) => ({ path, text: readFileSync(path, 'utf8') }))
await actAs(systemActor('setup'), (ctx) => fillPlaceholders(ctx, { 'org.phone': '15 000 00 00', 'org.hours': '8–15' }))
await actAs(systemActor('setup'), (ctx) => importPack(ctx, files))
const site = visiting(actAs, learningPages)
/** Words of a text for teams alone, of one for institutions, of one for accounts. */
const restricted = ['scenariusz-warsztatu', 'jak-napisac-cel', 'pierwsze-spotkanie-zespolu'] as const
const wordsOf = (slug: string): string => {
  const text = readFileSync(`content/education/materials/${slug}.md`, 'utf8').split('\n---\n')[1] ?? ''
  return (text.split('\n').find((line) => /^\p{L}/u.test(line)) ?? '').slice(0, 30)
}

describe('what a stranger reads', () => {
  test.each(restricted)('of %s is the card and how to get access, never a word of it', async (slug) => {
    expect(wordsOf(slug).length).toBeGreaterThan(10)
    const { html, status } = await site.open(`/knowledge/material/${slug}`, null)
    expect(status).toBe(200)
    expect(html).toContain('Jak uzyskać dostęp')
    expect(html).not.toContain(wordsOf(slug))
  })

  test('in lists and search holds nothing of what they may not open', async () => {
    const pages = ['/knowledge', '/knowledge/library', '/knowledge/news', '/knowledge?q=warsztat']
    for (const path of pages) {
      const { html, status } = await site.open(path, null)
      expect(status).toBe(200)
      for (const slug of restricted) expect(html).not.toContain(wordsOf(slug))
    }
  })

  test('is nothing where a page waits for its blanks', async () => {
    expect((await site.open('/knowledge/page/kontakt', null)).status).toBe(404)
  })
})

describe('a page', () => {
  test('in Ukrainian says so, and leads to its other versions', async () => {
    const { html } = await site.open('/knowledge/page/dla-rodzin/uk', null)
    expect(html).toMatch(/<article lang="uk"/)
    expect(html).toContain('href="/knowledge/page/dla-rodzin"')
  })

  test('of a project shows both values where sources differ, and when each was read', async () => {
    const { html } = await site.open('/knowledge/page/o-projekcie-liderzy-kooperacji', null)
    const text = html.replaceAll('\u00a0', ' ')
    expect(text).toContain('31 marca 2021')
    expect(text).toContain('30 czerwca 2021')
    expect(text).toContain('dostęp 2026-11-22')
  })
})

describe('courses', () => {
  test('stand among what there is to read, and texts lead to them', async () => {
    const { html } = await site.open('/knowledge', null)
    expect(html.split('id="courses"')[1]).toContain('href="/courses/kooperacja-od-podstaw"')
    const short = await site.open('/knowledge/page/model-kooperacji-w-skrocie', null)
    expect(short.html).toContain('href="/courses/kooperacja-od-podstaw"')
    const person = await found.aPerson('Ewa', 'Ucząca')
    const lesson = await site.open('/courses/kooperacja-od-podstaw/lessons/kop-1-po-co', person)
    expect(lesson.html).toContain('href="/courses/kooperacja-od-podstaw/lessons/kop-1-po-co/quiz"')
    expect(lesson.html).not.toMatch(/\[\[W-|\{\{|☐/)
  })

  test('are found by words of their lessons by whoever may open those alone', async () => {
    const person = await found.aPerson('Ola', 'Ucząca')
    const hits = async (who: string | null) => {
      const { html } = await site.open('/knowledge?q=dojazd', who)
      return html.split('id="found"')[1]?.split('</section>')[0] ?? ''
    }
    const lessons = (found: string) => [...found.matchAll(/href="\/courses\/[^"]+\/lessons\//g)].length
    expect([lessons(await hits(person)) > 0, lessons(await hits(null))]).toEqual([true, 0])
  })
})

describe('search', () => {
  test('finds words in any of their forms', async () => {
    for (const word of ['konsultacja', 'konsultacje', 'konsultacjach']) {
      const { html } = await site.open(`/knowledge?q=${word}`, null)
      const [, result = ''] = html.split('id="found"')
      expect(result.split('</section>')[0]).toContain('/knowledge/news/konsultacje-modelu')
    }
  })

  test('finds words of a text for whoever may open it alone', async () => {
    const person = await found.aPerson('Anna', 'Czytająca')
    const hit = async (who: string | null) => {
      const { html } = await site.open('/knowledge?q=prezydialnego', who)
      return html.split('id="found"')[1]?.split('</section>')[0]?.includes('pierwsze-spotkanie-zespolu') ?? false
    }
    expect([await hit(null), await hit(person)]).toEqual([false, true])
  })
})
