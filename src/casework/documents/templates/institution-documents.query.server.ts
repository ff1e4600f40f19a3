import { NotFound } from '#kernel'
import { type Ctx, fillTemplate, translator } from '#platform/server'
import { institutionNames } from '../../cases/institution-names.query.server.ts'
import { registerOf } from '../letters/letters-listed.query.server.ts'
import { INVENTED } from './invented-letter.ts'
import {
  keepsTemplates,
  type LetterTemplate,
  mustWorkIn,
  numberingOf,
  templateContent,
  templateIn,
  templatesOf,
} from './letter-template.store.server.ts'

export type { TemplateState } from './letter-template.store.server.ts'

/** Numbers of letters shown at once. */
const MOST_SHOWN = 200

export type InstitutionDocuments = {
  readonly id: string
  readonly name: string
  readonly templates: readonly LetterTemplate[]
  readonly numbering: string | null
  readonly register: Awaited<ReturnType<typeof registerOf>>
  readonly mayKeep: boolean
}

/** Templates of an institution, its numbers, and those of its letters that I may read. `NotFound` for those who do not work there. */
export async function institutionDocuments(ctx: Ctx, institutionId: string): Promise<InstitutionDocuments> {
  await mustWorkIn(ctx, institutionId)
  return {
    id: institutionId,
    name: (await institutionNames(ctx, [institutionId])).get(institutionId)?.name ?? '',
    templates: await templatesOf(ctx, institutionId),
    numbering: await numberingOf(ctx, institutionId),
    register: await registerOf(ctx, institutionId, MOST_SHOWN),
    mayKeep: await keepsTemplates(ctx, institutionId),
  }
}

export type TemplateShown = InstitutionDocuments & { readonly template: LetterTemplate }

export async function templateShown(ctx: Ctx, institutionId: string, templateId: string): Promise<TemplateShown> {
  const documents = await institutionDocuments(ctx, institutionId)
  return { ...documents, template: await ofInstitution(ctx, institutionId, templateId) }
}

async function ofInstitution(ctx: Ctx, institutionId: string, templateId: string): Promise<LetterTemplate> {
  const template = await templateIn(ctx, templateId)
  if (template.institution !== institutionId) throw new NotFound('template')
  return template
}

/** A template filled with an invented letter, to see how it will look. */
export async function templatePreview(ctx: Ctx, institutionId: string, templateId: string) {
  const template = await ofInstitution(ctx, institutionId, templateId)
  const invented = {
    ...INVENTED,
    rodo: translator('pl')('casework.own_letter.print.data', { institution: INVENTED.nadawca }),
  }
  return { template, docx: await fillTemplate(await templateContent(ctx, templateId), invented) }
}
