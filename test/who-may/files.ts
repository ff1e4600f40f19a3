import { hashPassword } from '../../src/identity/passwords/password-hash.server.ts'
import { uploadList as uploadPeople } from '../../src/institutions/import/import-list.server.ts'
import { csvFile, PEOPLE_HEADINGS } from '../../src/institutions/import/import-world.fixture.ts'
import { hashSecret } from '../../src/platform/clock/secret.server.ts'
import { uploadList as uploadUnits } from '../../src/territory/import/stored-list.server.ts'
import { done } from './family.ts'
import type { CaseWorld } from './world.ts'

export const PASSWORD = 'cztery zielone parasole'
export const PEOPLE_LIST = csvFile(
  PEOPLE_HEADINGS,
  'Nina;Nowozmyślona;nina@example.org;Szkoła Bieliny;pracownik;pedagog;1.10.2026;tak',
)
export const UNITS_LIST = new TextEncoder().encode(
  'WOJ;POW;GMI;RODZ;NAZWA;NAZWA_DOD;STAN_NA\n26;04;02;2;Bodzentyn;gmina wiejska;2026-12-01',
)

/** Links of letters as their receiver has them. Anybody who has the link is meant by it. */
export const LINKS = { invitation: 'zaproszenie'.padEnd(43, '-'), password_reset: 'haslo'.padEnd(43, '-') }

/** Links to answer the request of the family at work by: one not opened yet, one whose question was opened. */
export const ANSWER_LINKS = { sealed: 'odpowiedz'.padEnd(43, '-'), opened: 'otwarta'.padEnd(43, '-') }

/** The code of the mother of the family at work. */
export const FAMILY_CODE = 'M'.repeat(20)

/** Lists that the administrator sent and has not confirmed yet, links of letters, a file in a case, and one password for everybody. */
type Home = { readonly caseId: string; readonly request: string; readonly mother: string }

export async function thingsToOpen(world: CaseWorld, { caseId, request, mother }: Home) {
  const { as, administrator, outsider, lead, ops, found, newId, rows } = world
  const people = { subject: 'people', file: { name: 'osoby.csv', bytes: PEOPLE_LIST } } as const
  const list = done(await as(administrator, (ctx) => uploadPeople(ctx, people)))
  const terc = { file: { name: 'TERC.csv', bytes: UNITS_LIST } }
  const units = done(await as(administrator, (ctx) => uploadUnits(ctx, terc)))
  for (const [purpose, link] of Object.entries(LINKS)) {
    const dates = { created_at: '2026-11-23T07:00:00Z', expires_at: '2026-11-24T07:00:00Z' }
    await found.put('identity.ticket', { token_hash: hashSecret(link), person_id: outsider, purpose, ...dates })
  }
  for (const [state, link] of Object.entries(ANSWER_LINKS)) {
    const dates = { made_at: '2026-11-23T07:00:00Z', expires_at: '2026-12-01T07:00:00Z' }
    await found.put('casework.answer_link', {
      ...{ id: newId(), request_id: request, case_id: caseId, token_hash: hashSecret(link), made_by: lead, ...dates },
      opened_at: state === 'opened' ? '2026-11-23T07:30:00Z' : null,
    })
  }
  const contact = { id: newId(), case_id: caseId, subject_id: mother }
  const how = { channel: 'paper', how: 'in_person', confirmed_by: lead, confirmed_on: '2026-11-20' }
  await found.put('casework.family_contact', { ...contact, ...how })
  await found.put('casework.family_link', {
    ...{ id: newId(), case_id: caseId, subject_id: mother, contact_id: contact.id, code_hash: hashSecret(FAMILY_CODE) },
    ...{ made_by: lead, made_at: '2026-11-20T07:00:00Z', expires_at: '2026-11-27T07:00:00Z' },
  })
  await rows('update identity.account set password_hash = $1', [await hashPassword(PASSWORD)])
  // The lead worker, whose app the registers know, has typed the password in this browser and not the code yet.
  await rows(
    `insert into identity.half_sign_in (token_hash, person_id, password_mark, began_at, back)
     select $1, person_id, sha256(convert_to(password_hash, 'UTF8')), $3, '/desk' from identity.account where person_id = $2`,
    [hashSecret(lead), lead, world.clock.now()],
  )
  const blocked = await world.worker('Bożena', 'Zablokowana', ops)
  await rows(`update identity.account set state = 'blocked' where person_id = $1`, [blocked])
  const colleague = await world.worker('Tomasz', 'Drugi', world.school)
  await world.sign(colleague, world.school)
  const office = await found.institution('Starostwo Na Próbę', 'local_government', '260401')
  const clerk = await world.worker('Urszula', 'Urzędowa', office)
  const unnamed = await world.worker('Nela', 'Niewyznaczona', world.school)
  const withoutAccounts = await found.institution('Świetlica Na Papierze', 'education', '260401', {
    has_accounts: false,
  })
  const file = newId()
  const item = newId()
  await found.put('casework.item', {
    ...{ case_id: caseId, id: item, keeper_institution_id: ops, owner_institution_id: ops, category: 'nauka' },
    ...{ kind: 'note', body: { text: 'Świadectwo' }, written_by: lead, created_at: '2026-11-23' },
  })
  const content = Buffer.from('%PDF-1.7\n')
  const scan = { name: 'skan.pdf', media_type: 'application/pdf', bytes: content.length, content }
  const sha256 = Buffer.from('próba')
  await found.put('platform.file', { id: file, ...scan, sha256, uploaded_by: lead, uploaded_at: '2026-11-23' })
  await found.put('casework.item_file', { case_id: caseId, item_id: item, file_id: file })
  return { list, units, file, blocked, office, clerk, unnamed, withoutAccounts, worker: `${colleague} ${world.school}` }
}
