import type { Page } from '#platform'
import { drawPersonPage, endRelationPage, genogramOfCasePage, recordRelationPage } from '../kinship/genogram.page.tsx'
import { networkPage } from '../network/network.page.tsx'
import { teamPicturePage } from './team-picture.page.tsx'

/** Pictures of a case. A fixed word in an address comes before a parameter in the same place. */
export const picturePages: readonly Page[] = [
  teamPicturePage,
  genogramOfCasePage,
  recordRelationPage,
  drawPersonPage,
  endRelationPage,
  networkPage,
]
