import { beforeEach, describe, expect, test } from 'vitest'
import { Forbidden, NotFound } from '#kernel'
import { addMessages, linkHolder, systemActor } from '#platform/server'
import { testDatabase } from '#test/database.ts'
import { directoryWorld, inputOf } from '../directory-world.fixture.ts'
import { archiveService, correctService } from '../entries/keep-service.server.ts'
import { keptServices, serviceCard } from '../entries/service.query.server.ts'
import { ServiceId } from '../entries/service.schema.ts'
import { directoryMessages } from '../i18n/messages.ts'
import { askProvider } from './ask-provider.server.ts'
import { confirmByLink, proposeByLink, serviceByLink } from './by-link.server.ts'
import { decideProposal } from './decide-proposal.server.ts'
import { proposalToDecide } from './proposal.query.server.ts'
import { sendConfirmLink } from './send-confirm-link.server.ts'

addMessages(directoryMessages)
const database = await testDatabase()
const world = await directoryWorld(database)
const { actAs, add, as, clinic, clock, opsHead, schoolHead, teacher } = world
const MONDAY = clock.now()

type Mail = { readonly to: string; readonly text: string; readonly subject: string }
const mails: Mail[] = []
const transport = { send: async (mail: Mail) => void mails.push(mail) }
const send = sendConfirmLink({ transport, baseUrl: 'https://kooperacja.example' })

let id = ServiceId.parse(world.newId())
beforeEach(async () => {
  clock.set(MONDAY)
  id = await add(opsHead, clinic, { name: 'Wypożyczalnia', audience: 'signed_in' })
  mails.length = 0
})

/** Asks the provider and answers the secret of the mail that was sent. */
async function asked(): Promise<string> {
  expect(await as(opsHead, (ctx) => askProvider(ctx, id))).toMatchObject({ ok: true })
  const { rows } = await database.owner.query(
    'select id from directory.confirm_link where service_id = $1 order by id desc limit 1',
    [id],
  )
  await actAs(systemActor('worker'), (ctx) => send(ctx, rows[0].id))
  await actAs(systemActor('worker'), (ctx) => send(ctx, rows[0].id))
  return /confirm-service\/([\w-]{43})/.exec(mails.at(-1)?.text ?? '')?.[1] ?? ''
}
const byLink = (secret: string) => actAs(linkHolder(secret), serviceByLink)
const corrections = (more = {}) => ({
  ...inputOf({ version: '1', name: 'Wypożyczalnia wózków', audience: 'signed_in', ...more }),
  words: undefined,
  signed: 'Jan Zmyślony, kierownik',
})
const proposed = async (secret: string, more = {}) => {
  expect(await actAs(linkHolder(secret), (ctx) => proposeByLink(ctx, corrections(more)))).toMatchObject({ ok: true })
  return (await as(opsHead, keptServices)).find((one) => one.id === id)?.proposal ?? ''
}

