import { LATER, TODAY, type Walks } from './walked.ts'
import type { WhoMayWorld } from './world.ts'

/** An inspection of a project, which sees no case, and one that runs. */
export const INSPECTIONS: Walks = {
  '/inspections/of/:institutionId/new': {
    sent: {
      ...{ power: 'kontrola-projektu', authority: 'Instytucja zarządzająca', warrantNo: 'KP 1/2026' },
      ...{ warrantOn: TODAY, fromOn: TODAY, untilOn: LATER, yearFrom: '2026', yearUntil: '2026' },
    },
  },
  '/inspections/:inspectionId/people': { sent: { name: 'Inga Kontrolująca', function: 'inspektor' } },
  '/inspections/:inspectionId/end': { sent: { reason: 'odwołana' } },
}

/** Letters of a court to the institution that keeps the case. */
export function letters({ approved, entry, part }: WhoMayWorld['seen']['letters']): Walks {
  const at = '/cases/:caseId/letters'
  const going = { params: { letterId: approved } }
  return {
    [`${at}/new`]: {
      sent: {
        ...{ senderKind: 'court', sender: 'Sąd Okręgowy', reference: 'II C 3/2026', datedOn: TODAY, receivedOn: TODAY },
        ...{ power: 'kpc-dokument-dla-sadu', asks: 'O naukę dziecka.' },
      },
    },
    [`${at}/:letterId/entries`]: { sent: { items: entry } },
    [`${at}/:letterId/words`]: { sent: { category: 'nauka', heading: 'Oceny', words: 'Dobre.' } },
    [`${at}/:letterId/answer`]: {
      sent: {
        ...{ version: '1', kind: 'full', opening: 'Odpowiadam.' },
        ...{ [`heading-${part}`]: 'Nauka', [`words-${part}`]: 'Bez zmian.' },
      },
    },
    [`${at}/:letterId/approve`]: { sent: { version: '1', name: 'Danuta Dyrektor', function: 'dyrektor', on: TODAY } },
    [`${at}/:letterId/take-back`]: going,
    [`${at}/:letterId/send`]: { ...going, sent: { how: 'in_person', on: TODAY } },
    '/cases/:caseId/print/letters/:letterId/approved': going,
  }
}
