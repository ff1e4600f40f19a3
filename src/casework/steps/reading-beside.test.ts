import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { institutionsMessages } from '#institutions'
import { learningMessages } from '#learning'
import { importPack } from '#learning/server'
import { modelMessages } from '#model'
import { addMessages, systemActor } from '#platform/server'
import { teamsMessages } from '#teams'
import { territoryMessages } from '#territory'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { caseWorld } from '../cases/case-world.fixture.ts'
import { caseworkMessages } from '../index.ts'
import { caseworkPages } from '../pages.ts'

const ALL = [caseworkMessages, learningMessages, modelMessages, institutionsMessages, teamsMessages, territoryMessages]
for (const messages of ALL) addMessages(messages)
const { actAs, lead, opens } = await caseWorld(await testDatabase())
const site = visiting(actAs, caseworkPages)

test('a step names what may be read about its paragraph, in a window of its own, and nothing of the case goes along', async () => {
  const pack = globSync('content/education/*/**/*.md').map((path) => ({ path, text: readFileSync(path, 'utf8') }))
  await actAs(systemActor('setup'), (ctx) => importPack(ctx, pack))
  const caseId = await opens(lead)
  const { html } = await site.open(`/cases/${caseId}/forms/karta-zgloszenia/new`, lead)
  const [, beside = ''] = html.split('Do przeczytania obok')
  const [, href = '', rest = ''] = /<a[^>]* href="(\/(?:courses|knowledge)\/[^"]+)"([^>]*)>/.exec(beside) ?? []
  expect(href).toContain('/')
  expect(href).not.toContain(caseId)
  expect(rest).toContain('target="_blank" rel="noopener"')
})
