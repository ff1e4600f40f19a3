import { type PrintBlock, print, showDate, type T } from '#platform'
import { institutionFor } from '../desk/protected-institution.query.server.ts'
import { contactOf } from '../officer/officer.domain.ts'
import { officerInForce } from '../officer/officer.query.server.ts'
import { type Document, PARTS } from './document.domain.ts'
import { documentsInForce } from './document.query.server.ts'
import { OfDocuments, REGISTER_WORDS } from './of-documents.tsx'

/** One register on paper as it stands today, with the controller and the officer (RODO art. 30 par. 1 letter a): an authority may ask for it. */
export const documentsPrint = print({
  path: '/protection/:institutionId/registers/:kind/print',
  params: OfDocuments,
  act: 'protection.document.print',
  load: async (ctx, { institutionId, kind }) => ({
    institution: await institutionFor(ctx, institutionId, 'describe'),
    officer: await officerInForce(ctx, institutionId),
    documents: await documentsInForce(ctx, institutionId, kind),
    today: ctx.today,
  }),
  looking: ({ institutionId, kind }) => ({
    chain: 'institution',
    about: institutionId,
    name: 'protection.document.printed',
    payload: { kind },
  }),
  name: ({ t, params }) => `${t('protection.document.file_name')}-${params.kind}`,
  document: ({ loaded: { institution, officer, documents, today }, params: { kind }, t }) => ({
    title: t(REGISTER_WORDS[kind]),
    institution: institution.name,
    mark: t('protection.document.as_of', { day: showDate(today) }),
    blocks: [
      {
        kind: 'facts',
        items: [
          { label: t('protection.document.controller'), text: institution.controller },
          { label: t('protection.officer.title'), text: officer ? `${officer.name}, ${contactOf(officer)}` : '–' },
        ],
      },
      ...documents.flatMap((one) => blocksOf(one, t)),
    ],
  }),
})

const blocksOf = ({ kind, name, no, from, texts }: Document, t: T): readonly PrintBlock[] => [
  { kind: 'heading', level: 2, text: name },
  { kind: 'text', text: t('protection.document.version_of', { no, from: showDate(from) }), as: 'small' },
  {
    kind: 'facts',
    items: PARTS[kind].map((part) => ({ label: t(`protection.document.part.${part}`), text: texts[part] ?? '–' })),
  },
]
