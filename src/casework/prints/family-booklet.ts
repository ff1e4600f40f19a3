import { z } from 'zod'
import { type PrintDocument, print } from '#platform'
import type { Ctx } from '#platform/server'
import { OfPerson, scope } from '../cases/case-scope.ts'
import { adultOf } from '../family-page/family-page.server.ts'
import { familyParts } from '../family-page/family-parts.ts'
import { type FamilyView, familyView } from '../family-page/family-view.query.server.ts'
import { FAMILY_LANGUAGES, familyLanguage, familyReader, langOf } from '../family-page/family-words.ts'
import { printMade } from './print-of-case.ts'
import { heading, small, text } from './print-words.ts'

type Asked = { readonly caseId: string; readonly subjectId: string }

async function bookletOf(ctx: Ctx, asked: Asked): Promise<FamilyView> {
  await adultOf(ctx, asked)
  return familyView(ctx, asked.subjectId)
}

/** The page of one adult of the family on paper, in large type: the same parts in the same order. */
export const familyBooklet = print({
  path: '/cases/:caseId/print/family/:subjectId/:language',
  params: OfPerson.extend({ language: z.enum(FAMILY_LANGUAGES) }),
  act: 'casework.family.print_booklet',
  load: (ctx, { caseId, subjectId }) => bookletOf(ctx, { caseId, subjectId }),
  looking: ({ caseId }) => printMade(caseId, 'family_booklet'),
  scope,
  name: ({ params, t }) => `${t('casework.family.booklet_file')}-${params.language}`,
  document: ({ params, loaded }) => booklet(loaded, params.language),
})

function booklet(view: FamilyView, language: string): PrintDocument {
  const reader = familyReader(familyLanguage(language))
  const { say } = reader
  return {
    title: say('title'),
    institution: view.keeper.name,
    mark: '',
    large: true,
    lang: langOf(reader.language),
    blocks: [
      small(say('by_hand')),
      text(say('hello', { given: view.given })),
      text(say('intro')),
      ...familyParts(view, reader).flatMap(({ title, lines }) => [
        heading(2, title),
        { kind: 'list', items: lines } as const,
      ]),
      heading(2, say('helped')),
      {
        kind: 'choices',
        label: say('helped'),
        note: '',
        options: [say('helped_yes'), say('helped_partly'), say('helped_no')].map((one) => ({
          text: one,
          ticked: false,
        })),
      },
      { kind: 'lines', label: say('helped_words'), note: '', count: 4 },
    ],
  }
}
