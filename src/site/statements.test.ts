import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { learningMessages } from '#learning'
import { fillPlaceholders, importPack } from '#learning/server'
import { addMessages, systemActor } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { acting } from '#test/world.ts'
import { siteMessages } from './index.ts'
import { sitePages } from './pages.ts'

addMessages(learningMessages)
addMessages(siteMessages)
const { actAs } = acting(await testDatabase())
const files = globSync('content/education/*/**/*.md').map((path) => ({ path, text: readFileSync(path, 'utf8') }))
const take = () => actAs(systemActor('setup'), (ctx) => importPack(ctx, files))
await take()
const site = visiting(actAs, sitePages)

describe('the accessibility statement', () => {
  // Technical conditions v2.0 of 31.07.2024: a program of the ministry reads the statement by these.
  const IDS = [
    'wstep',
    'podmiot',
    'url',
    'data-publikacja',
    'data-aktualizacja',
    'status',
    'data-sporzadzenie',
    'kontakt',
    'osoba',
  ]
  const MORE = ['data-przeglad', 'email', 'telefon', 'procedura', 'architektura']

  test('filled in, has every element that programs look for, and no note for editors', async () => {
    expect((await site.open('/accessibility', null)).html).toContain('id="a11y-status"')
    const keys = new Set(
      files.flatMap(({ text }) => [...text.matchAll(/\{\{([a-z0-9._]+)\}\}/g)].map(([, key = '']) => key)),
    )
    const values = Object.fromEntries([...keys].map((key) => [key, `[${key}]`]))
    const filled = { ...values, 'a11y.email': 'dostepnosc@demo.example', 'site.published': '2026-11-01' }
    await actAs(systemActor('setup'), (ctx) => fillPlaceholders(ctx, filled))
    await take()
    const { html } = await site.open('/accessibility', null)
    for (const id of [...IDS, ...MORE]) expect(html, id).toContain(`id="a11y-${id}"`)
    expect(html).toContain('href="mailto:dostepnosc@demo.example"')
    expect(html).not.toContain('Dla redakcji')
    expect((await site.open('/privacy', null)).html).toContain('ochrona formularza')
  })
})
