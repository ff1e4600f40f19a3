import { localDate } from '#kernel'
import { loadVersion } from '#model/server'
import { type Ctx, systemActor } from '#platform/server'
import type { TestDatabase } from '#test/database.ts'
import { acting, founding, MONDAY, ruralModel } from '#test/world.ts'
import type { Circle } from './consultation.domain.ts'
import type { DraftId } from './consultation-ids.ts'
import { openConsultation } from './opening/open-consultation.server.ts'
import type { SendRemark } from './remarks/send-remark.server.ts'
import { sendRemark } from './remarks/send-remark.server.ts'

export const BIELINY = '260401'

type Paragraph = { readonly id: string; text: string }
type Json = { version: string; handbook: { chapters: { paragraphs: Paragraph[] }[] } }

/** The rural model as its team changes it: version 1.1, with one paragraph reworded. Not a version that passes the check. */
export function changedModel(): { readonly document: Json; readonly changed: string } {
  const document = structuredClone(ruralModel()) as Json
  document.version = '1.1'
  const [paragraph] = document.handbook.chapters.flatMap(({ paragraphs }) => paragraphs)
  if (!paragraph) throw new Error('the rural model has no paragraphs')
  paragraph.text = `${paragraph.text} Zgłoszenie ustne spisuje się na jednej stronie.`
  return { document, changed: paragraph.id }
}

/** The team of the rural model with a draft, a school that has an agreement, and people who have nothing to do with it. */
export async function consultationWorld(database: TestDatabase) {
  const world = acting(database)
  const { newId, actAs, as } = world
  const found = founding(database, newId)
  await found.units()
  const loaded = await actAs(systemActor('setup'), (ctx) => loadVersion(ctx, ruralModel()))
  if (!loaded.ok) throw new Error('the rural model was refused')
  const { versionId } = loaded.value
  const { document, changed } = changedModel()
  const draftId = newId() as DraftId
  const made = { created_at: MONDAY, changed_at: MONDAY, document: JSON.stringify(document), based_on_id: versionId }
  await found.put('model.draft', { id: draftId, model_id: 'wiejski', version: '1.1', ...made })
  const change = { draft_id: draftId, no: 1, about: changed, what: 'changed', changed_at: MONDAY }
  await found.put('model.draft_change', { id: newId(), ...change })

  const rops = await found.institution('ROPS', 'local_government', '26', { level: 'region' })
  const school = await found.institution('Szkoła Bieliny', 'education', BIELINY)
  const outside = await found.institution('Fundacja Na Próbę', 'ngo', BIELINY)
  await found.agreement('accession', 'przystapienie', 'wiejski', [{ institution_id: school }])
  const worker = async (given: string, family: string, institution: string) => {
    const id = await found.aPerson(given, family)
    await found.employ(id, institution)
    return id
  }
  const leader = await worker('Lidia', 'Redakcyjna', rops)
  const writer = await worker('Piotr', 'Piszący', rops)
  const teacher = await worker('Ewa', 'Szkolna', school)
  const outsider = await worker('Olga', 'Obca', outside)
  for (const [person_id, leads] of [
    [leader, true],
    [writer, false],
  ])
    await found.put('model.writer', { id: newId(), model_id: 'wiejski', person_id, leads, from_on: '2026-01-01' })

  const opens = (circle: Circle = 'public', days: readonly [string, string] = ['2026-11-23', '2026-12-11']) =>
    as(leader, async (ctx) => {
      const [opensOn, closesOn] = days.map(localDate)
      if (!opensOn || !closesOn) throw new Error('two days')
      const done = await openConsultation(ctx, { draftId, circle, invitation: 'Prosimy o uwagi.', opensOn, closesOn })
      if (!done.ok) throw new Error(`not opened: ${done.refusal}`)
      return done.value
    })
  const remark = (ctx: Ctx, more: Pick<SendRemark, 'consultationId'> & Partial<SendRemark>, address = '192.0.2.1') =>
    sendRemark(
      ctx,
      { about: changed, kind: 'practice', words: 'Pięć dni to za mało.', nameShown: false, ordinary: false, ...more },
      address,
    )
  const rows = async <T>(text: string, values: readonly unknown[] = []): Promise<T[]> =>
    (await database.owner.query(text, [...values])).rows
  const people = { leader, writer, teacher, outsider }
  return { ...world, found, versionId, draftId, changed, school, outside, rops, ...people, worker, opens, remark, rows }
}
