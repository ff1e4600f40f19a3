import type { Page, Print } from '#platform'
import { adoptLocallyPage } from './adoption/adopt-locally.page.tsx'
import { localHandbookPrint } from './adoption/local-handbook-print.ts'
import { localModelPage } from './adoption/local-model.page.tsx'
import { localModelsPage } from './adoption/local-models.page.tsx'
import { orderPrint } from './adoption/order-print.ts'
import { setLocallyPage } from './adoption/set-locally.page.tsx'
import { attachmentPrint } from './attachments/attachment-print.ts'
import { comparePage } from './compare/compare.page.tsx'
import { comparisonPrint } from './compare/comparison-print.ts'
import { consultationPages, consultationPrints } from './consultation/pages.ts'
import { dependantPage } from './dependants/dependant.page.tsx'
import { dependantsPage } from './dependants/dependants.page.tsx'
import { abandonDraftPage } from './drafts/abandon-draft.page.tsx'
import { addAttachmentPage } from './drafts/add-attachment.page.tsx'
import { addPartPage } from './drafts/add-part.page.tsx'
import { beginDraftPage } from './drafts/begin-draft.page.tsx'
import { beginMappingPage } from './drafts/begin-mapping.page.tsx'
import { beginVariantPage } from './drafts/begin-variant.page.tsx'
import { draftPage } from './drafts/draft.page.tsx'
import { draftHandbookPage } from './drafts/draft-handbook.page.tsx'
import { draftKindPage } from './drafts/draft-kind.page.tsx'
import { draftPartPage } from './drafts/draft-part.page.tsx'
import { draftsPage } from './drafts/drafts.page.tsx'
import { endWritingPage } from './drafts/end-writing.page.tsx'
import { modelTeamPage } from './drafts/model-team.page.tsx'
import { moveFieldPage } from './drafts/move-field.page.tsx'
import { nameWriterPage } from './drafts/name-writer.page.tsx'
import { recordActPage } from './drafts/record-act.page.tsx'
import { removePartPage } from './drafts/remove-part.page.tsx'
import { splitRolePage } from './drafts/split-role.page.tsx'
import { splitStagePage } from './drafts/split-stage.page.tsx'
import { handbookPrint } from './handbook-out/handbook-print.ts'
import { legalBasesPage } from './law/legal-bases.page.tsx'
import { adoptVersionPage } from './versions/adopt-version.page.tsx'
import { handbookPage, newestHandbookPage } from './versions/handbook.page.tsx'
import { handbookListPage } from './versions/handbook-list.page.tsx'
import { modelsPage } from './versions/models.page.tsx'

export const modelPages: readonly Page[] = [
  handbookListPage,
  // Before the page of a version: "compare" is none.
  comparePage,
  newestHandbookPage,
  handbookPage,
  legalBasesPage,
  modelsPage,
  adoptVersionPage,
  localModelsPage,
  localModelPage,
  setLocallyPage,
  adoptLocallyPage,
  ...consultationPages,
  dependantsPage,
  dependantPage,
  draftsPage,
  beginDraftPage,
  beginVariantPage,
  draftPage,
  draftHandbookPage,
  beginMappingPage,
  draftKindPage,
  draftPartPage,
  removePartPage,
  addAttachmentPage,
  splitStagePage,
  splitRolePage,
  moveFieldPage,
  addPartPage,
  recordActPage,
  abandonDraftPage,
  modelTeamPage,
  nameWriterPage,
  endWritingPage,
]

/** What of models goes to paper. */
export const modelPrints: readonly Print[] = [
  orderPrint,
  localHandbookPrint,
  handbookPrint,
  attachmentPrint,
  comparisonPrint,
  ...consultationPrints,
]
