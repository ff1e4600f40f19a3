import { hashSecret } from '../../src/platform/clock/secret.server.ts'
import type { Walks } from './walked.ts'
import type { CaseWorld } from './world.ts'

const DAY = '2026-11-20'
const ENTRY = {
  ...{ summary: 'Na próbę.', category: 'goods', eligibility: [], documents: [], area: ['260401'], ways: ['at_home'] },
  ...{ place: {}, hours: [], cost: { kind: 'free' }, languages: ['pl'], access: [], audience: 'signed_in' },
  contact: { email: 'wypozyczalnia@example.org' },
}

/** What the form of an entry sends. */
const SENT = {
  ...{ name: 'Wypożyczalnia wózków', category: 'goods', summary: 'Wózek na miesiąc.', area: '260401' },
  ...{ ways: 'at_home', cost: 'free', audience: 'signed_in', email: 'wypozyczalnia@example.org' },
}

/** A table of one entry, as it is sent for review. */
const TABLE = [
  'Wykonawca;Nazwa usługi;Obszar;Co to jest;Obsługiwany teren;W jaki sposób;Koszt',
  'Wypożyczalnia na próbę;Wypożyczalnia lasek;rzeczy i sprzęt;Laska na miesiąc.;260401;w domu rodziny;bezpłatnie',
].join('\n')
/** What the form of a strength of the resource map sends, and whose map it is. */
const HERE = { unitCode: '260401' }
const STRENGTH = {
  ...{ kind: 'club', category: 'sport', name: 'Klub', gives: 'Treningi', saidBy: 'sołtys', saidOn: '20.11.2026' },
  audience: 'everyone',
}

/** Links of mails to a provider, as it has them: one to confirm by, one to correct by. */
const CONFIRM_LINKS = { confirm: 'potwierdzenie'.padEnd(43, '-'), correct: 'poprawki'.padEnd(43, '-') }

/**
 * The directory: an entry of the school for everybody, and one of a provider without accounts in the gmina for whoever has signed in, to which
 * the provider has a link to answer by and has proposed a correction already.
 */
export async function listedServices({
  found,
  newId,
  school,
  lead,
  coordinator,
}: Pick<CaseWorld, 'found' | 'newId' | 'school' | 'lead' | 'coordinator'>) {
  const lender = await found.institution('Wypożyczalnia na próbę', 'ngo', '260401', { has_accounts: false })
  const listed = async (institution_id: string, name: string, audience: string) => {
    const id = newId()
    const entry = JSON.stringify({ ...ENTRY, name, audience })
    await found.put('directory.service', {
      ...{ id, institution_id, name, category: 'goods', cost: 'free', area: ['260401'], audience, entry, terms: [] },
      ...{ version: 1, assured_on: DAY, assured_how: 'keeper', assured_by: lead, added_on: DAY },
    })
    await found.put('directory.service_version', { service_id: id, no: 1, entry, saved_at: DAY, saved_by: lead })
    return id
  }
  const linked = async (service_id: string, secret: string, ended_at: string | null = null) => {
    const link = { id: newId(), service_id, token_hash: hashSecret(secret), made_by: lead, made_at: DAY }
    await found.put('directory.confirm_link', { ...link, expires_at: '2026-11-27', ended_at })
    return link.id
  }
  const proposed = async (service_id: string, link_id: string) => {
    const id = newId()
    const entry = JSON.stringify({ ...ENTRY, name: 'Wypożyczalnia wózków' })
    const signed = 'Jan Zmyślony, kierownik'
    await found.put('directory.proposal', { id, service_id, link_id, base: 1, entry, signed, made_at: DAY })
    return id
  }
  const mapped = async (name: string, audience: string) => {
    const id = newId()
    await found.put('directory.resource', {
      ...{ id, unit_code: '260401', kind: 'club', category: 'sport', name, gives: 'Treningi', said_by: 'sołtys' },
      ...{ said_on: DAY, audience, assured_on: DAY, assured_by: lead, added_on: DAY },
    })
    return id
  }
  await mapped('Klub sportowy', 'everyone')
  const resource = await mapped('Koło gospodyń', 'signed_in')
  const reached = { contact: '600 000 000', kept_by: lead, kept_on: DAY }
  await found.put('directory.resource_contact', { resource_id: resource, ...reached })
  const service = await listed(lender, 'Wypożyczalnia', 'signed_in')
  const ofSchool = await listed(school, 'Świetlica', 'everyone')
  const box = [20900, 50800, 21000, 50800, 21000, 50900]
  await found.put('territory.boundary', {
    ...{ code: '260401', rings: JSON.stringify([box]), source: 'próba', imported_at: '2026-01-01' },
  })
  await linked(service, CONFIRM_LINKS.confirm)
  await linked(service, CONFIRM_LINKS.correct)
  await proposed(ofSchool, await linked(ofSchool, 'zuzyty-w-szkole'.padEnd(43, '-'), DAY))
  const importId = newId()
  const entry = { ...ENTRY, name: 'Wypożyczalnia lasek' }
  await found.put('directory.import_list', {
    ...{ id: importId, uploaded_by: coordinator, uploaded_at: DAY },
    rows: JSON.stringify([
      {
        line: 2,
        title: entry.name,
        id: null,
        provider: { name: 'Wypożyczalnia na próbę' },
        entry,
        assuredOn: null,
        faults: [],
      },
      { line: 3, title: 'Bez obszaru', id: null, provider: {}, entry: null, assuredOn: null, faults: [] },
    ]),
  })
  return {
    ...{ lender, service, resource, importId, openService: ofSchool, openProvider: school },
    proposal: await proposed(service, await linked(service, 'zuzyty'.padEnd(43, '-'), DAY)),
  }
}

