import { expect } from 'vitest'
import { account } from '../support/accounts.ts'
import { journey } from '../support/browser.ts'
import { inspecting } from '../support/inspecting.ts'
import { shippedModel } from '../support/shipped-model.ts'
import { CaseLed, promisedBy } from './case-led.ts'
import { Company } from './company.ts'
import { joinOnPaper, registerOnPaper } from './joining-on-paper.ts'
import { PATIENCE_MS } from './walk.ts'

const ADMINISTRATOR = account(/^rops$/, 'Administrator')
const LEAD = account(/^gops-bieliny$/, 'Pracownik prowadzący')
const COORDINATOR = account(/^gops-bieliny$/, 'Koordynator PZK')
const SCHOOL = {
  name: 'Szkoła Podstawowa „Na Papierze” w Bielinach',
  shortName: 'Szkoła Na Papierze',
  given: 'Lena',
  family: 'Bezkontowa',
}
const SEES = 'Córka przychodzi bez śniadania i zostaje po lekcjach.'

journey(
  'a family and a school that have no accounts do everything on paper, and the case passes every gate to its evaluated close',
  { timeout: PATIENCE_MS },
  async ({ arrive }) => {
    const { inspect, inspected, wrong } = inspecting(/employ\/new|recording=yes|institution=/)
    const company = new Company(() => arrive({}), inspect)
    await registerOnPaper(await company.signedIn(ADMINISTRATOR), SCHOOL, 'Bieliny')
    await joinOnPaper(await company.signedIn(COORDINATOR), SCHOOL, 'PZK Bieliny i powiat kielecki')

    const partner = {
      ...SCHOOL,
      person: `${SCHOOL.given} ${SCHOOL.family}`,
      area: 'Nauka i rozwój dzieci',
      sees: SEES,
    }
    const led = new CaseLed(company, {
      model: shippedModel('wiejski'),
      lead: { ...LEAD, role: 'pracownik-prowadzacy' },
      coordinator: { ...COORDINATOR, role: 'koordynator-pzk' },
      memberRole: 'czlonek-zespolu-rodziny',
      partners: [partner],
      kind: 'Rodzina',
      surname: 'Krokusowa',
      adults: ['Beata', 'Leon'],
      child: 'Iga',
    })
    await led.open()
    await led.leadTo('zgody-i-zespol')
    const lead = await led.lead()
    const consent = await lead.takePrint('Zgoda na udział, pusty druk (PDF)')
    expect(consent.text).toContain('Zgoda na udział')
    expect(consent.text).toContain('data i czytelny podpis')
    expect(consent.text).not.toContain('Krokusowa')

    await led.leadTo('diagnoza')
    await lead.begin('Zbierz wkład każdej instytucji')
    const blank = await lead.takePrint('Pusty druk (PDF)')
    expect(blank.text).toContain('Karta diagnozy')
    expect(blank.text).not.toContain(SEES)

    await led.leadTo('ipw')
    await lead.goTo('Przegląd')
    await lead.follow(
      'Karta diagnozy',
      lead.section('Formularze').getByRole('listitem').filter({ hasText: SCHOOL.shortName }),
    )
    expect(await lead.says()).toContain('na papierze')
    const copied = await lead.takePrint('Drukuj (PDF)')
    expect(copied.text).toContain(SCHOOL.name)
    expect(copied.text).toContain(SEES)
    expect(copied.text).toContain('Podpisano poza systemem: na papierze')

    await led.leadTo('realizacja')
    await lead.openCase(company.code)
    await lead.goTo('Program')
    const plan = await lead.takePrint('Drukuj (PDF)')
    expect(plan.text).toContain(promisedBy(partner))
    expect(plan.text).toContain('Krokusowa')
    expect(plan.text).toContain('data i czytelny podpis')

    await led.leadTo()
    expect(await led.says()).toContain('Wynik: Sukces')
    expect(wrong).toEqual([])
    expect([...inspected]).toEqual(
      expect.arrayContaining(['/institutions/:id/employ/new', '/teams/:id/statements/new']),
    )
  },
)
