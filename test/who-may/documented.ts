import { TEMPLATE } from '../../src/casework/documents/documents.fixture.ts'
import { TODAY, type Walks } from './walked.ts'
import type { WhoMayWorld } from './world.ts'

/** Letters of the own institution, their templates and numbers, and papers filled from the plan. */
export function documentWalks({ home, seen: { documents }, ops, shown, people }: WhoMayWorld): Walks {
  const at = '/cases/:caseId/documents/letters'
  const of = '/documents/of/:institutionId'
  const ours = { institutionId: ops }
  const gone = { params: { ownLetterId: documents.issued } }
  return {
    '/cases/:caseId/documents/cards/:card': { sent: (who) => ({ shown: shown.get(people[who] ?? '') ?? 'x' }) },
    '/cases/:caseId/print/own-letters/:ownLetterId/filled': {},
    [`${at}/new`]: { sent: { to: 'outside', outside: 'Spółdzielnia', template: 'pismo-ogolne@1' } },
    [`${at}/:ownLetterId`]: {
      sent: { version: '1', salutation: 'Szanowni Państwo', subject: 'Próba', body: 'Prosimy.', signer: 'Ewa Zmyślna' },
    },
    [`${at}/:ownLetterId/issue`]: { sent: { version: '1' } },
    [`${at}/:ownLetterId/proof`]: { ...gone, sent: { channel: 'in_person', onDay: TODAY } },
    '/cases/:caseId/print/own-letters/:ownLetterId/proofs/:proofId': gone,
    '/cases/:caseId/print/plan/contract/:variant/:subjectId': { params: { subjectId: home.mother } },
    '/cases/:caseId/print/plan/contract/:variant/:subjectId/docx': { params: { subjectId: home.mother } },
    [of]: { params: ours },
    [`${of}/numbering`]: { params: ours, sent: { pattern: 'PS.{nr}.{rok}' } },
    [`${of}/templates/new`]: {
      params: ours,
      sent: { name: 'Nowe pismo', file: new File([new Uint8Array(TEMPLATE)], 'szablon.docx') },
    },
    [`${of}/templates/:templateId`]: { params: ours, sent: { to: 'in_force' } },
    [`${of}/templates/:templateId/preview`]: { params: ours },
  }
}
