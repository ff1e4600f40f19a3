import type { DeskClient } from '../support/desk-client.ts'
import { firstOffered, offered } from '../support/offered.ts'

/** Asks a surgery about the health of somebody in a case that takes questions now; answers with the address of the request. */
export async function askSurgery(lead: DeskClient, question: string): Promise<string> {
  const cases = new Set(
    [...(await lead.open('/cases')).matchAll(/href="(\/cases\/[0-9a-f-]{36})"/g)].map(([, at]) => at),
  )
  for (const at of cases) {
    const path = `${at}/forms/prosba-o-informacje/new`
    const html = await lead.open(path)
    const surgery = offered(html, 'pytanie.do-kogo').find(({ label }) => /przychodnia|zdrowia/i.test(label))
    if (!surgery) continue
    const { status } = await lead.send(path, {
      'pytanie.do-kogo': surgery.value,
      'pytanie.o-kogo': firstOffered(html, 'pytanie.o-kogo'),
      'pytanie.podstawa': 'podstawa-prosba',
      'pytanie.zakres-pytania': 'zdrowie',
      'pytanie.tresc': question,
      'pytanie.po-co': 'Do diagnozy',
    })
    if (status !== 303) continue
    const [, request] =
      [...(await lead.open(`${at}/tasks`)).matchAll(/href="(\/cases\/[0-9a-f-]{36}\/requests\/[0-9a-f-]{36})"/g)].at(
        -1,
      ) ?? []
    return request ?? ''
  }
  throw new Error('no case whose team has a surgery takes questions now')
}
