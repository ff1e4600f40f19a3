import type { Page } from '#platform'
import type { ActAs } from '#platform/server'
import { byCodePages } from './by-code.page.tsx'
import { closeFamilyPagePage, confirmContactPage, pageForPerson } from './family-page.page.tsx'

/** The page of one adult of a family, and what a worker does for it. */
export const familyPages = (parts: { readonly actAs: ActAs; readonly baseUrl: string }): readonly Page[] => [
  pageForPerson(parts.baseUrl),
  confirmContactPage,
  closeFamilyPagePage,
  ...byCodePages(parts),
]
