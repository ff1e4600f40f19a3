import type { Page } from '#platform'
import type { ActAs } from '#platform/server'
import { calendarPages } from './calendar/calendar.page.tsx'
import { noticesPage } from './list/notices.page.tsx'
import { preferencesPage } from './preferences/preferences.page.tsx'
import { unsubscribePage } from './unsubscribe/unsubscribe.page.tsx'

/** `baseUrl`: the address of this site, without a slash at the end. */
export type NoticesParts = { readonly actAs: ActAs; readonly baseUrl: string }

/** Pages of notices for whoever is signed in, and the one by which mails are stopped without signing in. */
export const noticesPages = (parts: NoticesParts): readonly Page[] => [
  noticesPage,
  preferencesPage,
  ...calendarPages(parts.baseUrl),
  unsubscribePage(parts),
]
