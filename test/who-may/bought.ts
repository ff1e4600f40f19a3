import type { Walks } from './walked.ts'
import type { CaseWorld } from './world.ts'

const DAY = '2026-11-23'
const BIELINY = '260401'

/** Paid lines of the family at work: one to ask for, one asked for, one approved and accepted; and a source from which nothing is bound. */
export async function boughtLines(world: CaseWorld, home: { readonly caseId: string; readonly line: string }) {
  const { found, newId, rows, lead, coordinator, ops } = world
  const [from] = await rows<{ item_id: string; form_instance_id: string }>(
    'select item_id, form_instance_id from casework.basket_item where id = $1',
    [home.line],
  )
  if (!from) throw new Error('the family at work has no line')
  const source = newId()
  await found.put('casework.envelope_source', {
    ...{ id: source, unit_code: BIELINY, name: 'Środki własne', kind: 'own', payer_institution_id: ops },
    ...{ from_on: '2026-01-01', until_on: '2026-12-31', opened_by: coordinator, opened_at: DAY },
  })
  const entered = { on_day: DAY, entered_by: coordinator, entered_at: DAY }
  const enters = async (row: Record<string, unknown>) => {
    const id = newId()
    await found.put('casework.money_entry', { id, source_id: source, ...entered, ...row })
    return id
  }
  await enters({ kind: 'planned', amount: 2_000_000 })
  const annex = await enters({ kind: 'planned', amount: 100_000 })
  const line = async () => {
    const id = newId()
    const paid = { source: 'platne', paid: true, amount: 200_000, justified: true }
    await found.put('casework.basket_item', { id, case_id: home.caseId, row_key: id, ...from, ...paid })
    return id
  }
  const buys = async (itemId: string, more: Record<string, unknown>) => {
    const id = newId()
    await found.put('casework.purchase', {
      ...{ id, source_id: source, what: 'Zajęcia', goods: false, amount: 200_000, part: '855', chapter: '85504' },
      ...{ paragraph: '4300', procedure: 'direct', supplier: 'Warsztat Na Próbę', expected_on: DAY },
      ...{ asked_by: lead, asked_at: DAY, ...more },
    })
    await found.put('casework.purchase_item', { case_id: home.caseId, basket_item_id: itemId, purchase_id: id })
    return id
  }
  const [toAsk, waiting, ready] = [await line(), await line(), await line()]
  const asked = await buys(waiting, {})
  const approved = await buys(ready, { state: 'approved', decided_by: coordinator, decided_at: DAY })
  await enters({ kind: 'committed', amount: 200_000, purchase_id: approved })
  const receipt = { id: newId(), purchase_id: approved, on_day: DAY, amount: 50_000 }
  await found.put('casework.purchase_receipt', { ...receipt, accepted_by: lead, accepted_at: DAY })
  const supports = async (what: string, more: Record<string, unknown> = {}) => {
    const id = newId()
    await found.put('casework.institution_support', {
      ...{ id, unit_code: BIELINY, institution_id: ops, what, why: 'Przerwy w prądzie', goods: false, amount: 200_000 },
      ...{ wanted_on: DAY, asked_by: lead, asked_at: DAY, ...more },
    })
    return id
  }
  const granted = async () => {
    const purchase = newId()
    await found.put('casework.purchase', {
      ...{
        id: purchase,
        source_id: source,
        what: 'Dyżur',
        goods: false,
        amount: 100_000,
        part: '855',
        chapter: '85595',
      },
      ...{ paragraph: '4300', procedure: 'direct', supplier: 'Tłumacz Na Próbę', expected_on: DAY, state: 'approved' },
      ...{ asked_by: lead, asked_at: DAY, decided_by: coordinator, decided_at: DAY },
    })
    await enters({ kind: 'committed', amount: 100_000, purchase_id: purchase })
    return { purchase_id: purchase, decided_by: coordinator, decided_at: DAY }
  }
  const took = { taken_on: DAY, taken_by: lead, taken_as: 'kierownik', taken_what: 'Dyżur tłumacza, 8 godzin' }
  const support = {
    asked: await supports('Agregat'),
    granted: await supports('Dyżur tłumacza', { state: 'granted', ...(await granted()) }),
    taken: await supports('Dyżur tłumacza', { state: 'taken_over', ...took, ...(await granted()) }),
  }
  const project = async (title: string, more: Record<string, unknown> = {}) => {
    const id = newId()
    await found.put('casework.social_project', {
      ...{ id, unit_code: BIELINY, institution_id: ops, title, aims: 'Lekcje', for_whom: 'Dzieci', from_on: DAY },
      ...{ until_on: '2026-12-20', budget: 10_000, written_by: lead, written_at: DAY, ...more },
    })
    return id
  }
  const projects = {
    draft: await project('Po lekcjach'),
    agreed: await project('Przed lekcjami', { state: 'agreed', agreed_by: coordinator, agreed_on: DAY }),
  }
  await found.put('casework.project_case', {
    ...{ case_id: home.caseId, project_id: projects.draft, joined_on: DAY, joined_by: lead },
  })
  return { source, annex, toAsk, waiting, ready, asked, approved, support, projects }
}
const PROJECT = {
  ...{ unitCode: BIELINY, title: 'Razem', aims: 'Lekcje', forWhom: 'Dzieci', from: '1.12.2026', until: '20.12.2026' },
  ...{ package: 'Gry; 1; 10', schedule: '' },
}
type Bought = Awaited<ReturnType<typeof boughtLines>>

