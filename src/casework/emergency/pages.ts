import type { Page } from '#platform'
import { emergenciesPage } from './emergencies.page.tsx'
import { emergencyCasePage } from './emergency-case.page.tsx'
import { endEmergencyPage, reviewEmergencyPage } from './judge-emergency.page.tsx'
import { openEmergencyPage } from './open-emergency.page.tsx'

/** Pages about opening a case in an emergency, and what is found about it afterwards. */
export const emergencyPages: readonly Page[] = [
  openEmergencyPage,
  emergencyCasePage,
  endEmergencyPage,
  reviewEmergencyPage,
  emergenciesPage,
]
