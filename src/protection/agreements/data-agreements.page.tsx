import { page, showDate, useReader } from '#platform'
import { ButtonLink, Empty, Head, KeyValues, Lines, Note, Section, Stack, Tag } from '#platform/ui'
import { institutionFor } from '../desk/protected-institution.query.server.ts'
import { OfInstitution } from '../of-institution.ts'
import { ProtectionCrumbs } from '../protection-crumbs.tsx'
import { type Cooperation, type DataAgreement, stateOn } from './data-agreement.domain.ts'
import { cooperationsOf, dataAgreementsOf } from './data-agreement.query.server.ts'
import { endDataAgreementPage } from './end-data-agreement.page.tsx'
import { enterAgreementPage } from './enter-agreement.page.tsx'

/** The agreements of an institution about data, and where it cooperates without one. */
export const dataAgreementsPage = page({
  path: '/protection/:institutionId/agreements',
  params: OfInstitution,
  act: 'protection.data_agreement.list',
  looking: 'unrecorded',
  load: async (ctx, { institutionId }) => ({
    institution: await institutionFor(ctx, institutionId, 'agree'),
    agreements: await dataAgreementsOf(ctx, institutionId),
    uncovered: (await cooperationsOf(ctx, institutionId)).filter(({ covered }) => !covered),
    today: ctx.today,
  }),
  title: ({ t }) => t('protection.data_agreement.title'),
  view: ({ loaded: { institution, agreements, uncovered, today }, t }) => (
    <>
      <ProtectionCrumbs institution={institution} here={t('protection.data_agreement.title')} />
      <Stack>
        <Head
          title={t('protection.data_agreement.title')}
          over={institution.name}
          lead={t('protection.data_agreement.lead')}
        >
          <ButtonLink href={enterAgreementPage.at({ institutionId: institution.id })}>
            {t('protection.data_agreement.enter')}
          </ButtonLink>
        </Head>
        {uncovered.length > 0 && <Uncovered cooperations={uncovered} />}
        {agreements.length === 0 && <Empty title={t('protection.data_agreement.empty')} />}
        {agreements.map((one) => (
          <Agreement one={one} today={today} />
        ))}
      </Stack>
    </>
  ),
})

/** Whether one is needed depends on how the institutions work together, so this is a question and not a fault. */
function Uncovered({ cooperations }: { cooperations: readonly Cooperation[] }) {
  const { t } = useReader()
  return (
    <Note kind="turn" text={t('protection.data_agreement.uncovered')}>
      <Lines
        items={cooperations.map(({ number, signedOn }) =>
          t('protection.data_agreement.cooperation', { number: number ?? '–', day: showDate(signedOn) }),
        )}
      />
    </Note>
  )
}

function Agreement({ one, today }: { one: DataAgreement; today: DataAgreement['from'] }) {
  const { t } = useReader()
  const state = stateOn(one, today)
  const until = one.until ? showDate(one.until) : t('protection.data_agreement.open_end')
  const texts = [
    [t('protection.data_agreement.essence'), one.essence],
    [t('protection.data_agreement.sub_processors'), one.subProcessors],
  ] as const
  return (
    <Section id={`agreement-${one.id}`} title={one.party}>
      <KeyValues
        items={[
          { term: t('protection.data_agreement.kind'), value: t(`protection.data_agreement.kind_of.${one.kind}`) },
          { term: t('protection.data_agreement.document_no'), value: `${one.documentNo}, ${showDate(one.signedOn)}` },
          { term: t('protection.data_agreement.days'), value: `${showDate(one.from)} – ${until}` },
          { term: t('protection.data_agreement.stands'), value: <Tag>{t(`protection.data_agreement.${state}`)}</Tag> },
          { term: t('protection.data_agreement.subject'), value: one.subject },
          ...texts.flatMap(([term, value]) => (value ? [{ term, value }] : [])),
        ]}
      />
      {state !== 'ended' && (
        <p>
          <a href={endDataAgreementPage.at({ institutionId: one.institutionId, agreementId: one.id })}>
            {t('protection.data_agreement.end')}
            <span class="vh">: {one.party}</span>
          </a>
        </p>
      )}
    </Section>
  )
}
