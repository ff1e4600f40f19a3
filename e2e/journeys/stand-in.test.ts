import { expect } from 'vitest'
import { account, PASSWORD } from '../support/accounts.ts'
import { axe, journey } from '../support/browser.ts'
import { DeskClient } from '../support/desk-client.ts'
import { firstOffered, offered } from '../support/offered.ts'
import { today } from '../support/today.ts'
import { PATIENCE_MS } from './walk.ts'

const LEAD = account(/^gops-bieliny$/, 'Pracownik prowadzący')
const ASSISTANT = account(/^gops-bieliny$/, 'Asystent rodziny')
const SCHOOL = account(/^szkola-bieliny$/, 'Członek zespołu: szkoła')
const TASK = 'Zadzwonić w sprawie obiadów'

journey(
  'a worker goes on leave: the stand-in opens the case, acts in it, and is gone after the end',
  { timeout: PATIENCE_MS },
  async ({ site, arrive }) => {
    const come = async ({ email }: { readonly email: string }) => {
      const client = new DeskClient(site.address)
      await client.signIn(email, PASSWORD)
      return client
    }
    const [lead, standIn] = [await come(LEAD), await come(ASSISTANT)]
    const found: string[] = []
    for (const [, at = ''] of (await lead.open('/cases')).matchAll(/href="(\/cases\/[0-9a-f-]{36})"/g)) {
      if ((await standIn.statusOf(at)) === 404 && (await lead.open(`${at}/tasks`)).includes('name="what"'))
        found.push(at)
    }
    const [at = ''] = found
    expect(at).not.toBe('')

    const form = /href="(\/institutions\/[0-9a-f-]{36}\/stand-ins\/new)"/.exec(await lead.open('/stand-ins'))?.[1] ?? ''
    const page = await lead.open(form)
    const standInId = offered(page, 'standInId').find(({ label }) =>
      label.includes(ASSISTANT.name.split(' ')[1] ?? '-'),
    )
    const leave = { absentId: firstOffered(page, 'absentId'), standInId: standInId?.value ?? '', from: today() }
    const late = await lead.send(form, { ...leave, until: '31.12.2035' })
    expect([late.status, late.html.includes('najdłużej')]).toEqual([422, true])
    expect((await lead.send(form, { ...leave, until: today() })).status).toBe(303)

    // The stand-in acts, at a browser without script on a phone.
    const phone = await arrive({ javaScript: false, width: 320 })
    await phone.goto('/sign-in')
    await phone.getByLabel('Adres e-mail służbowy').fill(ASSISTANT.email)
    await phone.getByLabel('Hasło').fill(PASSWORD)
    await phone.getByRole('button', { name: 'Zaloguj się' }).click()
    await phone.goto(`${at}/tasks`)
    const institution = firstOffered(await standIn.open(`${at}/tasks`), 'institution')
    expect((await standIn.send(`${at}/tasks`, { what: TASK, institution, due: '31.12.2035' })).status).toBe(303)
    await phone.goto(`${at}/history`)
    expect(await phone.locator('main').innerText()).toContain(`zastępuje: ${LEAD.name}`)

    // Pictures: whole on a phone, readable by a machine, told in words.
    const seeing = await arrive({ width: 320 })
    await seeing.goto('/sign-in')
    await seeing.getByLabel('Adres e-mail służbowy').fill(LEAD.email)
    await seeing.getByLabel('Hasło').fill(PASSWORD)
    await seeing.getByRole('button', { name: 'Zaloguj się' }).click()
    await seeing.getByRole('link', { name: 'Zastępstwa' }).waitFor()
    const people = offered(await lead.open(`${at}/genogram/new`), 'one').map(({ value }) => value)
    const [one = '', other = ''] = people
    if (other) {
      expect((await lead.send(`${at}/genogram/new`, { one, kin: 'siblings', other, from: '', until: '' })).status).toBe(
        303,
      )
    }
    for (const path of ['/stand-ins', form, '/load', `${at}/around`, `${at}/genogram`, `${at}/genogram/new`]) {
      await seeing.goto(path)
      expect([path, await axe(seeing)]).toEqual([path, []])
      const fits = await seeing.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)
      expect([path, fits]).toEqual([path, true])
    }

    const end = /href="(\/stand-ins\/[0-9a-f-]{36}\/end)"/.exec(await lead.open('/stand-ins'))?.[1] ?? ''
    expect(await standIn.statusOf(end)).toBe(403)
    expect((await lead.send(end, {})).status).toBe(303)
    for (const path of [at, `${at}/history`, `${at}/around`]) expect(await standIn.statusOf(path)).toBe(404)
    expect(await (await come(SCHOOL)).open('/load')).not.toContain(ASSISTANT.name)
  },
)
