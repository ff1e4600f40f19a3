import type { Page } from '#platform'
import { homePage } from './home.page.tsx'
import { lookPage } from './look.page.tsx'
import { accessibilityPage, privacyPage } from './statements.page.tsx'

export const sitePages: readonly Page[] = [homePage, accessibilityPage, privacyPage, lookPage]
