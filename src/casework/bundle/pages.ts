import type { Page } from '#platform'
import { actOnCopyPage } from './act-on-copy.page.tsx'
import { approveCopyPage } from './approve-copy.page.tsx'
import { beginCopyPage } from './begin-copy.page.tsx'
import { copiesPage } from './copies.page.tsx'
import { copyPage } from './copy.page.tsx'
import { decidePiecePage } from './decide-piece.page.tsx'
import { giveCopyPage } from './give-copy.page.tsx'
import { informantsPage } from './informant/informants.page.tsx'
import { markInformantPage } from './informant/mark-informant.page.tsx'
import { prepareCopiesPage } from './prepare-copies.page.tsx'

/** The copy of somebody's data, from the request to the handing over; and which entries come from an informant. */
export const copyPages: readonly Page[] = [
  prepareCopiesPage,
  approveCopyPage,
  copiesPage,
  beginCopyPage,
  giveCopyPage,
  actOnCopyPage,
  decidePiecePage,
  copyPage,
  informantsPage,
  markInformantPage,
]
