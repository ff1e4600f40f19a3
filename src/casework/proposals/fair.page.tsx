import { z } from 'zod'
import { gapOf } from '#planner'
import { fields, page, showInstant, useReader } from '#platform'
import { ActionsBar, Button, Crumbs, Empty, FormPage, Head, Lines, Note, Section, Stack, Table } from '#platform/ui'
import { placeLabel } from '#territory'
import { type FairView, fairList, fairView, type LineShown } from './fair.query.server.ts'
import { MOST_FAMILIES, makeFair, type Proposing } from './make-fair.server.ts'
import { fairPath, prioritiesOf, proposalPath } from './proposal-paths.ts'
import { OBSTACLE_WORDS, termSentence, WEIGHT_WORDS } from './proposal-words.ts'
import { OfUnit } from './rules.schema.ts'

const readNothing = fields(z.object({}))

/** Asking for the fairest use of what there is over all waiting families of a gmina or powiat; and what was proposed before. */
export const fairListPage = (planner: Proposing) =>
  page({
    path: '/priorities/:unitCode/proposals',
    params: OfUnit,
    act: 'casework.fair_proposal.make',
    // Days and sums.
    looking: 'unrecorded',
    load: (ctx, { unitCode }) => fairList(ctx, unitCode),
    title: ({ t }) => t('casework.proposals.fair'),
    form: readNothing,
    submit: (ctx, input) => makeFair(ctx, input, planner),
    refusals: {
      nobody_waits: 'casework.proposals.nobody_waits',
      rules_differ: 'casework.proposals.rules_differ',
      same_id_twice: 'casework.proposals.cannot_plan',
      unknown_service: 'casework.proposals.cannot_plan',
      unknown_need: 'casework.proposals.cannot_plan',
      unknown_source: 'casework.proposals.cannot_plan',
      promised_twice: 'casework.proposals.cannot_plan',
      sources_outweigh_needs: 'casework.proposals.cannot_plan',
    },
    then: ({ params, value }) => ({
      to: `${fairPath(params.unitCode)}/${value}`,
      flash: 'casework.proposals.fair_made',
    }),
    view: ({ t, form, loaded: { unitCode, place, made } }) => (
      <FormPage
        form={form}
        crumbs={
          <Crumbs
            items={[
              { label: t('casework.proposals.priorities'), href: prioritiesOf(unitCode) },
              { label: t('casework.proposals.fair') },
            ]}
          />
        }
        over={placeLabel(t, place)}
        title={t('casework.proposals.fair')}
        lead={t('casework.proposals.fair_lead', { most: MOST_FAMILIES })}
      >
        <ActionsBar>
          <Button>{t('casework.proposals.fair_make')}</Button>
        </ActionsBar>
        <Section id="made" title={t('casework.proposals.fair_before')} count={made.length}>
          {made.length === 0 ? (
            <Empty title={t('casework.proposals.fair_none')} />
          ) : (
            <Lines
              items={made.map(({ id, at, by, answer }) => (
                <a href={`${fairPath(unitCode)}/${id}`}>
                  {t('casework.proposals.fair_of', { at: showInstant(at), by, families: answer.families })}
                </a>
              ))}
            />
          )}
        </Section>
      </FormPage>
    ),
  })

/** One proposal for many families: by service who would get it and who would wait, each with its figures; and needs without any. */
export const fairPage = page({
  path: '/priorities/:unitCode/proposals/:proposalId',
  params: OfUnit.extend({ proposalId: z.uuid() }),
  act: 'casework.fair_proposal.read',
  // Codes of cases that the reader keeps, words of the priorities, and no name.
  looking: 'unrecorded',
  load: (ctx, { unitCode, proposalId }) => fairView(ctx, unitCode, proposalId),
  title: ({ t }) => t('casework.proposals.fair'),
  view: ({ loaded }) => <Fair view={loaded} />,
})

