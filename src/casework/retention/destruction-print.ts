import { print, showDate } from '#platform'
import { institutionFor } from '#protection/server'
import { stateOf } from './destruction.domain.ts'
import { destructionAt } from './destruction.query.server.ts'
import { ENTRY_COLUMNS, entryRow } from './entry-row.ts'
import { OfDestruction } from './of-destruction.tsx'
import { APPROVER_WORDS, LIST_WORDS } from './retention-words.ts'

/** A list of destruction on paper: for the state archive, or for the file that stays. Codes alone. */
export const destructionPrint = print({
  path: '/protection/:institutionId/destruction/:destructionId/print',
  params: OfDestruction,
  act: 'casework.destruction.print',
  load: async (ctx, { institutionId, destructionId }) => ({
    list: await destructionAt(ctx, institutionId, destructionId),
    institution: await institutionFor(ctx, institutionId, 'consult'),
  }),
  looking: ({ institutionId, destructionId }) => ({
    chain: 'institution',
    about: institutionId,
    name: 'casework.destruction.printed',
    payload: { list: destructionId },
  }),
  name: ({ loaded: { list }, t }) => `${t('casework.destruction.file_name')}-${list.no}`,
  document: ({ loaded: { institution, list }, t }) => ({
    title: t('casework.destruction.number', { no: list.no }),
    institution: institution.name,
    mark: t(LIST_WORDS[stateOf(list)]),
    blocks: [
      {
        kind: 'facts',
        items: [
          { label: t('casework.destruction.proposed_by'), text: `${list.proposer}, ${showDate(list.proposedOn)}` },
          {
            label: t('casework.destruction.approved'),
            text: list.approval
              ? `${t(APPROVER_WORDS[list.approval.approver])}, ${list.approval.number}, ${showDate(list.approval.on)}`
              : '–',
          },
        ],
      },
      {
        kind: 'table',
        columns: ENTRY_COLUMNS.map((key) => ({ label: t(key) })),
        rows: list.entries.map((one) => entryRow(one, t)),
      },
    ],
  }),
})
