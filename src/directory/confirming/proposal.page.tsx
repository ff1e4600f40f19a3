import { z } from 'zod'
import { fields, page, showInstant } from '#platform'
import { ActionsBar, Button, Crumbs, FormPage, Lines, Note, RadioGroup, Section, Table } from '#platform/ui'
import { ServiceId } from '../entries/service.schema.ts'
import { toldParts } from '../entries/service-words.ts'
import { KEPT, SERVICES, servicePath } from '../service-paths.ts'
import { decideProposal } from './decide-proposal.server.ts'
import { proposalToDecide } from './proposal.query.server.ts'
import { DECISIONS, DecisionInput } from './proposal.schema.ts'

const readDecision = fields(DecisionInput)

/** What a provider proposed beside what the entry says, part by part, and the decision. */
export const proposalPage = page({
  path: `${SERVICES}/:serviceId/proposals/:proposalId`,
  params: z.object({ serviceId: ServiceId, proposalId: z.uuid() }),
  act: 'directory.proposal.decide',
  looking: 'unrecorded',
  load: (ctx, { serviceId, proposalId }) => proposalToDecide(ctx, serviceId, proposalId),
  title: ({ t }) => t('directory.proposal.title'),
  form: (posted) => readDecision(posted),
  submit: (ctx, input) => decideProposal(ctx, { ...input, serviceId: ServiceId.parse(input.serviceId) }),
  refusals: {
    decided: 'directory.refusal.decided',
    changed_since: 'directory.refusal.changed_since',
    archived: 'directory.refusal.archived',
  },
  then: ({ value, input }) => ({ to: servicePath.one(value), flash: `directory.proposal.done.${input.decision}` }),
  view: ({ loaded: { card, proposal, proposed, changed }, form, t }) => {
    const [now, then] = [toldParts(t, card), toldParts(t, proposed)]
    const told = (parts: typeof now, part: string) => {
      const lines = parts.find((one) => one.part === part)?.lines ?? []
      return lines.length === 0 ? '–' : <Lines items={lines} />
    }
    return (
      <FormPage
        form={form}
        crumbs={
          <Crumbs
            items={[{ label: t('directory.kept.title'), href: KEPT }, { label: t('directory.proposal.title') }]}
          />
        }
        over={card.entry.name}
        title={t('directory.proposal.title')}
        lead={t('directory.proposal.lead', { signed: proposal.signed, at: showInstant(proposal.madeAt) })}
      >
        {proposal.words && (
          <Section id="words" title={t('directory.proposal.words')}>
            <p>{proposal.words}</p>
          </Section>
        )}
        {proposal.decision ? (
          <Note kind="info" text={t(`directory.proposal.was.${proposal.decision}`)} />
        ) : (
          <>
            <Table
              caption={t('directory.proposal.changes', { count: changed.length })}
              showCaption
              columns={[
                { label: t('directory.proposal.part') },
                { label: t('directory.proposal.now') },
                { label: t('directory.proposal.proposed') },
              ]}
              rows={changed.map((part) => ({
                cells: [t(`directory.part.${part}`), told(now, part), told(then, part)],
              }))}
            />
            <RadioGroup
              name="decision"
              label={t('directory.proposal.decision')}
              options={DECISIONS.map((value) => ({ value, label: t(`directory.proposal.do.${value}`) }))}
            />
            <ActionsBar>
              <Button>{t('directory.proposal.submit')}</Button>
              <a href={servicePath.one(card.id)}>{t('directory.back')}</a>
            </ActionsBar>
          </>
        )}
      </FormPage>
    )
  },
})
