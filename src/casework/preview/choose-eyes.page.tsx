import { nameIn } from '#model'
import { page, showDate, useReader } from '#platform'
import { Empty, Head, Lines, Section, Stack } from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { OfCase, scope } from '../cases/case-scope.ts'
import { type EyesToChoose, eyesToChoose } from './look-as.query.server.ts'
import { lookAsAddress } from './look-as-address.ts'

/** As whom to look at a case: everybody else with a place in it. Nothing is shown here that the team page does not show. */
export const chooseEyesPage = page({
  path: '/cases/:caseId/as',
  params: OfCase,
  act: 'casework.case.look_as',
  load: (ctx, { caseId }) => eyesToChoose(ctx, caseId),
  looking: 'unrecorded',
  scope,
  title: ({ t, loaded }) => t('casework.look_as.choose_title', { code: loaded.frame.code }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="sharing" />,
  view: ({ loaded }) => <Choose loaded={loaded} />,
})

function Choose({ loaded: { known, frame, institutions } }: { readonly loaded: EyesToChoose }) {
  const { t, locale } = useReader()
  return (
    <Stack>
      <CaseCrumbs frame={frame} here={t('casework.look_as.choose')} />
      <Head title={t('casework.look_as.choose')} lead={t('casework.look_as.choose_lead')} />
      {institutions.length === 0 && <Empty title={t('casework.look_as.nobody')} />}
      {institutions.map(({ id, name, workers }) => (
        <Section id={`of-${id}`} title={name}>
          <Lines
            items={workers.map(({ personId, name: worker, role, inPlaceOf }) => (
              <>
                <a href={lookAsAddress(frame.caseId, personId, 'overview')}>{worker}</a>{' '}
                {nameIn(known.model.role(role).name, locale)}
                {inPlaceOf &&
                  ` (${t('casework.stand_in.in_place_until', { absent: inPlaceOf.name, until: showDate(inPlaceOf.until) })})`}
              </>
            ))}
          />
        </Section>
      ))}
    </Stack>
  )
}
