import type { Page } from '#platform'
import { apartPage } from './apart.page.tsx'
import { endApartPage, keepApartPage } from './keep-apart.page.tsx'
import { safeContactPage } from './safe-contact.page.tsx'
import { shieldPage } from './shield.page.tsx'
import { shieldPersonPage } from './shield-person.page.tsx'
import { closeShieldPage, liftShieldPage, openShieldPage } from './shield-readers.page.tsx'
import { endSidePage, nameSidePage } from './sides.page.tsx'

/** Pages about compartments in a family. A fixed word in an address comes before a parameter in the same place. */
export const compartmentPages: readonly Page[] = [
  safeContactPage,
  shieldPersonPage,
  shieldPage,
  openShieldPage,
  closeShieldPage,
  liftShieldPage,
  apartPage,
  keepApartPage,
  endApartPage,
  nameSidePage,
  endSidePage,
]
