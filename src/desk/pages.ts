import type { Page } from '#platform'
import { administrationPage } from './administration.page.tsx'
import { deskPage } from './desk.page.tsx'
import { searchPage } from './search.page.tsx'

export const deskPages: readonly Page[] = [deskPage, searchPage, administrationPage]