/** Pages of the envelope of a gmina and of what is bought from it. */
export function moneyWalks({ bought, ops }: { readonly bought: Bought; readonly ops: string }): Walks {
  const at = '/envelopes/:unitCode'
  const line = '/cases/:caseId/basket/:itemId/purchase'
  const support = '/institution-support/:supportId'
  const project = '/social-projects/:projectId'
  const here = { unitCode: BIELINY }
  const day = '23.11.2026'
  return {
    [at]: { params: here },
    [`${at}/print`]: { params: here },
    [`${at}/file`]: { params: here },
    [`${at}/sources/new`]: {
      params: here,
      sent: { name: 'Dotacja', kind: 'grant', payerId: ops, from: day, until: '31.12.2026', amount: '1 000' },
    },
    [`${at}/sources/:sourceId/raise`]: { params: { ...here, sourceId: bought.source }, sent: { amount: '100' } },
    [`${at}/entries/:entryId/reverse`]: { params: { ...here, entryId: bought.annex }, sent: { reason: 'Pomyłka' } },
    [`${at}/purchases/:purchaseId`]: {
      params: { ...here, purchaseId: bought.asked },
      sent: { decision: 'approve', rowVersion: '1' },
    },
    [`${at}/purchases/:purchaseId/pay`]: {
      params: { ...here, purchaseId: bought.approved },
      sent: { invoiceNo: 'FV/1', onDay: day, amount: '100', more: 'yes' },
    },
    '/institution-support/ask/:institutionId': {
      params: { institutionId: ops },
      sent: { unitCode: BIELINY, what: 'Łóżka', why: 'Powódź', goods: 'yes', amount: '100', wantedOn: '1.12.2026' },
    },
    [support]: { params: { supportId: bought.support.asked } },
    [`${support}/grant`]: {
      params: { supportId: bought.support.asked },
      sent: {
        ...{ sourceId: bought.source, amount: '100', chapter: '85595', paragraph: '4210', procedure: 'direct' },
        ...{ supplier: 'Sklep', expectedOn: '1.12.2026' },
      },
    },
    [`${support}/refuse`]: { params: { supportId: bought.support.asked }, sent: { reason: 'Brak środków' } },
    [`${support}/withdraw`]: { params: { supportId: bought.support.asked } },
    [`${support}/take-over`]: {
      params: { supportId: bought.support.granted },
      sent: { onDay: day, takenWhat: 'Dyżur', takenAs: 'kierownik' },
    },
    [`${support}/print`]: { params: { supportId: bought.support.taken } },
    [`${support}/print/docx`]: { params: { supportId: bought.support.taken } },
    '/social-projects/new/:institutionId': { params: { institutionId: ops }, sent: PROJECT },
    [project]: { params: { projectId: bought.projects.draft } },
    [`${project}/correct`]: { params: { projectId: bought.projects.draft }, sent: PROJECT },
    [`${project}/agree`]: {
      params: { projectId: bought.projects.draft },
      sent: { sourceId: bought.source, chapter: '85295', paragraph: '4190', procedure: 'direct' },
    },
    [`${project}/cases`]: { params: { projectId: bought.projects.draft }, sent: { cases: '' } },
    [`${project}/move`]: { params: { projectId: bought.projects.agreed }, sent: { onDay: day } },
    [`${project}/print`]: { params: { projectId: bought.projects.draft } },
    [`${project}/print/docx`]: { params: { projectId: bought.projects.draft } },
    [line]: {
      params: { itemId: bought.toAsk },
      sent: {
        ...{ sourceId: bought.source, what: 'Zajęcia', amount: '100', chapter: '85504', paragraph: '4300' },
        ...{ procedure: 'direct', supplier: 'Warsztat', expectedOn: '1.12.2026' },
      },
    },
    [`${line}/accept`]: { params: { itemId: bought.ready }, sent: { onDay: day, amount: '10' } },
    [`${line}/withdraw`]: { params: { itemId: bought.waiting } },
  }
}
