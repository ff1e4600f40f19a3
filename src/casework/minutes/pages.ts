import type { Page } from '#platform'
import { agendaPage } from './agenda.page.tsx'
import { closeMinutesPage } from './close-minutes.page.tsx'
import { minutesPage } from './minutes.page.tsx'
import { sentencePage } from './sentence.page.tsx'

/** The agenda of a meeting and its minutes. A fixed word in an address comes before a parameter in the same place. */
export const minutesPages: readonly Page[] = [agendaPage, minutesPage, closeMinutesPage, sentencePage]
