import type { Page } from '#platform'
import { inspectedCasePage } from './inspected-case.page.tsx'
import { inspectionPage, inspectionsPage } from './inspections.page.tsx'
import { endInspectionPage, letInPage, nameInspectorPage } from './let-in.page.tsx'

/** Pages of inspections of an institution. A fixed word in an address comes before a parameter in the same place. */
export const inspectionPages: readonly Page[] = [
  inspectionsPage,
  letInPage,
  inspectionPage,
  nameInspectorPage,
  endInspectionPage,
  inspectedCasePage,
]