describe('a provider without an account', () => {
  test('gets one mail with a link that works once', async () => {
    const secret = await asked()
    expect(mails).toMatchObject([{ to: 'poradnia@example.org' }])
    expect(mails[0]?.text).toContain('„Wypożyczalnia” (Przychodnia w Bielinach)')
    expect(mails[0]?.text).toContain('do 30.11.2026')
    expect((await byLink(secret)).card.entry.name).toBe('Wypożyczalnia')
    clock.set(new Date('2026-11-25T08:00:00Z'))
    await actAs(linkHolder(secret), confirmByLink)
    expect(await as(teacher, (ctx) => serviceCard(ctx, id))).toMatchObject({
      assuredOn: '2026-11-25',
      assuredHow: 'link',
    })
    await expect(byLink(secret)).rejects.toThrow(NotFound)
    await expect(actAs(linkHolder(secret), confirmByLink)).rejects.toThrow(NotFound)
  })

  test('finds the link dead after seven days, after another one, after a correction and after the archive', async () => {
    const late = await asked()
    clock.set(new Date(MONDAY.getTime() + 7 * 86_400_000 - 1000))
    await byLink(late)
    clock.set(new Date(MONDAY.getTime() + 7 * 86_400_000))
    await expect(byLink(late)).rejects.toThrow(NotFound)
    clock.set(MONDAY)
    const [first, second] = [await asked(), await asked()]
    await expect(byLink(first)).rejects.toThrow(NotFound)
    await byLink(second)
    await as(opsHead, (ctx) => correctService(ctx, { ...inputOf({ version: '1' }), serviceId: id }))
    await expect(byLink(second)).rejects.toThrow(NotFound)
    const third = await asked()
    await as(opsHead, (ctx) => archiveService(ctx, id))
    await expect(byLink(third)).rejects.toThrow(NotFound)
    expect(await as(opsHead, (ctx) => askProvider(ctx, id))).toMatchObject({ refusal: 'archived' })
  })

  test('reaches that one entry and nothing else', async () => {
    const other = await add(schoolHead, world.school, { name: 'Zajęcia', audience: 'signed_in' })
    const secret = await asked()
    await expect(actAs(linkHolder(secret), (ctx) => serviceCard(ctx, other))).rejects.toThrow(NotFound)
    await expect(byLink('x'.repeat(43))).rejects.toThrow(NotFound)
  })

  test('is asked only where the entry has an address, and by whoever keeps it', async () => {
    await expect(as(schoolHead, (ctx) => askProvider(ctx, id))).rejects.toThrow(Forbidden)
    const mute = await add(opsHead, clinic, { name: 'Bez adresu', email: '' })
    expect(await as(opsHead, (ctx) => askProvider(ctx, mute))).toMatchObject({ refusal: 'no_address' })
  })

  test('leaves no secret behind once the mail has left, and no address in the record', async () => {
    await asked()
    const { rows } = await database.owner.query(
      'select sealed, sent_at from directory.confirm_link where service_id = $1',
      [id],
    )
    expect(rows).toMatchObject([{ sealed: null, sent_at: MONDAY }])
    const facts = await database.owner.query('select payload from platform.fact where chain_id = $1', [clinic])
    expect(JSON.stringify(facts.rows)).not.toMatch(/@|Zmyślony|Wypożyczalnia/)
  })
})

describe('corrections of a provider', () => {
  test('change nothing until the keeper accepts them, and are the provider’s own then', async () => {
    const proposalId = await proposed(await asked())
    expect(await as(teacher, (ctx) => serviceCard(ctx, id))).toMatchObject({
      version: 1,
      entry: { name: 'Wypożyczalnia' },
    })
    expect((await as(opsHead, keptServices))[0]).toMatchObject({ id, proposal: proposalId })
    expect((await as(opsHead, (ctx) => proposalToDecide(ctx, id, proposalId))).changed).toEqual(['name'])
    const decide = (decision: 'accepted' | 'declined') =>
      as(opsHead, (ctx) => decideProposal(ctx, { serviceId: id, proposalId, decision }))
    expect(await decide('accepted')).toMatchObject({ ok: true })
    expect(await as(teacher, (ctx) => serviceCard(ctx, id))).toMatchObject({
      version: 2,
      assuredHow: 'link',
      entry: { name: 'Wypożyczalnia wózków' },
    })
    expect(await decide('declined')).toMatchObject({ refusal: 'decided' })
  })

  test('are declined and leave the entry as it was', async () => {
    const proposalId = await proposed(await asked())
    const declined = { serviceId: id, proposalId, decision: 'declined' as const }
    await as(opsHead, (ctx) => decideProposal(ctx, declined))
    expect(await as(teacher, (ctx) => serviceCard(ctx, id))).toMatchObject({ version: 1, assuredHow: 'keeper' })
  })

  test('never go over what the keeper corrected since', async () => {
    const proposalId = await proposed(await asked())
    await as(opsHead, (ctx) => correctService(ctx, { ...inputOf({ version: '1', name: 'Inaczej' }), serviceId: id }))
    const accepted = { serviceId: id, proposalId, decision: 'accepted' as const }
    expect(await as(opsHead, (ctx) => decideProposal(ctx, accepted))).toMatchObject({ refusal: 'changed_since' })
  })

  test('say something, and are nobody else’s to read or decide', async () => {
    const secret = await asked()
    const same = corrections({ name: 'Wypożyczalnia' })
    expect(await actAs(linkHolder(secret), (ctx) => proposeByLink(ctx, same))).toMatchObject({
      refusal: 'nothing_changed',
    })
    const proposalId = await proposed(secret)
    const accepted = { serviceId: id, proposalId, decision: 'accepted' as const }
    await expect(as(schoolHead, (ctx) => decideProposal(ctx, accepted))).rejects.toThrow(Forbidden)
    await expect(as(schoolHead, (ctx) => proposalToDecide(ctx, id, proposalId))).rejects.toThrow(Forbidden)
    const { rowCount } = await database.owner.query('select from directory.proposal where id = $1', [proposalId])
    expect(rowCount).toBe(1)
  })
})
