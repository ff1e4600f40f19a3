import { expect } from 'vitest'
import type { DeskClient } from './desk-client.ts'
import { firstOffered, offered } from './offered.ts'
import { today } from './today.ts'

/** Two letters of a court to the institution that keeps the case: one with its answer approved, one just registered. */
export async function answerCourt(lead: DeskClient, at: string): Promise<void> {
  const court = { senderKind: 'court', sender: 'Sąd Rejonowy na Próbę', datedOn: today(), receivedOn: today() }
  const asks = { power: 'kpc-dokument-dla-sadu', asks: 'Informacja o udzielonej pomocy.' }
  const registered = async (reference: string) =>
    (await lead.send(`${at}/letters/new`, { ...court, ...asks, reference })).location ?? ''
  const letter = await registered('III Nsm 1/2026')
  const category = firstOffered(await lead.open(`${letter}/words`), 'category')
  const told = [
    await lead.send(`${letter}/words`, { category, heading: 'Pomoc', words: 'Rodzina korzysta z pomocy.' }),
    await lead.send(`${letter}/approve`, { version: '2', name: 'Danuta Dyrektor', function: 'kierownik', on: today() }),
  ]
  expect(told.map(({ status }) => status)).toEqual([303, 303])
  await registered('III Nsm 2/2026')
}

/** Numbers of letters of the institution, a letter that was issued, and one that is being written. */
export async function writeLetters(head: DeskClient, lead: DeskClient, at: string): Promise<void> {
  const of = /href="(\/documents\/of\/[0-9a-f-]{36})"/.exec(await head.open('/desk'))?.[1] ?? ''
  const numbered = await head.send(`${of}/numbering`, { pattern: 'PS.8123.{nr}.{rok}' })
  const begun = { to: 'outside', outside: 'Spółdzielnia na Próbę', template: 'pismo-ogolne@1' }
  const letter = async () => (await lead.send(`${at}/documents/letters/new`, begun)).location?.split('?')[0] ?? ''
  const first = await letter()
  const words = {
    salutation: 'Szanowni Państwo',
    subject: 'Próba',
    body: 'Prosimy o odpowiedź.',
    signer: 'Ewa Zmyślna',
  }
  const written = await lead.send(first, { version: '1', ...words })
  const issued = await lead.send(`${first}/issue`, { version: '2' })
  expect([numbered.status, written.status, issued.status]).toEqual([303, 303, 303])
  await letter()
}

/** An inspection of a case of the institution, for which the lead worker is named to print the set. */
export async function letInInspection(head: DeskClient, lead: DeskClient, named: string, at: string): Promise<void> {
  const list = /href="(\/inspections\/of\/[0-9a-f-]{36})"/.exec(await head.open('/desk'))?.[1] ?? ''
  const code = /\p{Lu}+-\d+/u.exec(await lead.open(at))?.[0] ?? ''
  const warrant = { power: 'kontrola-wojewody', authority: 'Wojewoda na Próbę', warrantNo: 'PS.1.2026' }
  const year = today().slice(-4)
  const scope = { codes: code, yearFrom: year, yearUntil: year, specialNamed: '' }
  const days = { warrantOn: today(), fromOn: today(), untilOn: today() }
  const { status, location } = await head.send(`${list}/new`, { ...warrant, ...days, ...scope })
  const people = `${location}/people`
  const worker = offered(await head.open(people), 'personId').find(({ label }) => label.includes(named))
  const naming = await head.send(people, { personId: worker?.value ?? '', name: '', function: 'drukuje zestaw' })
  expect([status, naming.status]).toEqual([303, 303])
}