type Listed = Awaited<ReturnType<typeof listedServices>>

/** The pages of the directory. */
export const directoryWalks = ({
  listed: { lender, service, proposal, resource, importId, openService, openProvider },
}: {
  readonly listed: Listed
}): Walks => {
  const params = { serviceId: service }
  return {
    '/services/add/:institutionId': { params: { institutionId: lender }, sent: { ...SENT, version: '0' } },
    '/services/import': { sent: { file: new File([TABLE], 'uslugi.csv') } },
    '/services/import/:importId': { params: { importId } },
    '/services/import/:importId/refused/:format': { params: { importId } },
    '/knowledge/:kind/:slug': { params: { kind: 'material', slug: 'dla-zespolu' } },
    '/knowledge/:kind/:slug/:version': { params: { kind: 'material', slug: 'dla-zespolu', version: 'latwy-tekst' } },
    '/knowledge-pictures/:name': { params: { name: 'etr-stol.svg' } },
    '/api/hsds/services/:id': { params: { id: openService } },
    '/api/hsds/organizations/:id': { params: { id: openProvider } },
    '/units/:unitCode/resources': { params: HERE },
    '/units/:unitCode/resources/print': { params: HERE },
    '/units/:unitCode/resources/file': { params: HERE },
    '/units/:unitCode/resources/new': { params: HERE, sent: STRENGTH },
    '/units/:unitCode/resources/:resourceId/correct': { params: { ...HERE, resourceId: resource }, sent: STRENGTH },
    '/units/:unitCode/resources/:resourceId/keep': {
      params: { ...HERE, resourceId: resource },
      sent: { act: 'assure' },
    },
    '/services/:serviceId': { params },
    '/services/:serviceId/print': { params },
    '/services/:serviceId/correct': { params, sent: { ...SENT, version: '1' } },
    '/services/:serviceId/keep': { params, sent: { act: 'assure' } },
    '/services/:serviceId/supply': { params, sent: { seen: '0', unit: 'piece', units: '3', from: '1.12.2026' } },
    '/services/:serviceId/proposals/:proposalId': {
      params: { ...params, proposalId: proposal },
      sent: { decision: 'declined' },
    },
    '/confirm-service/:token': { params: { token: CONFIRM_LINKS.confirm } },
    '/confirm-service/:token/corrections': {
      params: { token: CONFIRM_LINKS.correct },
      sent: { ...SENT, version: '1', signed: 'Jan Zmyślony' },
    },
  }
}
