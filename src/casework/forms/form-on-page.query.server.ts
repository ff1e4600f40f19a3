import { NotFound } from '#kernel'
import { readingOn } from '#learning/server'
import { isLong } from '#model'
import { type Ctx, readableFiles } from '#platform/server'
import { decidersIn } from '../authority/deciders.query.server.ts'
import { caseFrame } from '../cases/case-frame.query.server.ts'
import { peopleOf } from '../families/people.query.server.ts'
import { returnPackage } from '../sharing/packages/package.query.server.ts'
import { whySeenForm } from '../sharing/why-seen.query.server.ts'
import { standingFor } from './complete-form.server.ts'
import { categoriesIn } from './form-items.domain.ts'
import type { FormOnPage } from './form-on-page.ts'
import { begunForm, type FormToFill, newForm, type Wanted } from './form-to-fill.query.server.ts'

/** A form not yet begun, on its page. */
export const newFormOnPage = async (ctx: Ctx, caseId: string, form: string, wanted: Wanted = {}): Promise<FormOnPage> =>
  onPage(ctx, await newForm(ctx, caseId, form, wanted))

/** A form begun or completed, on its page. */
export const begunFormOnPage = async (ctx: Ctx, caseId: string, instanceId: string): Promise<FormOnPage> =>
  onPage(ctx, await begunForm(ctx, caseId, instanceId))

/** One part of a long form, on its page. `NotFound` where the form has no such part; of one completed meanwhile, what it says. */
export async function partOnPage(ctx: Ctx, caseId: string, instanceId: string, part: string): Promise<FormOnPage> {
  const loaded = await begunFormOnPage(ctx, caseId, instanceId)
  const { form, context } = loaded
  if (!isLong(form, context.model) || !form.sections.some(({ id }) => id === part))
    throw new NotFound('part of the form')
  return { ...loaded, part }
}

const mine = async (ctx: Ctx, fileId: string): Promise<string | null> =>
  (await readableFiles(ctx, [fileId])).has(fileId) ? fileId : null

async function onPage(ctx: Ctx, filling: FormToFill): Promise<FormOnPage> {
  const { known, instance, context, form, seat, state } = filling
  const { persons, items } = context.offered
  const subject = [...persons, ...items].find(({ id }) => id === filling.key)
  const caseId = known.file.id
  const written = instance !== null && instance.state !== 'draft'
  const asksConsent = !written && form.record === 'participation_consent'
  const { code } = known.file
  const givesBack = !written && state.open && seat && seat.institution !== known.file.keeper
  return {
    ...filling,
    part: null,
    base: await standingFor(ctx, filling),
    frame: await caseFrame(ctx, known.file),
    subjectLabel: subject?.label ?? null,
    back: givesBack ? await returnPackage(ctx, caseId, seat.institution, categoriesIn(context.model, form)) : null,
    deciders: asksConsent ? await decidersIn(ctx, { caseId, code, people: await peopleOf(ctx, caseId) }) : [],
    why: written ? await whySeenForm(ctx, known, instance.id) : null,
    reading: written ? [] : await readingOn(ctx, form.clause),
    scan: instance?.recorded?.scan ? await mine(ctx, instance.recorded.scan) : null,
  }
}
