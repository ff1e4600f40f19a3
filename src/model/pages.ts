import type { Page } from '#platform'
import { legalBasesPage } from './law/legal-bases.page.tsx'
import { adoptVersionPage } from './versions/adopt-version.page.tsx'
import { handbookPage, newestHandbookPage } from './versions/handbook.page.tsx'
import { handbookListPage } from './versions/handbook-list.page.tsx'
import { modelsPage } from './versions/models.page.tsx'

export const modelPages: readonly Page[] = [
  handbookListPage,
  newestHandbookPage,
  handbookPage,
  legalBasesPage,
  modelsPage,
  adoptVersionPage,
]
