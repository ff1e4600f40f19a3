import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { account, institution, PASSWORD } from '../e2e/support/accounts.ts'
import { demonstrationStands } from '../e2e/support/demonstration.ts'
import { DeskClient } from '../e2e/support/desk-client.ts'
import { startSite } from '../e2e/support/site.ts'
import type { Line } from './line.ts'

const SERVICES = 20_000
const OPS = /gops-bieliny/

/** A file of HSDS brought into the directory by a head at a desk: sent, looked through and confirmed; then one read of the public API. */
export async function directory(): Promise<readonly Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kooperacja-bench-directory-'))
  const site = await startSite({ DEMO: 'yes' }, folder)
  try {
    await demonstrationStands(site)
    const client = new DeskClient(site.address)
    await client.signIn(account(OPS, 'kierownik ośrodka').email, PASSWORD)
    const packed = new Uint8Array(gzipSync(JSON.stringify({ services: services() })))
    const file = new File([packed], 'uslugi.json.gz')

    const began = performance.now()
    const sent = await client.sendFile('/services/import', 'file', file)
    if (sent.status !== 303) throw new Error(`the file was answered ${sent.status}`)
    const path = sent.location ?? ''
    const uploaded = performance.now()
    const done = await client.send(path, {})
    const took = performance.now() - began
    if (done.status !== 303) throw new Error(`the confirmation was answered ${done.status}`)
    if (!/>20\s000<|>20000</.test(await client.open(path))) throw new Error('not everything was imported')

    const asked = performance.now()
    const answer = await fetch(`${site.address}/api/hsds/services?page=150&per_page=100`)
    await answer.arrayBuffer()
    const page = performance.now() - asked
    const what = `directory: ${SERVICES} services of HSDS`
    return [
      { what: `${what}, read and checked`, measured: uploaded - began, unit: 'ms' },
      { what: `${what}, sent, looked through and imported`, measured: took, unit: 'ms', bound: { most: 30_000 } },
      { what: `${what}, a page of 100 of the public API`, measured: page, unit: 'ms', bound: { most: 500 } },
    ]
  } finally {
    await site.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const idAt = (no: number): string => `00000000-0000-4000-8000-${no.toString(16).padStart(12, '0')}`
const WORDS = [
  'opieka',
  'porada',
  'zajęcia',
  'wsparcie',
  'obiad',
  'dowóz',
  'terapia',
  'szkolenie',
  'świetlica',
  'sprzęt',
]
const wordAt = (no: number): string => WORDS[no % WORDS.length] ?? ''

/** Services with everything that a full entry says, all of one provider of the demonstration. */
function services(): readonly object[] {
  const organization = { id: idAt(0xffffff), name: institution('gops-bieliny').name, description: 'pomoc społeczna' }
  const term = (taxonomy: string, code: string) => ({
    id: idAt(0xeeeeee),
    taxonomy_term: { id: idAt(0xeeeeee), code, name: code, description: code, taxonomy: `urn:kooperacja:${taxonomy}` },
  })
  return Array.from({ length: SERVICES }, (_, no) => ({
    ...{ id: idAt(no + 1), name: `${wordAt(no)} ${no}`, status: 'active', email: 'ops@example.org' },
    description: Array.from({ length: 30 }, (_, i) => wordAt(no * 7 + i * 3)).join(' '),
    phones: [{ id: idAt(no), number: '412345678' }],
    schedules: ['MO,TU', 'TH,FR'].map((byday) => ({
      ...{ id: idAt(no), freq: 'WEEKLY', byday, opens_at: '08:00', closes_at: '15:30' },
    })),
    service_areas: [{ id: idAt(no), uri: 'urn:teryt:260401' }],
    service_at_locations: [
      {
        id: idAt(no),
        location: {
          ...{ id: idAt(no), location_type: 'physical' },
          addresses: [
            {
              ...{ id: idAt(no), address_1: `Zmyślona ${no}`, city: 'Bieliny', state_province: 'świętokrzyskie' },
              ...{ postal_code: '26-004', country: 'PL', address_type: 'physical' },
            },
          ],
        },
      },
    ],
    languages: [{ id: idAt(no), code: 'pl' }],
    required_documents: [{ id: idAt(no), document: 'dowód osobisty' }],
    organization,
    attributes: [
      ...[term('category', 'social_assistance'), term('way', 'at_place'), term('cost', 'free')],
      term('audience', 'everyone'),
    ],
  }))
}
