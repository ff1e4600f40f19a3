import { z } from 'zod'
import { fields, optionalText, page, showDate, yesNo } from '#platform'
import { ActionsBar, Button, FormPage, KeyValues, TextField, YesNo } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../../cases/case-frame.tsx'
import { look, OfCase, scope } from '../../cases/case-scope.ts'
import { categoryName } from '../../sharing/sharing-words.ts'
import { informantsPath } from '../copy-paths.ts'
import { entryToMark } from './informant.query.server.ts'
import { markInformant } from './mark-informant.server.ts'

const OfEntry = OfCase.extend({ itemId: z.uuid() })
const readMark = fields(z.object({ informant: yesNo, names: optionalText(400) }))

/** Saying that one entry comes from an informant, and by what they would be known. */
export const markInformantPage = page({
  path: '/cases/:caseId/informants/:itemId',
  params: OfEntry,
  act: 'casework.informant.mark',
  needsNames: true,
  load: entryToMark,
  looking: look('casework.case.looked'),
  scope,
  title: ({ t }) => t('casework.informant.one'),
  initial: ({ entry }) => ({ informant: entry.markId === null ? '' : 'yes', names: entry.names ?? '' }),
  form: readMark,
  submit: (ctx, input) => markInformant(ctx, input),
  refusals: {},
  then: ({ params }) => ({ to: informantsPath(params.caseId), flash: 'casework.informant.saved' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="sharing" />,
  view: ({ loaded: { frame, model, entry }, form, t, visitor }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={t('casework.informant.one')} />}
      title={t('casework.informant.one')}
      lead={t('casework.informant.one_lead')}
    >
      <KeyValues
        items={[
          { term: t('casework.informant.category'), value: categoryName(model, entry.category, visitor.locale) },
          { term: t('casework.copy.line.written'), value: showDate(entry.on) },
          { term: t('casework.copy.line.text'), value: <span class="pre-line">{entry.words}</span> },
        ]}
      />
      <YesNo name="informant" label={t('casework.informant.is')} />
      <TextField
        name="names"
        label={t('casework.informant.names')}
        hint={t('casework.informant.names_hint')}
        autocomplete="off"
        optional
      />
      <ActionsBar>
        <Button>{t('casework.informant.save')}</Button>
        <a href={informantsPath(frame.caseId)}>{t('casework.back')}</a>
      </ActionsBar>
    </FormPage>
  ),
})
