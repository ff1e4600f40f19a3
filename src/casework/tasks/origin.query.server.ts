import { nameIn } from '#model'
import type { Ctx } from '#platform/server'
import type { KnownCase } from '../cases/case-facts.store.server.ts'
import { keeps } from '../cases/may-keep.query.server.ts'
import { planView } from '../plan/plan.query.server.ts'
import { BY_HAND, TASK_ORIGINS, type TaskOrigin } from './task-state.domain.ts'

/** What a task comes from, and the page of it where this reader may open that. */
export type OriginShown = TaskOrigin & { readonly words: string | null; readonly href: string | null }

/** Where a task came from, as this reader may know it: the plan and its words only where they see the plan. */
export async function originShown(ctx: Ctx, known: KnownCase, origin: TaskOrigin): Promise<OriginShown> {
  const at = `/cases/${known.file.id}`
  const unseen = { ...origin, words: null, href: null }
  switch (origin.kind) {
    case 'decision':
    case 'minutes': {
      const meeting = await meetingOf(ctx, known, origin)
      return meeting === null ? unseen : { ...unseen, href: `${at}/meetings/${meeting}` }
    }
    case 'action': {
      const action = (await planView(ctx, known))?.actions.find(({ rowKey }) => rowKey === origin.key)
      return action ? { ...unseen, words: action.text, href: `${at}/plan` } : unseen
    }
    case 'request':
      return (await keeps(ctx, known.file.id)) ? { ...unseen, href: `${at}/requests/${origin.key}` } : unseen
    case 'step': {
      const step = known.model.step.find(origin.key ?? '')
      return step ? { ...unseen, words: nameIn(step.name, 'pl'), href: at } : unseen
    }
    default:
      return unseen
  }
}

async function meetingOf(ctx: Ctx, { file }: KnownCase, { kind, key }: TaskOrigin): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('casework.meeting')
    .select('id')
    .where('case_id', '=', file.id)
    .where(kind === 'minutes' ? 'minutes_form_id' : 'id', '=', key)
    .executeTakeFirst()
  return row?.id ?? null
}

export type OriginOffered = { readonly value: string; readonly kind: TaskOrigin['kind']; readonly words: string }

/** What a task laid by hand may say it comes from: open actions of the plan, questions that wait, steps of the present stage. */
export async function originsOffered(ctx: Ctx, known: KnownCase): Promise<readonly OriginOffered[]> {
  const plan = await planView(ctx, known)
  const actions = (plan?.actions ?? []).filter(({ state }) => state === 'open')
  const { steps } = known.model.stage(known.file.stage)
  return [
    ...actions.map(({ rowKey, text }) => ({ value: `action:${rowKey}`, kind: 'action' as const, words: text })),
    ...steps.map(({ id, name }) => ({ value: `step:${id}`, kind: 'step' as const, words: nameIn(name, 'pl') })),
  ]
}

/** The origin that was chosen; nothing when it is not one of those offered. */
export async function originOf(ctx: Ctx, known: KnownCase, chosen: string | undefined): Promise<TaskOrigin | null> {
  if (chosen === undefined) return BY_HAND
  const [kind, ...rest] = chosen.split(':')
  const key = rest.join(':')
  const found = TASK_ORIGINS.find((one) => one === kind)
  if (found === 'request') return (await isRequest(ctx, known, key)) ? { kind: found, key } : null
  const offered = (await originsOffered(ctx, known)).some(({ value }) => value === chosen)
  return found && offered ? { kind: found, key } : null
}

async function isRequest(ctx: Ctx, { file }: KnownCase, id: string): Promise<boolean> {
  const rows = await ctx.db.selectFrom('casework.request').select('id').where('case_id', '=', file.id).execute()
  return rows.some((row) => row.id === id)
}
