import { expect } from 'vitest'
import type { DeskClient } from './desk-client.ts'
import { today } from './today.ts'

/** Where the draft of the rural model stands, for those who write it; the other variant is consulted already. */
export async function draftAddress(writer: DeskClient): Promise<string> {
  const [, at = ''] =
    /href="(\/model-drafts\/[0-9a-f-]{36})"[^<]*gmin wiejskich/.exec(await writer.open('/model-drafts')) ?? []
  expect(at).not.toBe('')
  return at
}

/** Opens a public consultation of the draft that takes remarks from today on; answers with its address. */
export async function openConsultation(leader: DeskClient): Promise<string> {
  const [, path = ''] =
    /href="(\/consultations\/open\/[^"]+)"/.exec(await leader.open(await draftAddress(leader))) ?? []
  const asked = {
    opensOn: today(),
    closesOn: '31.12.2030',
    circle: 'public',
    invitation: 'Prosimy o uwagi do projektu.',
  }
  const { status, location } = await leader.send(path, asked)
  expect(status).toBe(303)
  return location ?? ''
}

/** A remark on the whole of what is consulted. */
export const remarkOn = (client: DeskClient, at: string, words: string) =>
  client.send(`${at}/remark`, { about: 'whole', kind: 'practice', words, proposed: '', reason: '' })

/** A consultation with a meeting and three remarks, two of them merged, and somebody to whom a paragraph does not work. */
export async function consultModel(leader: DeskClient, school: DeskClient): Promise<void> {
  const at = await openConsultation(leader)
  const meeting = { onDay: today(), place: 'Bieliny', party: 'nauczyciele', people_education: '7' }
  const told = [
    await leader.send(`${at}/meetings/new`, meeting),
    await remarkOn(school, at, 'Za długo się czeka.'),
    await remarkOn(school, at, 'Czeka się zbyt długo.'),
    await remarkOn(school, at, 'Brakuje wzoru.'),
  ]
  expect(told.map(({ status }) => status)).toEqual([303, 303, 303, 303])
  const remarks = [...(await leader.open(`${at}/remarks`)).matchAll(/href="(\/remarks\/[0-9a-f-]{36})"/g)]
  const merging = await leader.send(`${remarks[1]?.[1]}/merge`, { into: '1' })
  const [, handbook = ''] = /href="(\/handbook\/wiejski\/[^"]+)"/.exec(await school.open('/handbook')) ?? []
  const [, fails = ''] = /href="(\/handbook\/[^"]+\/not-working)"/.exec(await school.open(handbook)) ?? []
  const telling = await school.send(fails, { kind: 'practice', words: 'Nikt nie odpowiada.', proposed: '', reason: '' })
  expect([merging.status, telling.status]).toEqual([303, 303])
}
