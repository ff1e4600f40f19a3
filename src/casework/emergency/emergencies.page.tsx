import { page, showInstant, useReader } from '#platform'
import { ButtonLink, Buttons, Empty, Head, KeyValues, Lines, Prov, Section, Stack, Tag } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { type EmergencyWithState, emergenciesInCase } from './emergencies.query.server.ts'
import { DANGER_LABELS, STATE_LABELS } from './emergency-words.ts'

/** Who opened the case in an emergency, why, and what was found about it afterwards: for those who keep the case. */
export const emergenciesPage = page({
  path: '/cases/:caseId/emergency',
  params: OfCase,
  act: 'casework.emergency.list',
  load: (ctx, { caseId }) => emergenciesInCase(ctx, caseId),
  looking: look('casework.case.looked'),
  scope,
  title: ({ t, loaded }) => t('casework.emergency.of', { code: loaded.frame.code }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ t, loaded: { frame, emergencies } }) => (
    <Stack>
      <CaseCrumbs frame={frame} here={t('casework.emergency.list')} />
      <Head title={t('casework.emergency.list')} lead={t('casework.emergency.list_lead')} />
      {emergencies.length === 0 && <Empty title={t('casework.emergency.none')} />}
      {emergencies.map((one, index) => (
        <One one={one} index={index} />
      ))}
    </Stack>
  ),
})

type OneProps = { readonly one: EmergencyWithState; readonly index: number }

function One({ one, index }: OneProps) {
  const { t } = useReader()
  const { id, person, institution, danger, reason, openedAt, untilAt, endedAt, state, reviews } = one
  return (
    <Section id={`emergency-${index + 1}`} title={`${person} (${institution})`}>
      <p>
        <Tag tone={state === 'open' ? 'turn' : 'line'}>{t(STATE_LABELS[state])}</Tag>{' '}
        {reviews.length === 0 && <Tag tone="turn">{t('casework.emergency.to_review')}</Tag>}
      </p>
      <KeyValues
        items={[
          {
            term: t('casework.emergency.when'),
            value: t('casework.emergency.span', {
              from: showInstant(openedAt),
              until: showInstant(endedAt ?? untilAt),
            }),
          },
          { term: t('casework.emergency.danger'), value: t(DANGER_LABELS[danger]) },
          { term: t('casework.emergency.reason'), value: reason ?? '' },
        ]}
      />
      {reviews.length > 0 && (
        <Lines
          items={reviews.map((review) => (
            <>
              {t(review.justified ? 'casework.emergency.justified' : 'casework.emergency.not_justified')}:{' '}
              {review.words}{' '}
              <Prov>
                {review.by} · {showInstant(review.at)}
              </Prov>
            </>
          ))}
        />
      )}
      <Buttons>
        {state === 'open' && (
          <ButtonLink href={`/emergency/${id}/end`} small>
            {t('casework.emergency.end')}
            <span class="vh">: {person}</span>
          </ButtonLink>
        )}
        <ButtonLink href={`/emergency/${id}/review`} small kind="quiet">
          {t('casework.emergency.review')}
          <span class="vh">: {person}</span>
        </ButtonLink>
      </Buttons>
    </Section>
  )
}
