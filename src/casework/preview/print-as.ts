import type { z } from 'zod'
import { NotFound } from '#kernel'
import { type Print, print } from '#platform'
import { scope } from '../cases/case-scope.ts'
import { sayRecipient } from '../sharing/sharing-words.ts'
import { lookAs } from './look-as.query.server.ts'
import { type AsSomebody, OfEyes } from './look-as-page.tsx'

/** A print of a case as another person of its team gets it: the same document, under that person's rights, marked as a preview. */
export function printAs({ path, spec }: Print, params: z.ZodType<AsSomebody> = OfEyes): Print {
  const { document: made } = spec
  if (!made) throw new Error('what was set before is looked at as nobody else')
  return print({
    path: path.replace('/cases/:caseId', '/cases/:caseId/as/:personId'),
    params,
    act: 'casework.case.look_as',
    load: async (ctx, asked: AsSomebody) => {
      const { shown, ...looked } = await lookAs(ctx, asked, (other) => spec.load(other, asked))
      if (shown === null) throw new NotFound('print')
      return { ...looked, shown }
    },
    looking: ({ caseId, personId }) => ({
      chain: 'case',
      about: caseId,
      name: 'casework.case_as.looked',
      payload: { person: personId },
    }),
    scope,
    name: ({ loaded, t }) => `${t('casework.look_as.print_name')}-${loaded.frame.code}`,
    document: (seen) => {
      const { t, locale, loaded } = seen
      const { eyes, known, shown } = loaded
      const who = sayRecipient({ t, locale }, known.model, eyes.institution.shortName, eyes.roles)
      const whose = t('casework.look_as.whose', { name: eyes.name, who })
      const document = made({ ...seen, loaded: shown })
      return {
        ...document,
        blocks: [
          { kind: 'facts', items: [{ label: t('casework.look_as.print_mark'), text: whose }] },
          ...document.blocks,
        ],
      }
    },
  })
}
