import { sql } from 'kysely'
import { ModelVersionId } from '#kernel'
import { allowed, type Ctx } from '#platform/server'
import type { ModelDocument } from '../definition/document.ts'
import { grantsOf } from '../definition/grants.domain.ts'
import { versionPolicy } from '../model.policy.ts'
import { admittingTransitions, roleRows } from './version-rows.domain.ts'

/** Whether the actor may publish versions of a model; without its id, of any model whatever. */
export async function mayLoad(ctx: Ctx, modelId = ''): Promise<boolean> {
  const found = await ctx.db
    .selectFrom(sql<{ model_id: string }>`(select ${modelId}::text as model_id)`.as('v'))
    .select(allowed(versionPolicy, 'load', 'v').as('may'))
    .executeTakeFirstOrThrow()
  return found.may
}

/** All published documents: a shared paragraph must read the same in each. */
export async function loadedDocuments(ctx: Ctx): Promise<readonly ModelDocument[]> {
  const rows = await ctx.db.selectFrom('model.version').select('document').orderBy('loaded_at').execute()
  return rows.map(({ document }) => asDocument(document))
}

/** The document of one version, as it was checked when it was published; nothing when there is no such version. */
export async function findDocument(ctx: Ctx, id: string): Promise<ModelDocument | null> {
  const row = await ctx.db.selectFrom('model.version').select('document').where('id', '=', id).executeTakeFirst()
  return row ? asDocument(row.document) : null
}

/** Only `saveVersion` writes this column, and only what passed `checkModel`; a version is never changed. */
const asDocument = (stored: unknown): ModelDocument => stored as ModelDocument

export type Published = { readonly id: ModelVersionId; readonly checksum: Buffer }

/** The version already published under this name and number. Two loads at once wait for each other here. */
export async function findPublished(ctx: Ctx, modelId: string, version: string): Promise<Published | null> {
  await sql`select pg_advisory_xact_lock(hashtext('model.version'))`.execute(ctx.db)
  const row = await ctx.db
    .selectFrom('model.version')
    .select(['id', 'checksum'])
    .where('model_id', '=', modelId)
    .where('version', '=', version)
    .executeTakeFirst()
  return row ? { id: ModelVersionId.parse(row.id), checksum: row.checksum } : null
}

/** Writes a checked document with everything the database needs of it to decide rights. */
export async function saveVersion(ctx: Ctx, document: ModelDocument, checksum: Buffer): Promise<ModelVersionId> {
  const id = ModelVersionId.parse(ctx.newId())
  const version_id = id
  await ctx.db
    .insertInto('model.version')
    .values({
      id,
      model_id: document.id,
      version: document.version,
      status: document.status,
      name: JSON.stringify(document.name),
      document: JSON.stringify(document),
      checksum,
      admitting: admittingTransitions(document),
      loaded_at: ctx.now,
      loaded_by: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
    })
    .execute()
  const granted = grantsOf(document).map((grant) => ({ version_id, ...grant }))
  const roles = roleRows(document).map((row) => ({
    version_id,
    ...row,
    sectors: [...row.sectors],
    needs: [...row.needs],
  }))
  const categories = document.categories.map(({ id: category, sensitivity }) => ({ version_id, category, sensitivity }))
  const agreements = document.agreements.map(({ id: element, kind, endsAccess }) => ({
    version_id,
    element,
    kind,
    ends_access: endsAccess,
  }))
  if (granted.length > 0) await ctx.db.insertInto('model.granted').values(granted).execute()
  const forms = document.forms.map(({ id: form, record }) => ({ version_id, form, record }))
  if (forms.length > 0) await ctx.db.insertInto('model.form').values(forms).execute()
  if (roles.length > 0) await ctx.db.insertInto('model.role').values(roles).execute()
  if (categories.length > 0) await ctx.db.insertInto('model.category').values(categories).execute()
  if (agreements.length > 0) await ctx.db.insertInto('model.agreement_type').values(agreements).execute()
  return id
}
