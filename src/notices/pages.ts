import type { Page } from '#platform'
import type { ActAs } from '#platform/server'
import { noticesPage } from './list/notices.page.tsx'
import { preferencesPage } from './preferences/preferences.page.tsx'
import { unsubscribePage } from './unsubscribe/unsubscribe.page.tsx'

/** Pages of notices for whoever is signed in, and the one by which mails are stopped without signing in. */
export const noticesPages = (parts: { readonly actAs: ActAs }): readonly Page[] => [
  noticesPage,
  preferencesPage,
  unsubscribePage(parts),
]