function Fair({ view }: { readonly view: FairView }) {
  const { t } = useReader()
  const { made, lines, place } = view
  const { method, totals, atMost, families, leftOut } = made.answer
  const gap = gapOf({ rules: made.rules, method, lines: [], unmet: [], totals, atMost })
  const none = lines.filter(({ serviceId }) => serviceId === null)
  return (
    <>
      <Crumbs
        items={[
          { label: t('casework.proposals.fair'), href: fairPath(made.unitCode) },
          { label: showInstant(made.at) },
        ]}
      />
      <Stack>
        <Head
          over={place ? placeLabel(t, place) : made.unitCode}
          title={t('casework.proposals.fair')}
          lead={t('casework.proposals.fair_of', { at: showInstant(made.at), by: made.by, families })}
        />
        <Note kind="info" title={t('casework.proposals.nothing_bound')}>
          <p>
            {t(`casework.proposals.fair_method.${method}`, { points: totals.points })}{' '}
            {gap !== null && t('casework.proposals.fair_gap', { gap: (gap * 100).toFixed(2).replace('.', ',') })}
          </p>
          <p>{t('casework.proposals.fair_from', { rules: made.rules, digest: made.digest.slice(0, 12) })}</p>
          {made.answer.beside !== undefined && (
            <p>{t('casework.proposals.fair_beside', { cases: made.answer.beside })}</p>
          )}
          {made.answer.beyond !== undefined && made.answer.beyond > 0 && (
            <p>{t('casework.proposals.fair_beyond', { cases: made.answer.beyond })}</p>
          )}
          {leftOut > 0 && <p>{t('casework.proposals.fair_left_out', { cases: leftOut })}</p>}
        </Note>
        {servicesIn(lines).map((service, index) => (
          <OneService view={view} service={service} no={index + 1} />
        ))}
        {none.length > 0 && (
          <Section id="unmet" title={t('casework.proposals.fair_unmet')} count={none.length}>
            <Table
              caption={t('casework.proposals.fair_unmet')}
              columns={[{ label: t('casework.proposals.fair_case') }, { label: t('casework.proposals.fair_why') }]}
              rows={none.map((line) => ({
                cells: [<CaseLink line={line} />, t(`casework.proposals.unmet.${line.told.unmet ?? 'no_service'}`)],
              }))}
            />
          </Section>
        )}
      </Stack>
    </>
  )
}

/** Services that somebody would get, or would have if others did not. */
const servicesIn = (lines: readonly LineShown[]): readonly string[] =>
  [
    ...new Set(
      lines.flatMap(({ serviceId, told }) =>
        serviceId === null ? told.reasons.candidates.map(({ service }) => service) : [serviceId],
      ),
    ),
  ].sort()

const CaseLink = ({ line }: { readonly line: LineShown }) => <a href={proposalPath(line.caseId)}>{line.code}</a>

function OneService({ view, service, no }: { readonly view: FairView; readonly service: string; readonly no: number }) {
  const { t } = useReader()
  const name = view.names.get(service) ?? t('casework.proposals.nothing')
  const rows = view.lines.flatMap((line) => {
    const candidate = line.told.reasons.candidates.find((one) => one.service === service)
    const gets = line.serviceId === service
    return candidate && (gets || line.serviceId === null) ? [{ line, candidate, gets }] : []
  })
  return (
    <Section id={`service-${no}`} title={name}>
      <Table
        caption={name}
        columns={[
          { label: t('casework.proposals.fair_case') },
          { label: t('casework.proposals.fair_gets') },
          { label: t('casework.proposals.reasons') },
          { label: t('casework.proposals.decide'), hiddenLabel: true, actions: true },
        ]}
        rows={rows.map(({ line, candidate, gets }) => ({
          cells: [
            <CaseLink line={line} />,
            gets
              ? t(line.told.promised ? 'casework.proposals.fair_promised' : 'casework.proposals.fair_yes')
              : t('casework.proposals.fair_no', {
                  why: candidate.obstacles.map((one) => t(OBSTACLE_WORDS[one])).join(', '),
                }),
            <ul>
              <li>{t(WEIGHT_WORDS[line.told.reasons.weight])}</li>
              {[...line.told.reasons.terms, ...candidate.terms].flatMap((term) => {
                const said = termSentence(t, term, candidate.source)
                return said === null ? [] : [<li>{said}</li>]
              })}
              <li>{t('casework.proposals.together', { points: candidate.points })}</li>
            </ul>,
            <a href={`${proposalPath(line.caseId)}/needs/${line.needId}/${service}?fair=${view.made.id}`}>
              {t('casework.proposals.decide')}
              <span class="vh">
                : {line.code}, {name}
              </span>
            </a>,
          ],
        }))}
      />
    </Section>
  )
}
