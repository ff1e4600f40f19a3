import { type Ctx, enqueue } from '#platform/server'
import { isKind } from '../kinds.domain.ts'
import { DELIVER } from '../notify.server.ts'
import { beginMails, gatheringMail, saveSorted, unsortedNotices, wishesOf } from './delivery.store.server.ts'
import { type Place, placeOf } from './placing.domain.ts'

const AT_ONCE = 200

/**
 * Decides of some new notices by which mail they leave, as their people want to hear; several of one person that leave together share a mail.
 * Answers how many it decided of: none when all are.
 */
export async function sortNotices(ctx: Ctx): Promise<number> {
  const waiting = await unsortedNotices(ctx, AT_ONCE)
  if (waiting.length === 0) return 0
  const wishes = await wishesOf(
    ctx,
    waiting.map(({ personId }) => personId),
  )
  const mails = new Map<string, Together>()
  for (const { id, personId, kind } of waiting) {
    const theirs = wishes.get(personId)
    const place = theirs && isKind(kind) ? placeOf(kind, theirs, ctx.now) : null
    const key = place ? `${personId} ${place.form} ${place.dueAt.getTime()}` : 'none'
    const mail = mails.get(key) ?? { place, personId, ids: [] }
    mails.set(key, { ...mail, ids: [...mail.ids, id] })
  }
  const leaving = await mailsOf(ctx, [...mails.values()])
  await saveSorted(
    ctx,
    leaving.flatMap(({ ids, mailId }) => ids.map((id) => ({ id, mailId }))),
  )
  return waiting.length
}

/** What leaves together, by one mail or by none. */
type Together = { readonly place: Place | null; readonly personId: string; readonly ids: readonly string[] }

async function mailsOf(ctx: Ctx, together: readonly Together[]) {
  const atOnce = together.filter(({ place }) => place?.form === 'one')
  const begun = await beginMails(
    ctx,
    atOnce.map(({ personId }) => personId),
  )
  const leaving = atOnce.map(({ ids }, no) => ({ ids, mailId: begun[no] ?? null }))
  for (const { place, personId, ids } of together) {
    if (place?.form === 'one') continue
    const mailId = place ? await gatheringMail(ctx, { personId, ...place }) : null
    leaving.push({ ids, mailId })
    if (place && mailId) await enqueue(ctx, { name: DELIVER, id: mailId, notBefore: place.dueAt })
  }
  return leaving
}
