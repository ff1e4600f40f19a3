import type { Page } from '#platform'
import { pointerPage } from './pointer.page.tsx'
import { endReaderPage, nameReaderPage } from './readers.page.tsx'

/** Pages about the pointer to a Blue Card procedure. */
export const pointerPages: readonly Page[] = [pointerPage, nameReaderPage, endReaderPage]
