import type { Page, Print } from '#platform'
import { proposalPage } from './confirming/proposal.page.tsx'
import { keepServicePage } from './entries/keep-service.page.tsx'
import { keptServicesPage } from './entries/kept-services.page.tsx'
import { servicePage } from './entries/service.page.tsx'
import { servicePrint } from './entries/service-print.ts'
import { servicesPage } from './entries/services.page.tsx'
import { addServicePage, correctServicePage } from './entries/write-service.page.tsx'
import { mapPage } from './exchange/map.page.tsx'
import { openDataPage } from './exchange/open-data.page.tsx'
import { reviewServicesPage } from './exchange/review-services.page.tsx'
import { uploadServicesPage } from './exchange/upload-services.page.tsx'
import { keepResourcePage } from './resources/keep-resource.page.tsx'
import { resourceMapPage, resourceMapsPage } from './resources/resource-map.page.tsx'
import { resourceMapPrint } from './resources/resource-prints.ts'
import { addResourcePage, correctResourcePage } from './resources/write-resource.page.tsx'
import { supplyPage } from './supply/supply.page.tsx'

export { confirmPages } from './confirming/by-link.page.tsx'

/** The pages of the directory of services. */
export const directoryPages: readonly Page[] = [
  servicesPage,
  keptServicesPage,
  uploadServicesPage,
  reviewServicesPage,
  mapPage,
  openDataPage,
  addServicePage,
  servicePage,
  correctServicePage,
  keepServicePage,
  supplyPage,
  proposalPage,
  resourceMapsPage,
  resourceMapPage,
  addResourcePage,
  correctResourcePage,
  keepResourcePage,
]

export const directoryPrints: readonly Print[] = [servicePrint, resourceMapPrint]
