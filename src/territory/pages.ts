import type { Page } from '#platform'
import { reviewListPage } from './import/review-list.page.tsx'
import { uploadListPage } from './import/upload-list.page.tsx'
import { placesPage } from './units/places.page.tsx'

export const territoryPages: readonly Page[] = [placesPage, uploadListPage, reviewListPage]
