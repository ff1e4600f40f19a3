import { NotFound } from '#kernel'
import type { Form } from '#model'
import type { Ctx } from '#platform/server'
import type { Clause } from '#protection'
import { clauseInForce } from '#protection/server'
import { caseFacts, type KnownCase } from '../cases/case-facts.store.server.ts'
import { type CaseFrame, caseFrame } from '../cases/case-frame.query.server.ts'
import { institutionNames } from '../cases/institution-names.query.server.ts'
import { formsAtHand } from '../forms/form-at-hand.domain.ts'
import { begunFormOnPage } from '../forms/form-on-page.query.server.ts'
import type { FormOnPage } from '../forms/form-on-page.ts'
import { seatsOfMine } from '../team/seat.store.server.ts'
import { printingInstitution } from './printing-institution.query.server.ts'

/** What every print of a form needs beside it. */
export type OnPrint = {
  readonly known: KnownCase
  readonly frame: CaseFrame
  /** The institution that prints, and the one that keeps the case and answers for its data. */
  readonly printing: string
  readonly keeper: string
  /** What the keeper tells people about their data today. */
  readonly clause: Clause | null
}

export type FilledToPrint = OnPrint & { readonly page: FormOnPage; readonly author: string }
export type BlankToPrint = OnPrint & { readonly forms: readonly Form[] }

async function onPrint(ctx: Ctx, known: KnownCase): Promise<OnPrint> {
  const { file } = known
  const names = await institutionNames(ctx, [file.keeper])
  return {
    known,
    frame: await caseFrame(ctx, file),
    printing: await printingInstitution(ctx, file.id),
    keeper: names.get(file.keeper)?.name ?? '',
    clause: await clauseInForce(ctx, file.keeper),
  }
}

/** A form begun or completed, as its page shows it to me. */
export async function filledToPrint(ctx: Ctx, caseId: string, instanceId: string): Promise<FilledToPrint> {
  const page = await begunFormOnPage(ctx, caseId, instanceId)
  const wrote = page.instance?.institution ?? null
  const author = wrote === null ? undefined : (await institutionNames(ctx, [wrote])).get(wrote)
  return { ...(await onPrint(ctx, page.known)), page, author: author?.name ?? '' }
}

/** One form of the model of the case, to fill in by hand. */
export async function blankToPrint(ctx: Ctx, caseId: string, formId: string): Promise<BlankToPrint> {
  const known = await caseFacts(ctx, caseId)
  const form = known.model.form.find(formId)
  if (!form) throw new NotFound('form')
  return { ...(await onPrint(ctx, known)), forms: [form] }
}

/** The forms that are mine to fill in now, for a visit without a computer. */
export async function visitToPrint(ctx: Ctx, caseId: string): Promise<BlankToPrint> {
  const known = await caseFacts(ctx, caseId)
  const { model, facts } = known
  const roles = (await seatsOfMine(ctx, known.file.id)).filter(({ sees }) => sees === 'names').map(({ role }) => role)
  const forms = formsAtHand(model, facts, roles)
  if (forms.length === 0) throw new NotFound('form at hand')
  return { ...(await onPrint(ctx, known)), forms }
}
