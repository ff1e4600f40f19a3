import type { Locale } from '#platform'
import type { AttachedFile, AttachmentType } from '../definition/document.ts'

const KIND: Readonly<Record<AttachmentType, string>> = {
  'application/pdf': 'PDF',
  'image/jpeg': 'JPG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
}

const megabytes = (locale: string) => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
const BY_LOCALE = { pl: megabytes('pl-PL'), en: megabytes('en-GB'), uk: megabytes('uk-UA') } as const
const KILO = 1024

/** What a file is and how much of it there is, as "PDF, 1,2 MB": kilobytes are whole, and never none. */
export function fileWords({ type, bytes }: Pick<AttachedFile, 'type' | 'bytes'>, locale: Locale): string {
  // A draft may name a kind that the check refuses: it stands as it is written.
  const kind = KIND[type] ?? type
  if (bytes < KILO * KILO) return `${kind}, ${Math.max(1, Math.round(bytes / KILO))} kB`
  return `${kind}, ${BY_LOCALE[locale].format(bytes / (KILO * KILO))} MB`
}
