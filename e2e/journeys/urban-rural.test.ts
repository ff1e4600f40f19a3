import { expect } from 'vitest'
import { account, institution } from '../support/accounts.ts'
import { journey } from '../support/browser.ts'
import { inspecting } from '../support/inspecting.ts'
import { shippedModel } from '../support/shipped-model.ts'
import { CaseLed } from './case-led.ts'
import { Company } from './company.ts'
import { adoptModel, type Forming, formTeam, prepareWorkers } from './forming.ts'
import type { Partner } from './leading.ts'
import { PATIENCE_MS } from './walk.ts'

const MODEL = shippedModel('miejsko-wiejski')
const HEAD_OF_CENTRE = account(/^gops-lopuszno$/, 'kierownik ośrodka')
const LEAD = account(/^gops-lopuszno$/, 'Pracownik prowadzący')
const COORDINATOR = account(/^gops-lopuszno$/, 'Koordynator PZK')
const school = institution('szkola-lopuszno')
const county = institution('pcpr-kielecki')
const SCHOOL_HEAD = account(/^szkola-lopuszno$/, 'dyrektor szkoły')
const PEDAGOGUE = account(/^szkola-lopuszno$/, 'Członek zespołu: szkoła')
const COUNTY_HEAD = account(/^pcpr-kielecki$/, 'dyrektor centrum')
const COUNTY_WORKER = account(/^pcpr-kielecki$/, 'Członek zespołu: PCPR')

const FORMING: Forming = {
  model: MODEL,
  gmina: 'Łopuszno',
  administrator: account(/^rops$/, 'Administrator'),
  mayor: account(/^gmina-lopuszno$/, 'Władze gminy'),
  adviser: account(/^rops$/, 'Regionalny ośrodek: doradca'),
  coordinator: COORDINATOR,
  institutions: [
    { name: institution('gops-lopuszno').name, head: HEAD_OF_CENTRE, worker: LEAD },
    { name: school.name, head: SCHOOL_HEAD, worker: PEDAGOGUE },
    { name: county.name, head: COUNTY_HEAD, worker: COUNTY_WORKER },
  ],
  team: 'PZK powiatu kieleckiego w Łopusznie',
}
const PARTNERS: readonly Partner[] = [
  {
    ...school,
    person: PEDAGOGUE.name,
    member: PEDAGOGUE,
    head: SCHOOL_HEAD,
    area: 'Nauka i rozwój dzieci',
    sees: 'Córka opuściła dwanaście dni w październiku.',
  },
  {
    ...county,
    person: COUNTY_WORKER.name,
    member: COUNTY_WORKER,
    head: COUNTY_HEAD,
    area: 'Opieka i wychowanie',
    sees: 'Rodzice proszą o rozmowę o granicach.',
  },
]

journey(
  'an urban-rural gmina forms its team from the agreement on and leads a family by its own model to an evaluated close',
  { timeout: PATIENCE_MS },
  async ({ arrive }) => {
    // What the journey of the rural model meets in a case is looked at there.
    const { inspect, inspected, wrong } = inspecting(/\/(teams|administration)\b/)
    const company = new Company(() => arrive({}), inspect)
    await adoptModel(company, FORMING)
    await formTeam(company, FORMING)
    await prepareWorkers(company, FORMING)
    const led = new CaseLed(company, {
      model: MODEL,
      lead: { ...LEAD, role: 'pracownik-socjalny' },
      coordinator: { ...COORDINATOR, role: 'koordynator-ggk' },
      memberRole: 'czlonek-ggk',
      partners: PARTNERS,
      kind: 'Rodzina',
      surname: 'Przylaszczkowa',
      adults: ['Anna', 'Marek'],
      child: 'Zosia',
    })
    await led.open()
    await led.leadTo()
    expect(await led.says()).toContain('Wynik: Sukces')
    expect(wrong).toEqual([])
    expect([...inspected]).toEqual(
      expect.arrayContaining(['/teams/:id', '/teams/:id/statements/new', '/teams/:id/nominations/new']),
    )
  },
)
