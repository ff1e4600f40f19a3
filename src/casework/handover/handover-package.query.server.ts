import { NotFound } from '#kernel'
import { answerWords, isAnswered, showAnswers } from '#model'
import { type Ctx, translator } from '#platform/server'
import { caseFacts, type KnownCase } from '../cases/case-facts.store.server.ts'
import { formInstances } from '../forms/form-instance.store.server.ts'
import { begunForm } from '../forms/form-to-fill.query.server.ts'
import { openingRoles } from '../opening/opening.domain.ts'
import { mustGiveFor } from '../sharing/disclosure.store.server.ts'
import { LONGEST_WORDS } from '../sharing/packages/confirm-package.schema.ts'
import { type JoiningPackage, joiningWords, propose } from '../sharing/packages/package.query.server.ts'
import { partyOf } from '../sharing/parties.query.server.ts'
import type { Handover } from './handover.domain.ts'
import { latestHandover } from './handover.store.server.ts'

export type HandoverPackage = JoiningPackage & { readonly handover: Handover }

/**
 * What the institution that keeps a case may show the one that took it over: for each category what whoever leads a case may be shown, as
 * a text of its own. The text begins as what that institution itself wrote and is put in order by its author. `NotFound` before the case
 * was taken over.
 */
export async function handoverPackage(ctx: Ctx, caseId: string): Promise<HandoverPackage> {
  const known = await caseFacts(ctx, caseId)
  const { file, model } = known
  await mustGiveFor(ctx, caseId, file.keeper)
  const handover = await latestHandover(ctx, caseId)
  if (handover?.state !== 'accepted' || handover.receiver === null) throw new NotFound('handover')
  const [lead] = openingRoles(model, file.subjectKind)
  if (!lead) throw new NotFound('role')
  const recipient = { ...(await partyOf(ctx, handover.receiver)), workers: [{ personId: '', name: '', role: lead.id }] }
  const proposed = await propose(ctx, known, { giver: file.keeper, recipient })
  const lines = proposed.lines.map((line) => ({ ...line, extent: 'extract' as const }))
  const shown = new Set(proposed.shownCategories)
  return {
    ...proposed,
    lines: lines.filter(({ category }) => !shown.has(category)),
    known,
    handover,
    words: Object.fromEntries(await wordsFor(ctx, known, lines)),
  }
}

/** By line: who the people are, and what our own forms say in that category. */
async function wordsFor(ctx: Ctx, known: KnownCase, lines: readonly { key: string; category: string }[]) {
  const identity = await joiningWords(ctx, known)
  const written = await ownWords(ctx, known)
  return lines.flatMap(({ key, category }) => {
    const words = [identity.get(category), ...(written.get(category) ?? [])].filter(Boolean).join('\n')
    return words === '' ? [] : [[key, words.slice(0, LONGEST_WORDS)] as const]
  })
}

/** Answers of the completed forms of the institution that keeps the case, by category, one line each. */
async function ownWords(ctx: Ctx, { file }: KnownCase): Promise<ReadonlyMap<string, readonly string[]>> {
  const t = translator('pl')
  const byCategory = new Map<string, string[]>()
  for (const { id, institution, state } of await formInstances(ctx, file.id)) {
    if (institution !== file.keeper || state !== 'completed') continue
    const { form, answers, context } = await begunForm(ctx, file.id, id)
    const views = showAnswers(form, answers, context).sections.flatMap(({ rows }) =>
      rows.flatMap(({ fields }) => fields),
    )
    for (const view of views.filter(isAnswered)) {
      const { category, kind, label } = view.field
      if (category === undefined || kind === 'file') continue
      const line = `${label}: ${answerWords(view, t)}`
      byCategory.set(category, [...(byCategory.get(category) ?? []), line])
    }
  }
  return byCategory
}
