import type { TableFormat } from '#platform/server'
import type { ImportListId, ListSubject } from './import-list.domain.ts'

/** Where a list is sent. */
export const uploadPath = (subject: ListSubject): string => `/administration/import/${subject}`
export const templatePath = (subject: ListSubject, format: TableFormat): string =>
  `/files/templates/${subject}/${format}`
export const reviewPath = (listId: ImportListId): string => `/administration/import/lists/${listId}`
export const refusedPath = (listId: ImportListId, format: TableFormat): string =>
  `/files/import-lists/${listId}/refused/${format}`
