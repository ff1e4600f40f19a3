import { readFileSync } from 'node:fs'
import { addDays, type LocalDate } from '#kernel'
import { DraftId } from '#model'
import {
  beginDraft,
  enterRemark,
  loadVersion,
  modelOf,
  nameWriter,
  openConsultation,
  recordMeeting,
  sendRemark,
  writePlace,
} from '#model/server'
import type { World } from './cast.ts'
import { type Founded, known } from './found-world.server.ts'
import { done, type Past } from './past.ts'
import { teamOfModel } from './tell-model.server.ts'
import { readTexts } from './texts.ts'

/** How long ago the consultation was opened, and how long it is still open. */
const OPENED_DAYS_BACK = 10
const DAYS_LEFT = 21

/** The number of a text that nobody changed yet; each paragraph is changed once. */
const AS_BEGUN = 1

/**
 * A draft of another variant, open to everybody's remarks today: a meeting was held, and schools and centres have sent theirs. None is
 * answered yet, so that whoever tries the demonstration can.
 */
export async function tellConsultation(past: Past, world: World, founded: Founded, today: LocalDate): Promise<void> {
  past.chapter('consultation')
  const { consulted } = readTexts()
  const { administrator, leader, writer } = teamOfModel(world, founded)
  past.goTo(addDays(today, -OPENED_DAYS_BACK - 1))
  const json: unknown = JSON.parse(readFileSync(`content/models/${consulted.model}-${consulted.version}.json`, 'utf8'))
  const { versionId } = done(await past.setup((ctx) => loadVersion(ctx, json)))
  for (const [personId, leads] of [
    [leader, true],
    [writer, false],
  ] as const) {
    const asked = { modelId: consulted.model, personId, leads }
    await past.as(administrator, async (ctx) => done(await nameWriter(ctx, asked)))
  }
  const draftId = await past.as(leader, async (ctx) => done(await beginDraft(ctx, { versionId, step: 'minor' })))
  for (const { clause, text } of consulted.draft) {
    await past.as(writer, async (ctx) => {
      const { title, prov } = (await modelOf(ctx, versionId)).paragraph(clause)
      return done(
        await writePlace(ctx, { draftId, about: clause, seen: AS_BEGUN, written: { title, text, prov: { ...prov } } }),
      )
    })
  }
  past.goTo(addDays(today, -OPENED_DAYS_BACK))
  const consultationId = await past.as(leader, async (ctx) =>
    done(
      await openConsultation(ctx, {
        draftId: DraftId.parse(draftId),
        circle: 'public',
        invitation: consulted.invitation,
        opensOn: ctx.today,
        closesOn: addDays(today, DAYS_LEFT),
      }),
    ),
  )
  const { meeting } = consulted
  past.goTo(addDays(today, 4 - OPENED_DAYS_BACK))
  const meetingId = await past.as(writer, async (ctx) =>
    done(await recordMeeting(ctx, { consultationId, onDay: ctx.today, ...meeting })),
  )
  const plain = { nameShown: false, ordinary: false }
  for (const said of meeting.said)
    await past.as(writer, async (ctx) => done(await enterRemark(ctx, { consultationId, meetingId, ...said, ...plain })))
  for (const { by, ...said } of consulted.remarks)
    await past.as(known(founded.person, by), async (ctx) =>
      done(await sendRemark(ctx, { consultationId, ...said, ...plain }, '')),
    )
}
