import { Forbidden, NotFound, type Outcome, ok, refused } from '#kernel'
import type { Upload } from '#platform'
import { type Ctx, record, type TemplateRefusal, templateFields } from '#platform/server'
import { isNumberPattern, unknownFields } from '../letters/letter-fields.domain.ts'
import {
  keepsTemplates,
  mustWorkIn,
  saveInForce,
  savePattern,
  saveTemplate,
  saveWithdrawn,
  templateIn,
  templatesOf,
} from './letter-template.store.server.ts'

const MOST_BYTES = 1024 * 1024

/** Passes whoever heads the institution; its other people are refused, and strangers find nothing. */
export async function mustKeep(ctx: Ctx, institutionId: string): Promise<void> {
  await mustWorkIn(ctx, institutionId)
  if (!(await keepsTemplates(ctx, institutionId))) throw new Forbidden('casework.template.keep')
}

export type AddTemplateRefusal = TemplateRefusal | 'file_missing' | 'too_large' | 'unknown_field' | 'no_fields'

/** Adds a template, or the next version of the one with the same name, as a draft. What is unknown in it is named. */
export async function addTemplate(
  ctx: Ctx,
  input: { readonly institutionId: string; readonly name: string; readonly file: Upload | undefined },
): Promise<Outcome<string, AddTemplateRefusal>> {
  const { institutionId, name, file } = input
  await mustKeep(ctx, institutionId)
  if (!file || file.bytes.length === 0) return refused('file_missing', { field: 'file' })
  if (file.bytes.length > MOST_BYTES) return refused('too_large', { field: 'file' })
  const found = await templateFields(file.bytes)
  if (!found.ok) return refused(found.refusal, { field: 'file' })
  const unknown = unknownFields(found.value)
  if (unknown.length > 0) return refused('unknown_field', { field: 'file', fields: unknown.slice(0, 5).join(', ') })
  if (found.value.length === 0) return refused('no_fields', { field: 'file' })
  const before = (await templatesOf(ctx, institutionId)).find((one) => one.name === name)
  const id = await saveTemplate(ctx, {
    ...{ institution: institutionId, name, fields: found.value, content: file.bytes },
    ...(before ? { seriesId: before.seriesId, no: before.no + 1 } : { seriesId: ctx.newId(), no: 1 }),
  })
  await tell(ctx, institutionId, 'added', { template: id })
  return ok(id)
}

export type MoveTemplateRefusal = 'not_a_draft' | 'withdrawn_already'
export type MoveTemplateInput = {
  readonly institutionId: string
  readonly templateId: string
  readonly to: 'in_force' | 'withdrawn'
}

/** Puts a draft in force, in the place of the version before it, or withdraws a version from use. Letters made with it stay as they are. */
export async function moveTemplate(ctx: Ctx, input: MoveTemplateInput): Promise<Outcome<null, MoveTemplateRefusal>> {
  const { institutionId, templateId, to } = input
  await mustKeep(ctx, institutionId)
  const template = await templateIn(ctx, templateId)
  if (template.institution !== institutionId) throw new NotFound('template')
  if (template.state === 'withdrawn') return refused('withdrawn_already')
  if (to === 'in_force' && template.state !== 'draft') return refused('not_a_draft')
  await (to === 'in_force' ? saveInForce(ctx, template) : saveWithdrawn(ctx, template))
  await tell(ctx, institutionId, to, { template: templateId })
  return ok(null)
}

/** Sets the pattern by which letters of the institution are numbered from now on; numbers of the year go on. */
export async function setNumbering(
  ctx: Ctx,
  { institutionId, pattern }: { readonly institutionId: string; readonly pattern: string },
): Promise<Outcome<null, 'bad_pattern'>> {
  await mustKeep(ctx, institutionId)
  if (!isNumberPattern(pattern)) return refused('bad_pattern', { field: 'pattern' })
  await savePattern(ctx, institutionId, pattern)
  await tell(ctx, institutionId, 'numbering_set')
  return ok(null)
}

const tell = (ctx: Ctx, about: string, what: string, payload: Readonly<Record<string, string>> = {}) =>
  record(ctx, { chain: 'institution', about, name: `casework.template.${what}`, payload })
