import { fields, page, showInstant, useReader } from '#platform'
import { ActionsBar, Button, FormPage, Note, RadioGroup, TextArea } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, scope } from '../cases/case-scope.ts'
import { decide, decisionsOn } from './decide.server.ts'
import { DecideInput, OfChoice, OfFair } from './need.schema.ts'
import { type ChoiceView, choiceIn } from './proposal.query.server.ts'
import { Reasons } from './proposal-parts.tsx'
import { proposalPath } from './proposal-paths.ts'
import { otherwiseSentences, serviceName } from './proposal-words.ts'

const readDecision = fields(DecideInput)

/** What is no id names no proposal. */
const fairOf = (query: object): string | undefined => OfFair.safeParse(query).data?.fair

/** What people decide on one line of a proposal: as proposed, or otherwise because…; and what they found out about a service. */
export const decidePage = page({
  path: '/cases/:caseId/proposal/needs/:needId/:choice',
  params: OfChoice,
  act: 'casework.proposal.decide',
  load: (ctx, params, query) => choiceIn(ctx, { ...params, fair: fairOf(query) }),
  looking: look('casework.proposal.looked'),
  scope,
  needsNames: true,
  title: ({ loaded, t }) => t('casework.proposals.decide_title', { code: loaded.frame.code }),
  form: readDecision,
  submit: (ctx, input, { loaded }) => decide(ctx, { ...input, fair: loaded.fair?.id }),
  refusals: {
    case_closed: 'casework.work.case_closed',
    promised_already: 'casework.proposals.promised_already',
    not_offered: 'casework.proposals.not_offered',
    reason_missing: 'casework.proposals.reason_missing',
  },
  then: ({ params, value }) =>
    value === null
      ? { to: proposalPath(params.caseId), flash: 'casework.proposals.decided_flash' }
      : { to: `/cases/${params.caseId}/forms/${value}`, flash: 'casework.proposals.line_begun' },
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="basket" />,
  view: ({ loaded, form }) => <DecideForm view={loaded} form={form} />,
})

type Props = { readonly view: ChoiceView; readonly form: Parameters<typeof FormPage>[0]['form'] }

function DecideForm({ view, form }: Props) {
  const { t } = useReader()
  const { frame, need, proposed, candidate, chosen, fair } = view
  const nothing = t('casework.proposals.nothing')
  const offered = decisionsOn(view)
  const title = t('casework.proposals.decide')
  return (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={frame} here={title} />}
      over={need.words}
      title={serviceName(proposed, candidate?.service ?? null, t('casework.proposals.choose_none'))}
      lead={
        fair
          ? t('casework.proposals.proposed_for_all', {
              at: showInstant(fair.at),
              service: serviceName(proposed, chosen, nothing),
            })
          : t('casework.proposals.proposed_now', { service: serviceName(proposed, chosen, nothing) })
      }
    >
      {candidate && <Reasons proposed={proposed} need={need} candidate={candidate} />}
      {candidate?.otherwise && (
        <Note kind="info">
          <ul>
            {otherwiseSentences(t, proposed, candidate).map((one) => (
              <li>{one}</li>
            ))}
          </ul>
        </Note>
      )}
      {offered.length === 0 ? (
        <Note kind="info" title={t('casework.proposals.promised_already')} />
      ) : (
        <>
          <RadioGroup
            name="decision"
            label={t('casework.proposals.decision')}
            options={offered.map((one) => ({ value: one, label: t(`casework.proposals.decision.${one}`) }))}
          />
          <TextArea
            name="reason"
            label={t('casework.proposals.why')}
            hint={t('casework.proposals.why_hint')}
            rows={3}
            optional
          />
        </>
      )}
      <ActionsBar>
        {offered.length > 0 && <Button>{t('casework.work.save')}</Button>}
        <a href={proposalPath(frame.caseId)}>{t('casework.proposals.back')}</a>
      </ActionsBar>
    </FormPage>
  )
}
