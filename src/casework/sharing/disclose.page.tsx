import { InstitutionId } from '#kernel'
import { fields, line, page } from '#platform'
import { ActionsBar, Button, FormPage } from '#platform/ui'
import { caseFrame } from '../cases/case-frame.query.server.ts'
import { CaseCrumbs, CaseFrameHeader, tabAddress } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { keeps } from '../cases/may-keep.query.server.ts'
import { disclosureToMake } from './disclose.query.server.ts'
import { DiscloseInput } from './disclose.schema.ts'
import { disclose } from './disclose.server.ts'
import { DiscloseFields, DiscloseLead } from './disclose-fields.tsx'
import { sharingRefusals } from './refusals.ts'

const readDisclosure = fields(DiscloseInput)

/** Showing one category to one recipient, on a ground. */
export const disclosePage = page({
  path: '/cases/:caseId/sharing/new/:institutionId/:role/:category',
  params: OfCase.extend({ institutionId: InstitutionId, role: line(100), category: line(100) }),
  act: 'casework.disclosure.make',
  load: async (ctx, params, query) => {
    const about = await disclosureToMake(ctx, { ...params, entry: query.entry })
    return { about, frame: await caseFrame(ctx, about.known.file), mayKeep: await keeps(ctx, params.caseId) }
  },
  looking: look('casework.ledger.looked'),
  scope,
  title: ({ t }) => t('casework.sharing.disclose.title'),
  initial: ({ about }, { entry }) => ({
    extent: about.cell.extent,
    ...(about.entries.some(({ id }) => id === entry) ? { itemId: entry ?? '' } : {}),
  }),
  form: readDisclosure,
  submit: (ctx, input) => disclose(ctx, input),
  refusals: sharingRefusals,
  then: ({ params }) => ({ to: tabAddress(params.caseId, 'sharing'), flash: 'casework.sharing.disclose.done' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="sharing" />,
  view: ({ loaded: { about, frame, mayKeep }, form, params, t }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={t('casework.sharing.disclose.title')} />}
      title={t('casework.sharing.disclose.title')}
      lead={<DiscloseLead about={about} />}
    >
      <DiscloseFields about={about} code={frame.code} mayKeep={mayKeep} />
      <ActionsBar>
        <Button>{t('casework.sharing.disclose.submit')}</Button>
        <Button kind="plain" formaction={`${disclosePage.at(params)}/preview`}>
          {t('casework.look_as.before_see')}
        </Button>
      </ActionsBar>
    </FormPage>
  ),
})
