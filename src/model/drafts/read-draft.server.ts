import type { Ctx } from '#platform/server'
import type { Report } from '../definition/report.domain.ts'
import { findDocument, loadedDocuments } from '../versions/version.store.server.ts'
import { checkDraft } from './check-draft.domain.ts'
import { type ActSaved, actsOf, type Draft, findDraft, mayConsult, mayWithDraft } from './draft.store.server.ts'
import { asJsonObject, type JsonObject, textOf } from './draft-document.domain.ts'
import { type Place, placesOf } from './find-place.domain.ts'
import { type PlacedReport, placedReports } from './placed-reports.domain.ts'

export type DraftRead = {
  readonly draft: Draft
  readonly can: { readonly write: boolean; readonly decide: boolean; readonly consult: boolean }
  readonly acts: readonly ActSaved[]
  readonly places: readonly Place[]
  /** Everything that keeps it from being adopted, each at its place; nothing once it is adopted. */
  readonly reports: readonly PlacedReport[]
  readonly warnings: readonly string[]
}

const inMapping = (report: Report): Report => ({
  ...report,
  path: report.path === '' ? 'mapping' : `mapping.${report.path}`,
})

/** The text of the version that a draft would become. */
export const textOfDraft = ({ document }: Draft): JsonObject => textOf(document).text

/** A draft as its pages show it. Whoever is not of its team finds nothing. */
export async function readDraft(ctx: Ctx, draftId: string): Promise<DraftRead> {
  const draft = await findDraft(ctx, draftId)
  const open = draft.state !== 'adopted' && draft.state !== 'abandoned'
  const can = {
    write: open && (await mayWithDraft(ctx, 'write', draft.modelId)),
    decide: draft.state !== 'abandoned' && (await mayWithDraft(ctx, 'decide', draft.modelId)),
    consult: (draft.state === 'draft' || draft.state === 'consulted') && (await mayConsult(ctx, draft.modelId)),
  }
  const places = placesOf(draft.document)
  const { text, mapping } = textOf(draft.document)
  const checked = open ? checkDraft(text, mapping, await loadedDocuments(ctx)) : null
  return {
    draft,
    can,
    acts: await actsOf(ctx, draft.modelId, draft.version),
    places,
    reports:
      checked && !checked.ok ? placedReports(places, [...checked.reports, ...checked.aboutMapping.map(inMapping)]) : [],
    warnings: checked?.ok ? checked.warnings.map(({ message }) => message) : [],
  }
}

/** The places of the version from which a draft was begun; none for a new variant whose base is not published. */
export async function placesBefore(ctx: Ctx, { basedOn }: Draft): Promise<readonly Place[]> {
  const base = basedOn ? await findDocument(ctx, basedOn) : null
  return base ? placesOf(asJsonObject(base)) : []
}
