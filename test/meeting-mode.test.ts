import '../src/messages.ts'
import { describe, expect, test } from 'vitest'
import { SubjectId } from '#kernel'
import { testDatabase } from '#test/database.ts'
import { visiting } from '#test/visiting.tsx'
import { recordAuthority } from '../src/casework/authority/record-authority.server.ts'
import { recordPointer } from '../src/casework/blue-card/record-pointer.server.ts'
import { caseFacts } from '../src/casework/cases/case-facts.store.server.ts'
import { caseWorld, report } from '../src/casework/cases/case-world.fixture.ts'
import { correctPerson, enterPerson } from '../src/casework/families/enter-person.server.ts'
import { caseworkPages } from '../src/casework/pages.ts'
import { deskPages } from '../src/desk/pages.ts'
import { meetingModePage } from '../src/identity/sessions/meeting-mode.page.tsx'

const database = await testDatabase()
const world = await caseWorld(database)
const { as, lead } = world
const pages = [...caseworkPages, ...deskPages, meetingModePage]
const { open, send } = visiting(world.actAs, pages)
/** The same person in a browser whose names are hidden: the cookie stands beside that of the session. */
const hiding = (who: string) => `${who}; kooperacja_names=hidden`

const SECRETS = /Borówk|Anielka|Babcia|600 100 200|przez szkołę|44051401359|Ośrodek Próbny/
const caseId = await world.opens(lead, 'Borówkowscy')
const mother = SubjectId.parse((await as(lead, (ctx) => caseFacts(ctx, caseId))).facts.persons[0]?.id)
const child = await as(lead, async (ctx) => {
  const names = { family: 'Borówkowska', phone: '600 100 200', safeContact: 'przez szkołę' }
  await correctPerson(ctx, { caseId, subjectId: mother, adult: true, relation: 'matka', ...names })
  const girl = { family: 'Borówkowska', given: 'Anielka', adult: false, relation: 'córka', pesel: '44051401359' }
  const entered = await enterPerson(ctx, { caseId, ...girl })
  if (!entered.ok) throw new Error(entered.refusal)
  const decision = { court: 'Sąd', signature: 'I Nsm 1/26', documentOn: ctx.today, from: ctx.today } as const
  const guardian = { holder: 'outside', holderName: 'Babcia', kind: 'guardian', document: 'court_decision' } as const
  await recordAuthority(ctx, { caseId, subjectId: entered.value, ...guardian, ...decision })
  const contact = { contactFunction: 'przewodnicząca', contactInstitution: 'Ośrodek Próbny' }
  await recordPointer(ctx, { caseId, runs: true, ...contact, onDay: ctx.today })
  return entered.value
})
await world.complete(lead, caseId, 'karta-zgloszenia', report(mother))
const [form] = await world.rows<{ id: string }>('select id from casework.form_instance where case_id = $1', [caseId])

const params: Readonly<Record<string, string>> = {
  caseId,
  subjectId: child,
  kind: 'pesel',
  form: 'karta-pilnej-pomocy',
  instanceId: form?.id ?? '',
  step: 'pierwsza-rozmowa',
  transition: 'zgloszenie-kwalifikuj',
  institutionId: world.school,
}
const addresses = pages.map(({ path }) =>
  path.replace(/:([A-Za-z]+)/g, (_, name: string) => params[name] ?? world.newId()),
)

describe('meeting mode', () => {
  test('no page of a case, no list and no search holds a name, a telephone or a number', async () => {
    const shown: string[] = []
    for (const address of addresses) {
      const { status, html } = await open(address, hiding(lead))
      expect([address, [200, 403, 404].includes(status)]).toEqual([address, true])
      expect([address, SECRETS.exec(html)?.[0]]).toEqual([address, undefined])
      if (status === 200) shown.push(address)
    }
    expect(shown.length).toBeGreaterThan(12)
    expect(shown).toContain(`/cases/${caseId}`)
    const found = await send('/search', hiding(lead), { q: 'Borówkowska', text: 'Borówkowska', asked: 'Borówkowska' })
    expect(found.html).not.toContain(caseId)
  })

  test('the same pages hold them otherwise, so that this test could fail', async () => {
    const found: string[] = []
    for (const address of addresses) if (SECRETS.test((await open(address, lead)).html)) found.push(address)
    expect(found).toContain(`/cases/${caseId}`)
    expect(found).toContain('/cases')
    expect(found.length).toBeGreaterThan(12)
  })

  test('people are called by who they are in the family and by the code', async () => {
    const { html } = await open(`/cases/${caseId}`, hiding(lead))
    expect(html).toMatch(/matka \([^)]+\/1\)/)
    expect(html).toMatch(/córka \([^)]+\/2\)/)
  })

  test('who people are is neither shown nor written, and what was typed is not spread over the screen', async () => {
    const page = `/cases/${caseId}/people/${child}`
    const counted = () => world.rows('select 1 from casework.item where case_id = $1', [caseId])
    const before = (await counted()).length
    const refused = await open(page, hiding(lead))
    expect([refused.status, refused.html.includes('Nazwiska są teraz ukryte')]).toEqual([403, true])
    const shown = await open(page, lead)
    expect(shown.status).toBe(200)
    const posted = await send('/cases/new', hiding(lead), { family: 'Widoczni', kind: 'family' })
    expect(posted.status).toBe(403)
    expect(posted.html).not.toContain('<p class="kept">')
    expect(await counted()).toHaveLength(before)
  })

  test('is switched on and off with one press each, and leads back to where one was', async () => {
    const back = `/cases/${caseId}`
    const on = await send('/meeting-mode', lead, { names: 'hidden', back })
    expect([on.location, on.headers.get('set-cookie')?.includes('kooperacja_names=hidden')]).toEqual([back, true])
    const off = await send('/meeting-mode', hiding(lead), { names: 'shown', back: 'https://other.example/' })
    expect(off.location).toBe('/desk')
    expect(off.headers.get('set-cookie')).toMatch(/kooperacja_names=;[^,]*Max-Age=0/)
  })
})
