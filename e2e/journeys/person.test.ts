import { expect } from 'vitest'
import { account, institution } from '../support/accounts.ts'
import { journey } from '../support/browser.ts'
import { shippedModel } from '../support/shipped-model.ts'
import { CaseLed } from './case-led.ts'
import { Company } from './company.ts'
import { PATIENCE_MS } from './walk.ts'

const MODEL = shippedModel('wiejski')
const COUNTY_WORKER = account(/^pcpr-jedrzejowski$/, 'Członek zespołu: PCPR')

journey(
  'one person without a family has a case of their own, from the notice to an evaluated close',
  { timeout: PATIENCE_MS },
  async ({ arrive }) => {
    const led = new CaseLed(new Company(() => arrive({})), {
      model: MODEL,
      lead: { ...account(/^gops-oksa$/, 'Pracownik prowadzący'), role: 'pracownik-prowadzacy' },
      coordinator: { ...account(/^gops-oksa$/, 'Koordynator PZK'), role: 'koordynator-pzk' },
      memberRole: 'czlonek-zespolu-rodziny',
      partners: [
        {
          ...institution('pcpr-jedrzejowski'),
          person: COUNTY_WORKER.name,
          member: COUNTY_WORKER,
          head: account(/^pcpr-jedrzejowski$/, 'dyrektor centrum'),
          area: 'Relacje w rodzinie i z otoczeniem',
          sees: 'Pani Wanda mieszka sama i prosi o towarzystwo.',
        },
      ],
      kind: 'Jedna osoba',
      surname: 'Samodzielna',
      adults: ['Wanda'],
    })
    await led.open()
    const lead = await led.lead()
    expect(await lead.says()).toContain('Kto jest przy tej osobie')
    await led.leadTo()
    expect(await led.says()).toContain('Wynik: Sukces')
  },
)
